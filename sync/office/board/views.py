"""The board of communities, and one community's day."""
from datetime import date, timedelta

import msgspec
from flask import Blueprint, abort, render_template, request

from sync.messages import Facts
from sync.office.board import figures
from sync.office.boxes import standing
from sync.office.core import the_office
from sync.office.standards import references
from sync.reference import RELEASED

bp = Blueprint("board", __name__)

REPORT_DAYS_BACK = 400


@bp.get("/")
def index():
    return render_template("office/board/index.html", **_board())


@bp.get("/board")
def fragment():
    return render_template("office/board/_board.html", **_board())


@bp.get("/sites/<site_id>")
def site(site_id):
    office, day = the_office(), _chosen_day()
    community = figures.community(office, site_id, day) or abort(404)
    return render_template(
        "office/board/site.html", community=community, day=day, today=office.today(),
        services=figures.services(office, site_id, day), repairs=figures.repairs(office, site_id, day),
        signatures=figures.signatures(office, site_id, day),
        boxes=[each | {"facts": msgspec.json.decode(each["facts"], type=Facts)} for each in standing.of(office, site_id)],
        proof=standing.last_proof(office, site_id), now_ms=office.clock(), set_aside=standing.set_aside(office, site_id),
        manifest={tbl: references.latest(office, site_id, tbl) for tbl in RELEASED},
    )


def _board() -> dict:
    office = the_office()
    communities = figures.board(office, office.today())
    fresh = sum(each.figures is not None for each in communities)
    return {
        "communities": communities, "fresh": fresh, "totals": figures.totals(communities), "today": office.today(),
        "now_ms": office.clock(), "restored": standing.restored(office),
    }


def _chosen_day() -> str:
    """The day asked for, if it is one; else today."""
    today = date.fromisoformat(the_office().today())
    try:
        day = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return today.isoformat()
    return min(max(day, today - timedelta(days=REPORT_DAYS_BACK)), today).isoformat()
