"""Publishing: looking at what would change on the boxes, doing it, what was published before, and going back to it."""
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from sync.office import sites
from sync.office.addresses import whole
from sync.office.core import Refused, the_office
from sync.office.standards import differences, history, references
from sync.office.standards.kinds import ADDRESS, KINDS
from sync.office.words import N_
from sync.reference import Row

bp = Blueprint("releasing", __name__, url_prefix=f"/sites/<site_id>/{ADDRESS}")


@bp.get("/preview")
def preview(site_id, kind):
    table = _table(site_id, kind)
    to = url_for("releasing.publish", site_id=site_id, kind=kind)
    return _looked_at(site_id, kind, table.running, table.rows, to, is_behind=table.is_behind)


@bp.post("/publish")
def publish(site_id, kind):
    sites.asked_for(site_id)
    return _published(site_id, kind, lambda seen, day: references.publish(
        the_office(), site_id, KINDS[kind].tbl, current_user.id, seen, day))


@bp.get("/history")
def past(site_id, kind):
    words = KINDS[kind]
    before = whole(request.args, "before", history.NO_END, history.NO_END)
    found = history.releases(the_office(), site_id, words.tbl, before)
    return render_template("office/standards/history.html", community=sites.asked_for(site_id), kind=kind, words=words,
                           releases=found, form=words.form.named(), newest=before == history.NO_END)


@bp.get("/history/<int:number>")
def look_back(site_id, kind, number):
    rows = _way_back(site_id, kind, number)
    to = url_for("releasing.go_back", site_id=site_id, kind=kind, number=number)
    return _looked_at(site_id, kind, _table(site_id, kind).running, rows, to, number)


@bp.post("/history/<int:number>")
def go_back(site_id, kind, number):
    _way_back(site_id, kind, number)
    return _published(site_id, kind, lambda seen, day: history.go_back(
        the_office(), site_id, KINDS[kind].tbl, number, current_user.id, seen, day))


def chosen_day(kind: str) -> str:
    """From when the rows are in force, for kinds that have such a day."""
    if not KINDS[kind].is_dated:
        return ""
    try:
        return date.fromisoformat(request.form.get("valid_from", "")).isoformat()
    except ValueError as error:
        raise Refused(N_("Choose the day from which it is in force.")) from error


def _looked_at(site_id: str, kind: str, before: list[Row], after: list[Row], to: str, number: int | None = None, is_behind: bool = False):
    words = KINDS[kind]
    shown = sorted((row for row in after if row.active), key=words.order)
    return render_template(
        "office/standards/preview.html", community=sites.asked_for(site_id), kind=kind, words=words, to=to, number=number,
        changes=differences.between(before, after), shown=shown, before=before, seen=references.mark(after),
        form=words.form.named(), today=the_office().today(), is_behind=is_behind,
    )


def _published(site_id: str, kind: str, act):
    try:
        act(request.form.get("seen", ""), chosen_day(kind))
        flash(N_("Published. The box takes it over at its next sync."))
    except Refused as reason:
        flash(str(reason))
    return redirect(url_for("editing.index", site_id=site_id, kind=kind), 303)


def _way_back(site_id: str, kind: str, number: int) -> list[Row]:
    return history.way_back(the_office(), site_id, KINDS[kind].tbl, number) or abort(404)


def _table(site_id: str, kind: str) -> references.Table:
    sites.asked_for(site_id)
    return references.table(the_office(), site_id, KINDS[kind].tbl)
