"""Services, units and notices of a community: listing, editing, publishing."""
from datetime import date
from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from sync.office import sites
from sync.office.core import the_office
from sync.office.standards import references
from sync.office.standards.forms import NoticeForm, RowForm, ServiceForm, UnitForm
from sync.office.words import N_

bp = Blueprint("editing", __name__, url_prefix="/sites/<site_id>/<any(services, units, notices):kind>")

SHOWN = 200


class Kind(NamedTuple):
    """One kind of reference row: its table, its form, and the columns that make it one of a kind."""

    tbl: str
    form: type[RowForm]
    unique: tuple[str, ...]
    taken: str
    title: str
    add: str


KINDS = {
    "services": Kind("service", ServiceForm, ("code",), N_("Another service has this letter."),
                     N_("Services"), N_("Add a service")),
    "units": Kind("unit", UnitForm, ("room", "building", "entrance", "floor"), N_("This room is in the list already."),
                  N_("Units"), N_("Add a unit")),
    "notices": Kind("notice", NoticeForm, ("number",), N_("Another notice has this number."),
                    N_("Notices"), N_("Add a notice")),
}
ORDER = {
    "services": lambda row: (row.position, row.code),
    "units": lambda row: (row.building, row.entrance, row.floor, row.room),
    "notices": lambda row: (row.issued_on, row.number),
}


@bp.get("")
def index(site_id, kind):
    community, table = sites.asked_for(site_id), _table(site_id, kind)
    listed = sorted(_found(table.listed), key=lambda each: ORDER[kind](each.row))
    return render_template(
        f"office/standards/{kind}.html", community=community, kind=kind, words=KINDS[kind], table=table,
        listed=listed[:SHOWN], found=len(listed), query=request.args.get("q", ""),
    )


@bp.route("/new", methods=["GET", "POST"])
def new(site_id, kind):
    return _edit(site_id, kind, None)


@bp.route("/<pk>/edit", methods=["GET", "POST"])
def edit(site_id, kind, pk):
    return _edit(site_id, kind, _table(site_id, kind).find(pk) or abort(404))


@bp.post("/publish")
def publish(site_id, kind):
    sites.asked_for(site_id)
    try:
        references.publish(the_office(), site_id, KINDS[kind].tbl, current_user.id)
        flash(N_("Published. The box takes it over at its next sync."))
    except references.Unpublishable as reason:
        flash(str(reason))
    return redirect(url_for("editing.index", site_id=site_id, kind=kind), 303)


def _edit(site_id: str, kind: str, listed: references.Listed | None):
    words, community = KINDS[kind], sites.asked_for(site_id)
    form = words.form.showing(listed and listed.row, issued_on=date.fromisoformat(the_office().today()))
    if form.validate_on_submit():
        row = form.row(listed and listed.row)
        if not _collides(row, words, _table(site_id, kind)):
            references.save(the_office(), site_id, words.tbl, row, current_user.id)
            return redirect(url_for("editing.index", site_id=site_id, kind=kind), 303)
        form[words.unique[0]].errors = [words.taken]
    status = 422 if form.is_submitted() else 200
    page = {"community": community, "kind": kind, "words": words, "form": form, "listed": listed}
    return render_template("office/standards/reference_form.html", **page), status


def _collides(row, words: Kind, table: references.Table) -> bool:
    mark = [getattr(row, name) for name in words.unique]
    return any(
        each.row.id != row.id and each.row.active and row.active
        and [getattr(each.row, name) for name in words.unique] == mark for each in table.listed
    )


def _found(listed: list[references.Listed]) -> list[references.Listed]:
    """The rows that contain what was searched for, or all of them."""
    wanted = request.args.get("q", "").strip().casefold()
    return [
        each for each in listed
        if not wanted or any(wanted in str(value).casefold() for value in _texts(each.row))
    ]


def _texts(row) -> list[str]:
    return [value for name in row.__struct_fields__ if isinstance(value := getattr(row, name), str) and name != "id"]


def _table(site_id: str, kind: str) -> references.Table:
    return references.table(the_office(), site_id, KINDS[kind].tbl)

