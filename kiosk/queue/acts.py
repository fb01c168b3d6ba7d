"""What a receptionist does with one number: one address for each act."""
from flask import Blueprint, request
from flask_login import current_user

from kiosk import papers, topics
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.queue import runs
from kiosk.queue.board import board_again, own_window
from kiosk.queue.counters import Counter
from kiosk.queue.handling import FIRST, KEEPING, LAST
from kiosk.queue.models import Ticket
from kiosk.queue.notes import TicketNote
from kiosk.site.models import Service

bp = Blueprint("acts", __name__, url_prefix="/desk/queue/tickets/<ticket_id>")


@bp.post("/call")
def call(ticket_id):
    Ticket.get_by_id(ticket_id).call_out_of_order(own_window().number, request.form.get("reason", ""))
    return board_again()


@bp.post("/recall")
def recall(ticket_id):
    Ticket.get_by_id(ticket_id).recall()
    return board_again()


@bp.post("/arrive")
def arrive(ticket_id):
    Ticket.get_by_id(ticket_id).arrive()
    return board_again()


@bp.post("/skip")
def skip(ticket_id):
    Ticket.get_by_id(ticket_id).skip()
    return board_again()


@bp.post("/hold")
def hold(ticket_id):
    Ticket.get_by_id(ticket_id).hold(request.form.get("reason", ""))
    return board_again()


@bp.post("/resume")
def resume(ticket_id):
    Ticket.get_by_id(ticket_id).resume(own_window().number)
    return board_again()


@bp.post("/transfer")
def transfer(ticket_id):
    place = request.form.get("place", KEEPING)
    if place not in (FIRST, LAST, KEEPING):
        raise Refused(_("Please choose first, last, or the place kept."))
    Ticket.get_by_id(ticket_id).transfer(_service(), _window(), place)
    return board_again()


@bp.post("/finish")
def finish(ticket_id):
    Ticket.get_by_id(ticket_id).finish(request.form.get("outcome", "done"))
    return board_again()


@bp.post("/matter")
def add_matter(ticket_id):
    Ticket.get_by_id(ticket_id).add_matter(_service())
    return board_again()


@bp.post("/prefer")
def prefer(ticket_id):
    Ticket.get_by_id(ticket_id).prefer(request.form.get("priority", ""))
    return board_again()


@bp.post("/restore")
def restore(ticket_id):
    Ticket.get_by_id(ticket_id).restore()
    return board_again()


@bp.post("/void")
def void(ticket_id):
    runs.void(Ticket.get_by_id(ticket_id))
    return board_again()


@bp.post("/note")
def note(ticket_id):
    TicketNote.write(Ticket.get_by_id(ticket_id), request.form.get("text", ""))
    return board_again(_("Noted."))


@bp.post("/case")
def attach(ticket_id):
    Ticket.get_by_id(ticket_id).attach(request.form.get("case", "").strip().upper())
    return board_again(_("Noted."))


@bp.post("/paper")
def paper(ticket_id):
    ticket = Ticket.get_by_id(ticket_id)
    ticket.print_again(by=current_user.account, role=papers.DESK)
    topics.changed("paper")
    return board_again(_("%(number)s is being printed again.", number=ticket.number))


def _service() -> Service | None:
    chosen = request.form.get("service", "")
    return Service.get_by_id(chosen) if chosen else None


def _window() -> int | None:
    """A window that is open now; None when none was named."""
    chosen = request.form.get("counter", "")
    if not chosen:
        return None
    if not chosen.isdecimal() or not Counter.open().where(Counter.number == int(chosen)).exists():
        raise Refused(_("That window is not open."))
    return int(chosen)
