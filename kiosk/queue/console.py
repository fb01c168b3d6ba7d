"""The queue at the desk: calling, calling again, missed, done, and who sits at which window."""
from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user

from kiosk import papers, topics
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.web import answer

MOST_SHOWN = 12

bp = Blueprint("console", __name__, url_prefix="/desk/queue")


@bp.get("/")
def index():
    return render_template("queue/console.html", counters=list(Counter.all_in_order()), **_board())


@bp.get("/board")
def board():
    return render_template("queue/_board.html", **_board())


@bp.post("/counters/<int:number>")
def sit_down(number):
    Counter.get_by_id(number).sit_down(current_user.id, current_user.name)
    return redirect(url_for("console.index"), 303)


@bp.post("/counters/leave")
def get_up():
    Counter.leave_all(current_user.id)
    return redirect(url_for("console.index"), 303)


@bp.post("/next")
def call_next():
    ticket = Ticket.call_next(_counter())
    return _board_again("" if ticket else _("Nobody is waiting."))


@bp.post("/tickets/<ticket_id>/recall")
def recall(ticket_id):
    Ticket.get_by_id(ticket_id).recall()
    return _board_again()


@bp.post("/tickets/<ticket_id>/skip")
def skip(ticket_id):
    Ticket.get_by_id(ticket_id).skip()
    return _board_again()


@bp.post("/tickets/<ticket_id>/finish")
def finish(ticket_id):
    Ticket.get_by_id(ticket_id).finish()
    return _board_again()


@bp.post("/tickets/<ticket_id>/restore")
def restore(ticket_id):
    Ticket.get_by_id(ticket_id).restore()
    return _board_again()


@bp.post("/tickets/<ticket_id>/paper")
def paper(ticket_id):
    ticket = Ticket.get_by_id(ticket_id)
    ticket.print_again(by=current_user.account, role=papers.DESK)
    topics.changed("paper")
    return _board_again(_("%(number)s is being printed again.", number=ticket.number))


def _counter() -> int:
    counter = Counter.of(current_user.id)
    if counter is None:
        raise Refused(_("Choose your window first."))
    return counter.number


def _board(message: str = "") -> dict:
    waiting = Ticket.waiting()
    counter = Counter.of(current_user.id)
    return {
        "counter": counter,
        "serving": Ticket.at_counter(counter.number) if counter else None,
        "waiting": list(waiting.limit(MOST_SHOWN)),
        "waiting_count": waiting.count(),
        "missed": list(Ticket.missed().limit(MOST_SHOWN)),
        "finished_count": Ticket.finished_today_at(counter.number) if counter else 0,
        "message": message,
    }


def _board_again(message: str = ""):
    return answer(("queue/_board.html", _board(message)), otherwise=url_for("console.index"))
