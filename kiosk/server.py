"""Runs one site: two listeners, the workers behind them, and a stop that loses nothing."""
import ctypes
import logging
import threading
from contextlib import ExitStack
from zoneinfo import ZoneInfo

from waitress.server import create_server

from kiosk import access, clock, create_app, migrating, papers, topics
from kiosk.clockwork import Clockwork, Lookout
from kiosk.db import database
from kiosk.documents import models as documents
from kiosk.documents.renderer import Renderer
from kiosk.errors import StartRefused
from kiosk.bodies import RoomForFiles
from kiosk.keeping import lock, rescue, starts
from kiosk.keeping.backups import Keeper
from kiosk.paper.rack import opener
from kiosk.paper.words import paper_time
from kiosk.signing.sealing import Sealer
from kiosk.stopping import asked_to_stop
from kiosk.web import OnSurface
from kiosk.workers import Loop
from printer import tidying
from printer.printers import Printer
from printer.worker import Worker as PrinterWorker
from sync.worker import Worker as SyncWorker

M_ARENA_MAX = -8  # mallopt(3)
HEAPS = 2

log = logging.getLogger(__name__)

KIOSK_THREADS = 8
LAN_THREADS = 20
LOOPBACK = "127.0.0.1"
QUEUE = "queue"
GRACE_S = 1.5


class SiteServer:
    """The running site. start() returns at once; stop() ends streams, lets requests finish and rests the workers."""

    def __init__(self, settings):
        _share_heaps()
        self.settings = settings
        with ExitStack() as alone:
            alone.enter_context(lock.alone(settings.home))
            self._open(settings)
            self._alone = alone.pop_all()

    def _open(self, settings):
        rescue.look(settings, migrating.latest())
        self.app = create_app(settings)
        starts.note()
        self._virtual = self.app.extensions["virtual_printers"]
        self._listeners = [
            self._listen(access.KIOSK, LOOPBACK, settings.kiosk_port, KIOSK_THREADS),
            self._listen(access.LAN, settings.lan_address, settings.lan_port, LAN_THREADS),
        ]
        self._loops = self._printer_loops() | self._sync_loop() | self._relay_loop() | {
            "clockwork": Loop("clockwork", Clockwork()),
            "sealer": Loop("sealer", Sealer()),
            "renderer": Loop("renderer", Renderer()),
            "keeper": Loop("keeper", Keeper(settings)),
            "lookout": Loop("lookout", Lookout(settings.closing_notice_minutes)),
        }

    def start(self):
        tidying.recover()
        papers.on_new_job(self._wake_printer)
        documents.on_new_upload(self._loops["renderer"].wake)
        self._switch_on_virtual_printers()
        for loop in self._loops.values():
            loop.start()
        for listener in self._listeners:
            threading.Thread(target=listener.run, daemon=True).start()

    def stop(self):
        self.app.extensions["live"].close()
        for listener in self._listeners:
            listener.task_dispatcher.shutdown(cancel_pending=True, timeout=GRACE_S)
            listener.trigger.pull_trigger(listener.close)
        for loop in self._loops.values():
            loop.stop()
        for printer in self._virtual.values():
            printer.switch_off()
        database.close()
        database.close_idle()
        self._alone.close()

    def run_until_told(self):
        """Start, and return after SIGTERM or Ctrl-C when all has stopped."""
        with asked_to_stop() as wait:
            self.start()
            wait()
            self.stop()

    def _listen(self, surface, address, port, threads):
        try:
            listener = create_server(
                OnSurface(self.app, surface), host=address, port=port, threads=threads, ident=None, map={},
                max_request_body_size=self.app.config["MAX_CONTENT_LENGTH"] * 2, channel_timeout=30,
                channel_request_lookahead=1,  # lets a stream notice that its page was left
            )
            listener.channel_class = RoomForFiles
            return listener
        except OSError as error:
            raise StartRefused(f"Port {port} on {address} cannot be used: {error.strerror}. Is the site running already?") from error

    def _switch_on_virtual_printers(self):
        for printer in self._virtual.values():
            try:
                printer.switch_on()
            except OSError as error:
                # Practising is no reason to keep the desk closed; its page and the status line say that it is off.
                log.warning("the virtual printer at port %s is off: %s", printer.port, error.strerror)

    def _printer_loops(self) -> dict[str, Loop]:
        return {
            name: Loop(f"printer-{name}", self._printer_worker(name))
            for name in [printer.name for printer in Printer.in_use()]
        }

    def _printer_worker(self, name) -> PrinterWorker:
        return PrinterWorker(name, on_change=lambda job: topics.changed("paper"), local_time=paper_time,
                             open_device=opener(self._virtual, name))

    def _sync_loop(self) -> dict[str, Loop]:
        box = self.app.extensions["box"]
        if box is None:
            return {}
        worker = SyncWorker(box, now_ms=clock.now_ms, zone=ZoneInfo(self.settings.zone))
        return {"sync": Loop("sync", worker)}

    def _relay_loop(self) -> dict[str, Loop]:
        relay = self.app.extensions["relay"]
        if relay is None:
            return {}
        loop = Loop("relay", relay)
        topics.listen(lambda topic: loop.wake() if topic == QUEUE else None)
        return {"relay": loop}

    def _wake_printer(self, name):
        self._loops[name].wake()


def _share_heaps():
    """By itself glibc gives every few threads a heap of their own, which costs a small box 10 MB."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(M_ARENA_MAX, HEAPS)
