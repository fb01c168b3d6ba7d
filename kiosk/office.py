"""Head office with this distribution's pages and words; what it does is sync.office's own affair."""
import threading
from pathlib import Path

from waitress.server import create_server

from kiosk import clock, i18n, web_root
from kiosk.assets import icon
from kiosk.errors import StartRefused
from kiosk.repairs.words import repair_words
from kiosk.stopping import asked_to_stop
from kiosk.workers import Loop
from sync import wire
from sync.office import create_office, store
from sync.office.board.reckoner import Reckoner

THREADS = 16
GRACE_S = 1.5
BEHIND_A_PROXY = {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}, "clear_untrusted_proxy_headers": True}


def office_app(home: Path, database: str | None = None, files: Path | None = None, relay: bool = False):
    """On the home's own file, or on the PostgreSQL whose address is given; files lie in the home or where they are told to."""
    home.mkdir(parents=True, exist_ok=True)
    i18n.load()
    root = web_root()
    try:
        return create_office(
            database or home / "office.db", clock=clock.now_ms, prepare=_prepare,
            template_folder=root / "templates", static_folder=root / "static", files=files or home / "blobs",
            relay=relay,
        )
    except store.StartRefused as error:
        raise StartRefused(str(error)) from error
    except store.Unavailable as error:
        raise StartRefused(f"Head office cannot open its database: {error}") from error


def serve(app, address: str, port: int):
    """Serve until SIGTERM or Ctrl-C, then let running requests finish. What a proxy on this machine says of a visitor is believed."""
    server = create_server(app, host=address, port=port, threads=THREADS, ident=None,
                           max_request_body_size=wire.BODY_LIMIT + 1024, **BEHIND_A_PROXY)
    reckoner = Loop("reckoner", Reckoner(app.extensions["office"]))
    with asked_to_stop() as wait:
        threading.Thread(target=server.run, daemon=True).start()
        reckoner.start()
        wait()
    reckoner.stop()
    server.close()
    server.task_dispatcher.shutdown(cancel_pending=True, timeout=GRACE_S)


def _prepare(app):
    i18n.install(app.jinja_env)
    app.jinja_env.globals.update(icon=icon, repair_words=repair_words)
