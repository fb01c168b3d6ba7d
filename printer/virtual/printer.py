"""A printer on a TCP port: it talks to one connection at a time, and its papers can be looked at."""
import selectors
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from printer.virtual.faults import Faults
from printer.virtual.job import Job
from printer.virtual.mechanism import Mechanism
from printer.virtual.tray import Paper, Tray

_BACKLOG = 16
_PIECE_BYTES = 16 * 1024


class VirtualPrinter:
    """Switches and faults may be used by any thread; on_paper is called by the printer's own."""

    def __init__(
        self, port: int = 0, width_dots: int = 576, folder: Path | None = None, address: str = "127.0.0.1",
        kept_papers: int = 200,
    ):
        self.port = port
        self.address = address
        self.width_dots = width_dots
        self.faults = Faults()
        self.on_paper: Callable[[], None] = lambda: None
        self.connections = 0
        self._tray = Tray(folder and Path(folder), width_dots, kept_papers)
        self._mechanism = Mechanism(self.faults, self._put_down)
        self._thread: threading.Thread | None = None
        self._job: Job | None = None
        self._switching = threading.RLock()

    def __enter__(self) -> "VirtualPrinter":
        self.switch_on()
        return self

    def __exit__(self, *_):
        self.switch_off()

    def switch_on(self):
        """Listen at the address; OSError when somebody else does."""
        with self._switching:
            if not self.is_on:
                self._start()

    def switch_off(self):
        """Nobody listens any more. Like in any printer, what it had not printed yet is gone."""
        with self._switching:
            if self.is_on:
                self._is_running = False
                self._ring()
                self._thread.join()
                self._thread = None

    def cut_link(self):
        """Drop the connection there is now. What has arrived is printed all the same."""
        if (job := self._job) and (wire := job.wire):
            with suppress(OSError):
                wire.shutdown(socket.SHUT_RDWR)

    @property
    def url(self) -> str:
        return f"tcp://{self.address}:{self.port}"

    @property
    def is_on(self) -> bool:
        return self._thread is not None

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The newest 200, oldest first."""
        return self._tray.papers

    @property
    def unfinished(self) -> Paper | None:
        """What hangs out of the slot, neither cut nor torn off yet."""
        for job in tuple(self._mechanism.jobs)[:1]:
            if job.has_moved_paper:
                return Paper(bytes(job.on_paper), self.width_dots)
        return None

    @property
    def drawer_openings(self) -> int:
        return self._mechanism.drawer_openings

    @property
    def beeps(self) -> int:
        return self._mechanism.beeps

    def _put_down(self, raw: bytes):
        self._tray.put(raw)
        self.on_paper()

    def _start(self):
        self._listener = socket.create_server((self.address, self.port), backlog=_BACKLOG)
        self._listener.setblocking(False)
        self.port = self._listener.getsockname()[1]
        self._bell, self._button = socket.socketpair()
        self._bell.setblocking(False)
        self._button.setblocking(False)
        self._is_running = True
        self.faults.on_change = self._ring
        self._thread = threading.Thread(target=self._run, name="virtual printer", daemon=True)
        self._thread.start()

    def _ring(self):
        # A full bell rings anyway, and one that is closed belongs to a printer switched off.
        with suppress(OSError):
            self._button.send(b"!")

    def _run(self):
        with self._listener, self._bell, self._button:
            while self._is_running:
                self._mechanism.turn()
                # Whoever has said all may still listen for the last answer.
                if self._job and self._job.is_all_said and self._mechanism.is_at_rest:
                    self._let_go()
                self._listen()
            self._let_go()
            self._mechanism.lose_all()

    def _listen(self):
        """Wait until there is something to do, and no longer."""
        with selectors.DefaultSelector() as ears:
            ears.register(self._bell, selectors.EVENT_READ, self._hear_bell)
            if not self._job:
                ears.register(self._listener, selectors.EVENT_READ, self._accept)
            elif self._mechanism.room_bytes:
                ears.register(self._job.wire, selectors.EVENT_READ, self._hear)
            for key, _ in ears.select(self._mechanism.pause_s):
                key.data()

    def _hear_bell(self):
        self._bell.recv(_PIECE_BYTES)
        self._mechanism.hurry()

    def _accept(self):
        with suppress(OSError):
            wire, _ = self._listener.accept()
            wire.setblocking(False)
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._job = Job(wire)
            self._mechanism.jobs.append(self._job)
            self.connections += 1

    def _hear(self):
        try:
            piece = self._job.wire.recv(min(_PIECE_BYTES, self._mechanism.room_bytes))
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            self._job.is_all_said = True
        elif not self._mechanism.take_in(self._job, piece):
            self._let_go()

    def _let_go(self):
        if self._job:
            job, self._job = self._job, None
            job.wire.close()
            self._mechanism.end(job)
