"""The queue at the desk: who is at the window, who waits, and who sits where."""
import hmac

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.queue import keys, slips
from kiosk.queue.board import board_again, board_of_desk, own_window
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.queue.openings import WHY_CLOSED, Closure
from kiosk.site.models import Service

bp = Blueprint("console", __name__, url_prefix="/desk/queue")


@bp.get("/")
def index():
    return render_template("queue/console.html", counters=list(Counter.all_in_order()), **board_of_desk())


@bp.get("/board")
def board():
    return render_template("queue/_board.html", **board_of_desk())


@bp.post("/counters/<int:number>")
def sit_down(number):
    Counter.get_by_id(number).sit_down(current_user.id, current_user.name)
    return redirect(url_for("console.index"), 303)


@bp.post("/counters/leave")
def get_up():
    Counter.leave_all(current_user.id)
    return redirect(url_for("console.index"), 303)


@bp.post("/pause")
def pause():
    own_window().pause(request.form.get("reason", ""))
    return board_again()


@bp.post("/go-on")
def go_on():
    own_window().go_on()
    return board_again()


@bp.post("/skills")
def skills():
    known = {service.id for service in Service.offered()}
    own_window().serve_only([service for service in request.form.getlist("service") if service in known])
    return board_again()


@bp.post("/next")
def call_next():
    ticket = Ticket.call_next(own_window().number)
    return board_again("" if ticket else _("Nobody is waiting."))


@bp.post("/undo")
def take_back():
    number = Ticket.take_back(current_user.id)
    return board_again(_("%(number)s is as it was before.", number=number))


@bp.post("/serve")
def serve():
    service = Service.get_by_id(request.form.get("service", ""))
    Ticket.serve_without_number(service, own_window().number)
    return board_again()


@bp.post("/services/<service_id>/close")
def close_service(service_id):
    reason = request.form.get("reason", "")
    if reason not in WHY_CLOSED:
        raise Refused(_("Please choose one of the reasons."))
    Closure.close(Service.get_by_id(service_id), reason)
    return board_again()


@bp.post("/services/<service_id>/reopen")
def reopen_service(service_id):
    Closure.reopen(Service.get_by_id(service_id))
    return board_again()


@bp.get("/check")
def check():
    """Whether a paper that somebody holds was given here: from what stands on it alone, however old it is."""
    number, at = (request.args.get(name, "").strip() for name in ("number", "at"))
    code = request.args.get("code", "").strip().upper().replace(" ", "")
    is_ours = hmac.compare_digest(slips.check_code(number.upper(), at).encode(), code.encode()) if code else None
    return render_template("queue/check.html", number=number, at=at, code=code, is_ours=is_ours)


@bp.get("/keys")
def own_keys():
    return render_template("queue/keys.html", acts=keys.ACTS, chosen=keys.of(current_user.id), possible=keys.POSSIBLE)


@bp.post("/keys")
def choose_keys():
    keys.choose(current_user.id, {act: request.form.get(act, "").strip() for act in keys.ACTS})
    return redirect(url_for("console.index"), 303)
