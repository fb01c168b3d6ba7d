"""The board of communities, who has not reported, one community's day, and how the weeks went."""
import msgspec
from flask import Blueprint, abort, render_template, request
from flask_login import current_user

from sync.messages import Facts
from sync.office import sites
from sync.office.addresses import day_asked_for
from sync.office.board import board, community, company, details, drawing, reach, silent, trends
from sync.office.board.asking import FIGURES, Asked
from sync.office.boxes import health, lanes, standing
from sync.office.core import shifted, the_office
from sync.office.people import scope
from sync.office.standards import references
from sync.reference import RELEASED

bp = Blueprint("board", __name__)
bp.add_app_template_global(trends.change, "change_of")


@bp.get("/")
def index():
    return render_template("office/board/index.html", **_board())


@bp.get("/board")
def fragment():
    return render_template("office/board/_board.html", **_board())


@bp.get("/silent")
def silent_boxes():
    office = the_office()
    found = silent.boxes(office, scope.visible(office, current_user))
    return render_template("office/board/silent.html", boxes=found[:silent.MOST_SHOWN], count=len(found), now_ms=office.clock())


@bp.get("/trends")
def company_trends():
    office = the_office()
    visible = scope.visible(office, current_user)
    return _trends(None, trends.of_company(office, visible), is_region=visible is not None)


@bp.get("/sites/<site_id>/trends")
def site_trends(site_id):
    return _trends(sites.asked_for(site_id), trends.of_site(the_office(), site_id))


@bp.get("/sites/<site_id>")
def site(site_id):
    office = the_office()
    day = day_asked_for(request.args.get("day", ""), office.today()) or office.today()
    found = community.on(office, day, [reach.of(office, site_id) or abort(404)])
    return render_template(
        "office/board/site.html", community=found[0], total=company.summed(office, day, found),
        day=day, today=office.today(), day_before=shifted(day, -1), day_after=shifted(day, 1),
        services=details.services(office, site_id, day), repairs=details.repairs(office, site_id, day),
        signatures=details.signatures(office, site_id, day), boxes=[_box(office, each) for each in standing.of(office, site_id)],
        proof=standing.last_proof(office, site_id), now_ms=office.clock(), set_aside=standing.set_aside(office, site_id),
        shared_letters=lanes.of_site(office, site_id), doubled=lanes.doubled(office, site_id),
        closed_ms=sites.asked_for(site_id).closed_ms, manifest={tbl: references.latest(office, site_id, tbl) for tbl in RELEASED},
    )


def _board() -> dict:
    office, asked = the_office(), Asked.of(request.args, the_office().today())
    found = board.board(office, asked, scope.visible(office, current_user))
    return {"board": found, "asked": asked, "today": office.today(), "now_ms": office.clock(), "restored": standing.restored(office)}


def _box(office, row: dict) -> dict:
    facts = msgspec.json.decode(row["facts"], type=Facts)
    return row | {"facts": facts, "troubles": health.of_box(office, facts, row)}


def _trends(place, weeks, is_region=False):
    drawings = {name: drawing.line([week.value(name) for week in weeks]) for name in FIGURES}
    return render_template("office/board/trends.html", community=place, weeks=weeks, drawings=drawings, is_region=is_region)
