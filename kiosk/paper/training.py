"""Printers made of software: their paper on screen, and everything that can go wrong with them, as switches."""
from flask import Blueprint, abort, current_app, render_template, url_for
from flask_login import current_user

from kiosk import access, topics
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import N_, gettext as _
from kiosk.paper import pictures
from kiosk.web import answer
from printer.printers import Printer

MOST_SHOWN = 8
SLOW_BYTES_PER_S = 960  # a serial line of 9600 baud
BYTES_BEFORE_CUT = 240  # about half a ticket
# What the switch says, and the fault with its value when it is on and when it is off.
SWITCHES = {
    "paper": (N_("No paper"), "has_paper", False, True),
    "near_end": (N_("Paper nearly used up"), "is_near_end", True, False),
    "cover": (N_("Cover open"), "is_cover_open", True, False),
    "offline": (N_("Offline"), "is_offline", True, False),
    "silent": (N_("Never answers"), "is_silent", True, False),
    "jam": (N_("Knife jammed"), "is_jammed", True, False),
    "slow": (N_("As slow as 9600 baud"), "bytes_per_s", SLOW_BYTES_PER_S, 0),
}

bp = Blueprint("training", __name__, url_prefix="/paper/virtual")


@bp.get("/<name>")
def show(name):
    return render_template("paper/virtual.html", **_view(name))


@bp.get("/<name>/papers")
def papers(name):
    return render_template("paper/_virtual.html", **_view(name))


@bp.get("/<name>/papers/<int:number>.png")
def picture(name, number):
    found = [paper for paper in _open_virtual(name).papers if paper.number == number] or abort(404)
    return pictures.answer(pictures.of_paper(found[0]), pictures.FOR_GOOD_S)


@bp.get("/<name>/unfinished.png")
def unfinished(name):
    return pictures.answer(pictures.of_paper(_open_virtual(name).unfinished or abort(404)))


@bp.post("/<name>/reveal")
def reveal(name):
    """Internal copies with full addresses, and a note of who looked (PRIV-05)."""
    printer, virtual = Printer.get_by_id(name), _virtual(name)
    record("slip.revealed", printer, papers=len(virtual.papers))
    shown = [{"paper": paper, "src": pictures.inline(pictures.of_paper(paper))} for paper in _newest(virtual)]
    return render_template("paper/virtual.html", **_view(name) | {"papers": shown, "is_hidden": False})


@bp.post("/<name>/switch/<switch>")
def turn(name, switch):
    """Turn one fault on, or off when it is on."""
    faults, (fault, on, off) = _virtual(name).faults, _switch(switch)
    setattr(faults, fault, off if getattr(faults, fault) == on else on)
    return _view_again(name)


@bp.post("/<name>/power")
def power(name):
    virtual = _virtual(name)
    if virtual.is_on:
        virtual.switch_off()
    else:
        _switch_on(virtual)
    return _view_again(name)


@bp.post("/<name>/link")
def cut_link(name):
    """The cable is pulled in the middle of the next slip."""
    _virtual(name).faults.cuts_the_link_after = BYTES_BEFORE_CUT
    return _view_again(name)


def _virtual(name):
    return current_app.extensions["virtual_printers"].get(name) or abort(404)


def _switch(code) -> tuple:
    _name, *switch = SWITCHES.get(code) or abort(404)
    return tuple(switch)


def _switch_on(virtual):
    try:
        virtual.switch_on()
    except OSError as error:
        raise Refused(_("Port %(port)d is taken by another program.", port=virtual.port)) from error


def _open_virtual(name):
    """One whose papers may be looked at without a note."""
    return abort(404) if Printer.get_by_id(name).is_private else _virtual(name)


def _newest(virtual) -> list:
    return list(reversed(virtual.papers))[:MOST_SHOWN]


def _view(name) -> dict:
    printer, virtual = Printer.get_by_id(name), _virtual(name)
    sources = [url_for("training.picture", name=name, number=paper.number) for paper in _newest(virtual)]
    return {
        "printer": printer,
        "virtual": virtual,
        "switches": [(code, label, getattr(virtual.faults, fault) == on) for code, (label, fault, on, _off) in SWITCHES.items()],
        "is_hidden": printer.is_private,
        "may_reveal": current_user.role in access.ROUTES["training.reveal"].roles,
        "papers": [{"paper": paper, "src": src} for paper, src in zip(_newest(virtual), sources)],
        "unfinished": None if printer.is_private else virtual.unfinished,
    }


def _view_again(name):
    topics.changed("paper")
    return answer(("paper/_virtual.html", _view(name)), otherwise=url_for("training.show", name=name))
