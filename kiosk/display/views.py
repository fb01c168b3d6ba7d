"""The TV page and the part of it that changes."""
from flask import Blueprint, render_template

from kiosk import clock
from kiosk.queue.models import Ticket
from kiosk.site.models import Service, Site

MOST_CALLS_SHOWN = 5

bp = Blueprint("display", __name__, url_prefix="/display")


@bp.get("")
def tv():
    return render_template("display/tv.html", site=Site.current(), **_board())


@bp.get("/board")
def board():
    return render_template("display/_board.html", **_board())


def _board() -> dict:
    calls = list(Ticket.latest_calls(MOST_CALLS_SHOWN))
    waiting = [(service, Ticket.waiting(service).count()) for service in Service.offered()]
    return {"newest": calls[0] if calls else None, "earlier": calls[1:], "waiting": waiting, "time": clock.local(clock.now())}
