"""What every request shares: the surface it came in on, who may pass, headers, answers and error pages."""
import logging
import re

from flask import Blueprint, Response, abort, redirect, render_template, request, session, url_for
from flask.sessions import SecureCookieSessionInterface
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from htmx_flask import make_response
from peewee import DoesNotExist
from werkzeug.exceptions import HTTPException, NotFound, SecurityError
from werkzeug.routing import IntegerConverter

from kiosk import access, assets, events, i18n
from kiosk.db import database, lay_down
from kiosk.errors import Expired, Refused
from kiosk.i18n import gettext as _
from printer.errors import NotPossible

log = logging.getLogger(__name__)

SURFACE = "qiantai.surface"
OWN_PATH = re.compile(r"/(?!/)[!-\[\]-~]*")  # printable ASCII, no backslash, not //host
BIGGEST_NUMBER = 2**63 - 1  # what a column can hold
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
SAME_SITE = {None, "same-origin", "none"}
FOREVER = "public, max-age=31536000, immutable"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; "
        "media-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "report-uri /csp"
    ),
}

bp = Blueprint("web", __name__)


class OnSurface:
    """Marks every request of one listener with its surface; a client cannot choose another."""

    def __init__(self, app, surface: str):
        self.app = app
        self.surface = surface

    def __call__(self, environ, start_response):
        environ[SURFACE] = self.surface
        return self.app(environ, start_response)


class Number(IntegerConverter):
    """A number in an address; one that no row can have leads nowhere."""

    def __init__(self, url_map, max=BIGGEST_NUMBER, **options):
        super().__init__(url_map, max=max, **options)


class SurfaceCookies(SecureCookieSessionInterface):
    """Browsers share cookies between ports, so each surface has a cookie name of its own."""

    def get_cookie_name(self, app):
        return f"qiantai_{surface()}"

    def get_cookie_secure(self, app):
        return surface() == access.LAN and app.config["SITE"].is_tls


def surface() -> str:
    return request.environ.get(SURFACE, access.KIOSK)


def guard():
    """Default deny: the route must stand in the access table for this surface and this person."""
    if request.endpoint is None:
        return None  # Flask itself answers what no route or host name matches
    rule = access.ROUTES.get(request.endpoint)
    if rule is None or surface() not in rule.surfaces:
        abort(404)
    if request.method not in SAFE_METHODS and request.headers.get("Sec-Fetch-Site") not in SAME_SITE:
        abort(403)
    if not rule.roles:
        return None
    if not current_user.is_authenticated:
        return _to_sign_in()
    if not rule.lets(current_user):
        abort(403)
    return None


def _to_sign_in():
    if request.htmx:
        return make_response("", redirect=url_for("staff.sign_in"))
    return redirect(url_for("staff.sign_in"))


def remember_actor():
    staff = current_user.id if surface() == access.LAN and current_user.is_authenticated else None
    request.environ["qiantai.actor"] = acting = events.acting(staff, surface())
    acting.__enter__()


def forget_actor(error=None):
    acting = request.environ.pop("qiantai.actor", None)
    if acting:
        acting.__exit__(None, None, None)


def lay_down_connection(error=None):
    lay_down()


def dress(response):
    """Headers of every answer; pages are never stored, files may be."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static":
        response.headers["Cache-Control"] = FOREVER if "v" in request.args else "no-cache"
    else:
        response.headers.setdefault("Cache-Control", "no-store")
        response.vary.add("HX-Request")
    return response


def answer(main, *others, otherwise: str):
    """The fragment that was asked for and up to two more out of band; a redirect for plain forms.

    Each is (template, values) and is rendered by the same partial that its page includes.
    """
    if not request.htmx:
        return redirect(otherwise, 303)
    template, values = main
    parts = [render_template(template, **values)]
    parts += [render_template(name, oob=True, **values) for name, values in others]
    return make_response("\n".join(parts))


def sorry(title: str, text: str, status: int):
    """A plain sentence in the shape the person is looking at: the page's message line, or a page of its own."""
    if request.htmx:
        # Out of band, because the button that asked may have been redrawn in the meantime.
        response = make_response(render_template("shared/_flash.html", text=text), reswap="none")
        response.status_code = status
        return response
    layout = "layouts/kiosk.html" if surface() == access.KIOSK else "layouts/plain.html"
    return render_template("shared/sorry.html", layout=layout, title=title, text=text), status


def _not_possible(error: NotPossible):
    return sorry(_("Not possible right now"), _("This slip has moved on; its list shows how it stands."), 409)


def _refused(error: Refused):
    return sorry(_("Not possible right now"), str(error), 409)


def _gone(error: DoesNotExist):
    return _http(NotFound())


def _expired(error: Expired):
    return sorry(_("This has ended"), str(error) or _("This step is over. Please start again."), 410)


def _csrf(error: CSRFError):
    return sorry(_("Please try once more"), _("This page was open too long. Nothing was sent. Please try again."), 400)


def _foreign_host(error: SecurityError):
    # Nothing of this site is shown under a name that is not its own.
    return Response(_("There is nothing at this address."), 400, mimetype="text/plain")


def _http(error: HTTPException):
    if error.code is not None and error.code < 400:
        return error
    texts = {
        403: _("You may not do this here. Please ask a colleague who may."),
        404: _("There is nothing at this address."),
        413: _("That was too much at once. Please send less."),
        405: _("This address cannot be opened like that."),
    }
    text = texts.get(error.code, _("This step did not work. What you entered is still there."))
    return sorry(_("Sorry"), text, error.code or 500)


def bug(error: Exception):
    log.exception("request failed: %s %s", request.method, request.url_rule)
    return sorry(_("Sorry"), _("This step did not work. Please try again, or ask the desk."), 500)


@bp.post("/csp")
def csp_report():
    log.warning("content policy broken on %s", surface())
    return "", 204


@bp.get("/healthz")
def healthy():
    """For the watchers on this machine: the site answers and its database can be read."""
    database.execute_sql("select 1")
    return Response("ok\n", mimetype="text/plain")


@bp.post("/language")
def language():
    chosen = request.form.get("language")
    if chosen in i18n.LANGUAGES:
        session["language"] = chosen
    return redirect(own_path(request.form.get("back", "/")), 303)


def own_path(way: str) -> str:
    """The way back when it is a path of this site, else home: an address that came with a request is never followed."""
    return way if OWN_PATH.fullmatch(way) else "/"


def page_names() -> set[str]:
    return set(access.ROUTES)


def dom_id(row, part: str = "") -> str:
    name = f"{row._meta.table_name}_{row.id}"
    return f"{name}_{part}" if part else name


def install(app):
    app.session_interface = SurfaceCookies()
    app.url_map.converters["int"] = Number
    app.url_defaults(assets.version_files)
    app.before_request(guard)
    app.before_request(remember_actor)
    app.after_request(dress)
    app.teardown_request(forget_actor)
    app.teardown_request(lay_down_connection)
    for kind, handler in ((Refused, _refused), (Expired, _expired), (NotPossible, _not_possible), (DoesNotExist, _gone),
                          (CSRFError, _csrf), (SecurityError, _foreign_host), (HTTPException, _http), (Exception, bug)):
        app.register_error_handler(kind, handler)
    app.jinja_env.globals.update(icon=assets.icon, dom_id=dom_id, surface=surface)
