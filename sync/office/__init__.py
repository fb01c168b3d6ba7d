"""Head office: where boxes deliver at night and people look in the morning. The only part of sync that knows Flask."""
import logging
import secrets
from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask, render_template, request
from flask.sessions import SecureCookieSessionInterface
from flask_login import current_user
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from jinja2 import StrictUndefined

from sync import wire
from sync.office import machines, migrating
from sync.office.addresses import Whole
from sync.office.board import views as board
from sync.office.boxes import code_views, community_views, landing, views as boxes
from sync.office.core import Office, open_office
from sync.office.dailies import answers, views as dailies
from sync.office.exports import views as exports
from sync.office.log import views as log_views
from sync.office.people import access, accounts, door, sessions, views as people
from sync.office.relay import views as relay_views
from sync.office.standards import editing, releasing, spread_views
from sync.office.store import Store, Unavailable, open_store

log = logging.getLogger(__name__)

PAGES = (machines, door, people, board, boxes, code_views, community_views, exports, editing, releasing, spread_views, dailies, log_views, relay_views)
CHECKOUT = Path(__file__).parents[2]
DEFAULT_ZONE = ZoneInfo("Asia/Shanghai")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; "
        "media-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()",
}


def create_office(
    database: Path | str,
    *,
    clock: Callable[[], int],
    prepare: Callable[[Flask], None] | None = None,
    zone: tzinfo = DEFAULT_ZONE,
    template_folder: Path = CHECKOUT / "templates",
    static_folder: Path = CHECKOUT / "static",
    hosts: list[str] | None = None,
    files: Path | None = None,
    relay: bool = False,
) -> Flask:
    """The whole of head office on a SQLite file or a postgresql:// address.

    clock tells milliseconds since 1970 UTC; prepare may install translations. Files of documents lie in a folder beside
    a SQLite file unless another is given; on PostgreSQL one has to be, or boxes keep theirs. relay lets phones read tickets here.
    """
    app = Discreet(__name__, template_folder=str(template_folder), static_folder=str(static_folder))
    store = open_store(database)
    migrating.catch_up(store, clock)
    office = app.extensions["office"] = open_office(store, clock, zone, files or _beside(database), relay)
    app.config.update(
        SECRET_KEY=_secret_key(store), MAX_CONTENT_LENGTH=wire.BODY_LIMIT, MAX_FORM_MEMORY_SIZE=wire.BODY_LIMIT,
        SESSION_COOKIE_SAMESITE="Strict", SESSION_COOKIE_HTTPONLY=True, TRUSTED_HOSTS=hosts,
        WTF_CSRF_TIME_LIMIT=None, WTF_I18N_ENABLED=False,
    )
    app.jinja_env.undefined = StrictUndefined
    app.session_interface = SecureWhenEncrypted()
    _add_pages(app, office)
    _speak(app, prepare)
    _tell_first_code(office)
    return app


def first_code(app: Flask) -> str | None:
    """The one-time code for the first account; None once somebody has one."""
    return accounts.first_code(app.extensions["office"])


class Discreet(Flask):
    """What goes wrong is logged without the address, which on a visitor's phone holds the key to a ticket."""

    def log_exception(self, exc_info):
        self.logger.error("failed at %s", request.endpoint, exc_info=exc_info)


class SecureWhenEncrypted(SecureCookieSessionInterface):
    """The session cookie stays off plain HTTP as soon as the page itself came encrypted."""

    def get_cookie_secure(self, app):
        return request.is_secure


def _beside(database: Path | str) -> Path | None:
    return database.parent / "blobs" if isinstance(database, Path) else None


def _add_pages(app: Flask, office: Office):
    app.url_map.converters["int"] = Whole
    protection = CSRFProtect(app)
    protection.exempt(machines.bp)
    sessions.people.init_app(app)
    landing.when_landed(answers.REPORTS, answers.take)
    for pages in PAGES:
        app.register_blueprint(pages.bp)
    app.before_request(_readable_only)
    app.before_request(_own_pages_only)
    access.guard(app)
    app.after_request(_with_headers)
    app.register_error_handler(CSRFError, _stale_form)
    for code in (404, 405):
        app.register_error_handler(code, _nothing_here)
    app.register_error_handler(413, _too_much)
    app.register_error_handler(Unavailable, _come_back_later)
    app.register_error_handler(500, _went_wrong)
    app.add_template_filter(lambda moment_ms: f"{office.local(moment_ms):%Y-%m-%d %H:%M}", "moment")


def _speak(app: Flask, prepare: Callable[[Flask], None] | None):
    if prepare:
        prepare(app)
    else:
        app.jinja_env.add_extension("jinja2.ext.i18n")
        app.jinja_env.install_null_translations(newstyle=True)


def _tell_first_code(office: Office):
    code = accounts.first_code(office)
    if code:
        log.warning("no account yet: open /first and enter the code %s", code)


def _secret_key(store: Store) -> str:
    """The same for all processes in front of one database."""
    store.run(
        "insert into setting (key, value) values ('secret_key', ?) on conflict (key) do nothing", secrets.token_hex(32)
    )
    return store.first("select value from setting where key = 'secret_key'")["value"]


def _readable_only():
    """PostgreSQL has no place for this character in a text, so nothing here is ever called by it."""
    if any("\0" in text for text in (request.path, *request.values.values())):
        return render_template("office/message.html", kind="nothing"), 404
    return None


def _own_pages_only():
    """A form on somebody else's page is refused even if it got hold of a token."""
    foreign = request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
    if foreign and request.method == "POST":
        return render_template("office/message.html", kind="foreign"), 400
    return None


def _with_headers(response):
    response.headers.update(HEADERS)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def _stale_form(_):
    if not current_user.is_authenticated and not access.is_public(request.endpoint):
        return door.to_the_door()
    return render_template("office/message.html", kind="stale"), 400


def _nothing_here(error):
    return render_template("office/message.html", kind="nothing"), error.code


def _too_much(_):
    return render_template("office/message.html", kind="too_much"), 413


def _come_back_later(_):
    return render_template("office/message.html", kind="busy"), 503


def _went_wrong(_):
    return render_template("office/message.html", kind="failed"), 500
