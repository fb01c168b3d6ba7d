"""Pages of a spread: choosing rows and communities, looking at what it does, watching it go, and those so far."""
from typing import NamedTuple

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from sync.office import sites
from sync.office.addresses import whole
from sync.office.core import Refused, the_office
from sync.office.people import scope
from sync.office.standards import references, spread_listing, spreading
from sync.office.standards.kinds import ADDRESS, KINDS
from sync.office.standards.releasing import chosen_day
from sync.office.words import N_
from sync.reference import Row

bp = Blueprint("spreading", __name__)

TICKED_AT_MOST = 300


class Ticked(NamedTuple):
    """What stands ticked and typed where somebody chooses what goes where."""

    rows: frozenset[str]
    sites: frozenset[str] = frozenset()
    everybody: bool = False
    names: str = ""
    day: str = ""


@bp.get(f"/sites/<site_id>/{ADDRESS}/spread")
def choose(site_id, kind):
    again = request.args.get("again", "")
    return _choice(site_id, kind, _as_in(site_id, _own(again)) if again else _at_first(site_id, kind))


@bp.post(f"/sites/<site_id>/{ADDRESS}/spread")
def prepare(site_id, kind):
    ticked, (site_ids, unknown) = _as_posted(), _named(site_id)
    rows = [row for row in _shared(site_id, kind) if row.id in ticked.rows]
    try:
        day = chosen_day(kind)
    except Refused as reason:
        return _choice(site_id, kind, ticked, wrong=str(reason)), 422
    if unknown:
        return _choice(site_id, kind, ticked, unknown), 422
    if not rows or not site_ids:
        return _choice(site_id, kind, ticked, wrong=N_("Choose what to publish, and at least one community.")), 422
    spread_id = spreading.prepare(the_office(), KINDS[kind].tbl, rows, site_ids, day, current_user.id, site_id)
    return redirect(url_for("spreading.show", spread_id=spread_id), 303)


@bp.get("/spreads")
def past():
    page = max(1, whole(request.args, "page", 1))
    found = spread_listing.past(the_office(), current_user, page)
    shown = found[:spread_listing.SHOWN]
    return render_template("office/standards/spreads.html", past=shown, page=page, more=len(found) > len(shown))


@bp.get("/spreads/<spread_id>")
def show(spread_id):
    """To look at for everybody whose communities it reaches; only who made it goes on with it."""
    spread = spreading.find(the_office(), spread_id) or abort(404)
    if not _is_own(spread) and not spread_listing.reaches(the_office(), spread, current_user):
        abort(404)
    return render_template(
        "office/standards/spreading.html", words=spread.kind, form=spread.kind.form.named(),
        examples=[] if spread.started_ms else spreading.examples(the_office(), spread, current_user),
        **_progress(spread, max(1, whole(request.args, "page", 1))))


@bp.post("/spreads/<spread_id>")
def go_on(spread_id):
    """Start it, or do the next few."""
    spreading.start(the_office(), _own(spread_id))
    spreading.go_on(the_office(), _own(spread_id), current_user)
    if "HX-Request" in request.headers:
        return render_template("office/standards/_progress.html", **_progress(_own(spread_id), 1))
    return redirect(url_for("spreading.show", spread_id=spread_id), 303)


def _choice(site_id: str, kind: str, ticked: Ticked, unknown: list[str] = (), wrong: str = "") -> str:
    words, others = KINDS[kind], _others(site_id)
    return render_template(
        "office/standards/spread.html", community=sites.asked_for(site_id), kind=kind, words=words, others=others, unknown=unknown,
        wrong=wrong, ticked=ticked, rows=sorted(_shared(site_id, kind), key=words.order), today=the_office().today(),
        may_tick=len(others) <= TICKED_AT_MOST)


def _at_first(site_id: str, kind: str) -> Ticked:
    """All rows that are in use; notices are chosen one by one."""
    rows = () if kind == "notices" else (row.id for row in _shared(site_id, kind) if row.active)
    return Ticked(frozenset(rows), day=the_office().today())


def _as_posted() -> Ticked:
    form = request.form
    return Ticked(frozenset(form.getlist("row")), frozenset(form.getlist("site")), bool(form.get("all")), form.get("names", ""), form.get("valid_from", ""))


def _as_in(site_id: str, spread: spreading.Spread) -> Ticked:
    """As it was when this was prepared."""
    chosen, others = spread_listing.goes_to(the_office(), spread), _others(site_id)
    everybody = chosen == {each["site_id"] for each in others}
    names = "" if everybody else "\n".join(each["name"] for each in others if each["site_id"] in chosen)
    return Ticked(frozenset(row.id for row in spread.rows), frozenset() if everybody else chosen, everybody, names, spread.valid_from)


def _progress(spread: spreading.Spread, page: int) -> dict:
    office, left_out = the_office(), (spreading.UNREADABLE, spreading.NOT_HEARD)
    counts, found = spreading.counts(office, spread.spread_id), spread_listing.outcomes(office, spread, current_user, page)
    return {
        "spread": spread, "is_own": _is_own(spread), "counts": counts, "all": sum(counts.values()), "page": page,
        "left_out": {why: spreading.with_outcome(office, spread.spread_id, current_user, why) for why in left_out},
        "outcomes": found[:spread_listing.A_PAGE], "more": len(found) > spread_listing.A_PAGE,
    }


def _own(spread_id: str) -> spreading.Spread:
    """A spread reaches the communities of whoever made it; nobody else goes on with it."""
    spread = spreading.find(the_office(), spread_id)
    return spread if spread and _is_own(spread) else abort(404)


def _is_own(spread: spreading.Spread) -> bool:
    return spread.made_by == current_user.id


def _shared(site_id: str, kind: str) -> list[Row]:
    """What this community runs on, where others can use it."""
    sites.asked_for(site_id)
    if not KINDS[kind].is_shared:
        abort(404)
    return references.table(the_office(), site_id, KINDS[kind].tbl).running


def _others(site_id: str) -> list[dict]:
    return [each for each in scope.communities(the_office(), current_user) if each["site_id"] != site_id and each["closed_ms"] is None]


def _named(site_id: str) -> tuple[list[str], list[str]]:
    """All, the ticked ones, or those whose names or codes were typed, only such as this person sees; and the lines that mean none."""
    others = _others(site_id)
    if request.form.get("all"):
        return [each["site_id"] for each in others], []
    ticked = set(request.form.getlist("site"))
    typed, unknown = scope.named(others, filter(None, map(str.strip, request.form.get("names", "").splitlines())))
    return sorted({each["site_id"] for each in others if each["site_id"] in ticked} | set(typed)), unknown
