"""Pages of a spread: choosing rows and communities, looking at what it does, and watching it go."""
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from sync.office import sites
from sync.office.core import the_office
from sync.office.people import scope
from sync.office.standards import references, spreading
from sync.office.standards.kinds import ADDRESS, KINDS
from sync.office.standards.releasing import chosen_day
from sync.office.words import N_
from sync.reference import Row

bp = Blueprint("spreading", __name__)

TICKED_AT_MOST = 300


@bp.get(f"/sites/<site_id>/{ADDRESS}/spread")
def choose(site_id, kind):
    return _choice(site_id, kind)


@bp.post(f"/sites/<site_id>/{ADDRESS}/spread")
def prepare(site_id, kind):
    wanted, (site_ids, unknown) = set(request.form.getlist("row")), _named(site_id)
    if unknown:
        return _choice(site_id, kind, unknown), 422
    rows = [row for row in _shared(site_id, kind) if row.id in wanted]
    try:
        day = chosen_day(kind)
    except references.Unpublishable as reason:
        flash(str(reason))
        return redirect(url_for("spreading.choose", site_id=site_id, kind=kind), 303)
    if not rows or not site_ids:
        flash(N_("Choose what to publish, and at least one community."))
        return redirect(url_for("spreading.choose", site_id=site_id, kind=kind), 303)
    spread_id = spreading.prepare(the_office(), KINDS[kind].tbl, rows, site_ids, day, current_user.id)
    return redirect(url_for("spreading.show", spread_id=spread_id), 303)


@bp.get("/spreads/<spread_id>")
def show(spread_id):
    spread = _own(spread_id)
    return render_template(
        "office/standards/spreading.html", spread=spread, words=spread.kind, form=spread.kind.form.named(),
        examples=[] if spread.started_ms else spreading.examples(the_office(), spread, current_user), **_progress(spread_id))


@bp.post("/spreads/<spread_id>")
def go_on(spread_id):
    """Start it, or do the next few."""
    spreading.start(the_office(), _own(spread_id))
    spreading.go_on(the_office(), _own(spread_id), current_user)
    if "HX-Request" in request.headers:
        return render_template("office/standards/_progress.html", spread=_own(spread_id), **_progress(spread_id))
    return redirect(url_for("spreading.show", spread_id=spread_id), 303)


def _choice(site_id: str, kind: str, unknown: list[str] = ()) -> str:
    words, others = KINDS[kind], _others(site_id)
    return render_template(
        "office/standards/spread.html", community=sites.asked_for(site_id), kind=kind, words=words, others=others, unknown=unknown,
        rows=sorted(_shared(site_id, kind), key=words.order), today=the_office().today(), may_tick=len(others) <= TICKED_AT_MOST)


def _progress(spread_id: str) -> dict:
    counts = spreading.counts(the_office(), spread_id)
    left_out = {why: spreading.with_outcome(the_office(), spread_id, current_user, why) for why in (spreading.UNREADABLE, spreading.NOT_HEARD)}
    published = spreading.with_outcome(the_office(), spread_id, current_user, spreading.PUBLISHED)
    return {"counts": counts, "all": sum(counts.values()), "left_out": left_out, "published": published}


def _own(spread_id: str) -> spreading.Spread:
    """A spread reaches the communities of whoever made it; nobody else goes on with it."""
    spread = spreading.find(the_office(), spread_id)
    return spread if spread and spread.made_by == current_user.id else abort(404)


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
