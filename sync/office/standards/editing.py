"""Reference rows of a community: listing and editing. What is saved here waits until it is published."""
from datetime import date

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from sync.office import sites
from sync.office.addresses import whole
from sync.office.core import the_office
from sync.office.standards import arrivals, references
from sync.office.standards.kinds import ADDRESS, KINDS

bp = Blueprint("editing", __name__, url_prefix=f"/sites/<site_id>/{ADDRESS}")
bp.add_app_template_global(KINDS, "kinds")

SHOWN = 200


@bp.get("")
def index(site_id, kind):
    community, words, table = sites.asked_for(site_id), KINDS[kind], _table(site_id, kind)
    page = max(1, whole(request.args, "page", 1))
    listed = sorted(_found(table.listed), key=lambda each: words.order(each.row))
    return render_template(
        f"office/standards/{kind}.html", community=community, kind=kind, words=words, table=table,
        listed=listed[(page - 1) * SHOWN:page * SHOWN], found=len(listed), page=page, pages=-(-len(listed) // SHOWN),
        query=request.args.get("q", ""), form=words.form.named(),
        arrivals=arrivals.of(the_office(), site_id, words.tbl, table.release),
    )


@bp.route("/new", methods=["GET", "POST"])
def new(site_id, kind):
    return _edit(site_id, kind, None) if KINDS[kind].add else abort(404)


@bp.route("/<pk>/edit", methods=["GET", "POST"])
def edit(site_id, kind, pk):
    return _edit(site_id, kind, _table(site_id, kind).find(pk) or abort(404))


def _edit(site_id: str, kind: str, listed: references.Listed | None):
    words, community = KINDS[kind], sites.asked_for(site_id)
    form = words.form.showing(listed and listed.row, issued_on=date.fromisoformat(the_office().today()))
    if form.validate_on_submit():
        keep = references.save if listed else references.add
        if keep(the_office(), site_id, words.tbl, form.row(listed and listed.row), current_user.id):
            return redirect(url_for("editing.index", site_id=site_id, kind=kind), 303)
        next(iter(form)).errors = [words.taken]
    page = {"community": community, "kind": kind, "words": words, "form": form, "listed": listed}
    return render_template("office/standards/reference_form.html", **page), form.status


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
