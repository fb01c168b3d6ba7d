"""Home, display settings, help, the end of a session, and the sizes of this screen."""
from flask import Blueprint, Response, redirect, render_template, request, session, url_for

from htmx_flask import make_response

from kiosk import clock, drafts, papers, web
from kiosk.db import new_id
from kiosk.errors import Expired
from kiosk.i18n import N_, gettext as _
from kiosk.lobby.forms import CalibrationForm
from kiosk.lobby.models import HelpCall, Screen
from kiosk.queue import openings
from kiosk.queue.appointments import Appointment
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.site.models import Service, Site
from printer.printers import Printer

CALLS_ON_HOME = 2
NO_PAPER = ("paper-out", "cover-open", "offline")
TILES = [
    ("repairs.begin", "wrench", N_("Report a repair"), N_("Water, power, doors, public areas")),
    ("signing.waiting", "signature", N_("Sign for a notice"), N_("Letters, receipts, notice board")),
    ("tracking.number", "search", N_("How my repair stands"), N_("With your slip and phone")),
]
DISPLAY_SETTINGS = {"size": ("elder", "standard"), "contrast": ("high", "standard")}

bp = Blueprint("lobby", __name__)


@bp.get("/")
def home():
    signing = SigningSession.at(THIS_SCREEN)
    offered = signing if signing and signing.is_offered else None
    return render_template("lobby/home.html", key=new_id(), offered=offered, tiles=_tiles(offered), **_state())


@bp.get("/state")
def state():
    """The information band; when other services are open than the page was drawn for, the page is drawn again."""
    now = _state()
    if request.args.get("open") != now["open_codes"]:
        return make_response("", refresh=True)
    return render_template("lobby/_state.html", **now)


@bp.get("/leave")
def leave():
    signing = SigningSession.get_or_none(SigningSession.id == session.get("signing"))
    return render_template("lobby/leave.html", back=web.own_path(request.args.get("back", "/")), is_signing=signing is not None and signing.is_open)


@bp.post("/end")
def end():
    """The full reset (UX-15): the draft is deleted and the next person gets a fresh session."""
    SigningSession.leave(session.get("signing"))
    drafts.forget()
    session.clear()
    response = redirect(url_for("lobby.home"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.post("/display-settings")
def display_settings():
    for name, values in DISPLAY_SETTINGS.items():
        if request.form.get(name) in values:
            session[name] = request.form[name]
    return redirect(url_for("lobby.home"), 303)


@bp.post("/help")
def ask_for_help():
    call = HelpCall.ask(_page_name())
    session["help"] = call.id
    return redirect(url_for("lobby.help_coming"), 303)


@bp.get("/help")
def help_coming():
    call = HelpCall.get_or_none(HelpCall.id == session.get("help"))
    if call is None:
        raise Expired("")
    return render_template("lobby/help.html", call=call)


@bp.get("/help/state")
def help_state():
    call = HelpCall.get_by_id(session.get("help"))
    return render_template("lobby/_help_state.html", call=call)


@bp.get("/device.css")
def device_css():
    css = f":root {{ --mm: {Screen.here().scale:.3f}px; }}\n"
    return Response(css, mimetype="text/css", headers={"Cache-Control": "no-cache"})


@bp.get("/calibration")
def calibration():
    screen = _screen_to_calibrate()
    return render_template("lobby/calibration.html", screen=screen, form=CalibrationForm(obj=screen))


@bp.post("/calibration")
def calibrate():
    screen = _screen_to_calibrate()
    form = CalibrationForm(request.form)
    if not form.validate():
        return render_template("lobby/calibration.html", screen=screen, form=form), 422
    screen.calibrate(form.px_per_mm.data, form.floor_mm.data)
    return redirect(url_for("lobby.home"), 303)


def _screen_to_calibrate() -> Screen:
    screen = Screen.here()
    if not screen.may_be_calibrated:
        raise Expired(_("Calibration is opened from the desk, for five minutes."))
    return screen


def _page_name() -> str:
    # The page's own name, never its address: an address could say more than where help is wanted.
    name = request.form.get("page", "")
    return name if name in web.page_names() else "lobby.home"


def _state() -> dict:
    offered = list(Service.offered())
    services = [service for service in offered if not openings.why_closed(service, Ticket)]
    printer = Printer.get_or_none(Printer.name == papers.printer_for(papers.KIOSK))
    return {
        "site": Site.current(),
        "time": clock.local(clock.now()),
        "services": offered,
        "open_services": services,
        "are_expected": Appointment.are_expected_today(),
        "open_codes": "".join(service.code for service in services),
        "waiting": Ticket.waiting().count(),
        "wait": Ticket.wait_for(services[0]) if len(services) == 1 else None,
        "calls": list(Ticket.latest_calls(CALLS_ON_HOME)),
        "windows": Counter.open_count(),
        "printer_ready": printer is not None and printer.state not in NO_PAPER,
    }


def _tiles(offered) -> list[tuple[str, str, str, str]]:
    """What can be done here. What the desk has put on the screen leads to signing by itself."""
    return [(endpoint, symbol, _(label), _(note)) for endpoint, symbol, label, note in TILES
            if not (offered and endpoint == "signing.waiting")]
