"""Taking a number at the touchscreen."""
from flask import Blueprint, abort, current_app, redirect, render_template, request, session, url_for

from kiosk import i18n
from kiosk.db import new_id
from kiosk.errors import Expired, Refused
from kiosk.i18n import gettext as _
from kiosk.qr import svg
from kiosk.queue import links, openings
from kiosk.queue.models import Ticket
from kiosk.site.models import Service, Site

MOST_REPRINTS = 2

bp = Blueprint("queue", __name__)


@bp.get("/queue")
def choose():
    group = request.args.get("group", "")
    offered = list(Service.offered())
    return render_template("queue/choose.html", key=new_id(), ticket=_ticket_of_visitor(), group=group,
                           groups=_groups(offered) if not group else [], services=_in_group(offered, group))


@bp.post("/queue/tickets")
def take():
    service = Service.get_by_id(request.form.get("service", ""))
    key = request.form.get("key", "")[:64] or abort(400)
    ticket = Ticket.taken_with(key) or _take(service, key)
    session["ticket"] = ticket.id
    return redirect(url_for("queue.taken"), 303)


@bp.get("/queue/taken")
def taken():
    ticket = _ticket_of_visitor()
    if ticket is None:
        raise Expired("")
    return render_template("queue/taken.html", ticket=ticket, **_result(ticket))


@bp.get("/queue/taken/paper")
def paper():
    ticket = _ticket_of_visitor() or abort(404)
    return render_template("shared/_paper_state.html", **_paper(ticket))


@bp.post("/queue/taken/paper")
def print_again():
    ticket = _ticket_of_visitor() or abort(404)
    again = session.get("reprints", 0)
    if again >= MOST_REPRINTS:
        raise Refused(_("It was printed twice already. Your number is valid without paper; the desk helps you."))
    ticket.print_again(by="visitor")
    session["reprints"] = again + 1
    return redirect(url_for("queue.taken"), 303)


def _groups(offered) -> list[tuple[str, str]]:
    """The Chinese name, which is the key, and the name shown; in the order of their first service."""
    return list({service.group_zh: (service.group_zh, service.group) for service in offered if service.group_zh}.values())


def _in_group(offered, group) -> list[dict]:
    return [{"service": service, "why_closed": openings.why_closed(service, Ticket)}
            for service in offered if service.group_zh == group]


def _take(service, key) -> Ticket:
    sentence = _("A number was taken just now. Please wait a moment, or take one at the desk.")
    current_app.extensions["pace"].count_or_refuse("number", sentence)
    return Ticket.take(service, key, i18n.language(), _public_url())


def _result(ticket) -> dict:
    address = links.of(ticket, _public_url())
    return _paper(ticket) | {"qr": svg(address) if address else ""}


def _paper(ticket) -> dict:
    return {
        "job": ticket.paper,
        "paper_url": url_for("queue.paper"),
        "kept": _("Your number is valid without paper."),
        "may_print_again": session.get("reprints", 0) < MOST_REPRINTS,
    }


def _ticket_of_visitor() -> Ticket | None:
    return Ticket.with_value(Ticket.id, session.get("ticket"))


def _public_url() -> str:
    return current_app.config["SITE"].public_url
