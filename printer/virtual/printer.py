"""A printer on a TCP port: one connection at a time, a buffer, a knife, answers, and faults."""
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from printer.virtual.faults import Faults
from printer.virtual.job import Job
from printer.virtual.tokens import Token
from printer.virtual.tray import Paper, Tray

_BACKLOG = 16
_PIECE_BYTES = 16 * 1024
# When it is full the printer stops listening, and the sender notices.
_BUFFER_BYTES = 1024 * 1024
_TICK_S = 0.02
_IDENTITY = {
    b"\x01": b"\x20",
    b"\x41": b"_1.0\x00",
    b"\x42": b"_Qiantai\x00",
    b"\x43": b"_Qiantai virtual printer\x00",
}


class VirtualPrinter:
    """Faults and the link may be changed from any thread; on_paper is called from the printer's own."""

    def __init__(
        self, port: int = 0, width_dots: int = 576, folder: Path | None = None, address: str = "127.0.0.1"
    ):
        self.port = port
        self.address = address
        self.width_dots = width_dots
        self.faults = Faults()
        self.on_paper: Callable[[], None] = lambda: None
        self.connections = self.drawer_openings = self.beeps = 0
        self._tray = Tray(folder and Path(folder), width_dots)
        self._thread: threading.Thread | None = None
        self._wire: socket.socket | None = None
        self._jobs: deque[Job] = deque()

    def __enter__(self) -> "VirtualPrinter":
        self.switch_on()
        return self

    def __exit__(self, *_):
        self.switch_off()

    def switch_on(self):
        """Listen at the address; OSError when somebody else does."""
        self._listener = socket.create_server((self.address, self.port), backlog=_BACKLOG)
        self._listener.setblocking(False)
        self.port = self._listener.getsockname()[1]
        self._bell, self._button = socket.socketpair()
        self._bell.setblocking(False)
        self._button.setblocking(False)
        self._busy_until_s = 0.0
        self._is_running = True
        self.faults.on_change = self._ring
        self._thread = threading.Thread(target=self._run, name="virtual printer", daemon=True)
        self._thread.start()

    def switch_off(self):
        """Nobody listens any more. Like in any printer, what it had not printed yet is gone."""
        if not self.is_on:
            return
        self._is_running = False
        self._ring()
        self._thread.join()
        self._thread = None

    start, stop = switch_on, switch_off

    def cut_link(self):
        """Drop the connection there is now. What has arrived is printed all the same."""
        if wire := self._wire:
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
        for job in tuple(self._jobs)[:1]:
            if job.has_moved_paper:
                return Paper(bytes(job.on_paper), self.width_dots)
        return None

    def _ring(self):
        # A full bell rings anyway, and one that is closed belongs to a printer switched off.
        with suppress(OSError):
            self._button.send(b"!")

    def _run(self):
        with self._listener, self._bell, self._button:
            while self._is_running:
                self._work()
                self._listen()
            self._let_go()
            self._lose_buffer()

    def _listen(self):
        """Wait until there is something to do, and no longer."""
        with selectors.DefaultSelector() as ears:
            ears.register(self._bell, selectors.EVENT_READ, self._hear_bell)
            if not self._wire:
                ears.register(self._listener, selectors.EVENT_READ, self._accept)
            elif self._room > 0:
                ears.register(self._wire, selectors.EVENT_READ, self._hear)
            for key, _ in ears.select(self._pause_s()):
                key.data()

    def _hear_bell(self):
        self._bell.recv(_PIECE_BYTES)
        self._busy_until_s = 0.0

    def _accept(self):
        with suppress(OSError):
            self._wire, _ = self._listener.accept()
            self._wire.setblocking(False)
            self._wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._jobs.append(Job(self._wire))
            self.connections += 1

    def _hear(self):
        try:
            piece = self._wire.recv(min(_PIECE_BYTES, self._room))
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if piece:
            self._take_in(piece)
        else:
            # Whoever has said all may still listen for the last answer.
            self._work()
            self._let_go()

    def _take_in(self, piece: bytes):
        job = self._jobs[-1]
        questions, piece = job.questions_in(piece)
        for question in questions:
            self._answer(job, bytes([self.faults.status(question)]))
        arrived = self.faults.lets_in(len(piece))
        job.tokens.feed(piece[:arrived])
        if arrived < len(piece):
            self._let_go()

    def _let_go(self):
        if self._wire:
            self._wire.close()
            self._wire = None
            self._jobs[-1].end()
            # A status question is no job, and must not queue behind one that waits for paper.
            if not (self._jobs[-1].tokens.waiting or self._jobs[-1].on_paper):
                self._jobs.pop()

    def _work(self):
        """Print what waits, as far as paper and speed go."""
        if not self._is_busy:
            self._busy_until_s = 0.0
        while self._jobs and not self._is_busy:
            job = self._jobs[0]
            token = job.tokens.peek()
            if token is None:
                if not job.is_over:
                    return
                self._tear_off(job)
                self._jobs.popleft()
            elif self.faults.lets_print(len(token.raw)):
                job.tokens.take(token)
                self._obey(job, token)
            else:
                return

    def _obey(self, job: Job, token: Token):
        self._spend_time(len(token.raw))
        if token.name == "GS r" and token.argument in b"\x011":
            if self.faults.answers_fences:
                self._answer(job, bytes([self.faults.sensors()]))
        elif token.name == "GS I":
            self._answer(job, _IDENTITY.get(token.argument, b""))
        else:
            job.add(token)
            self.drawer_openings += token.name == "ESC p"
            self.beeps += token.name == "ESC B"
        if token.name == "GS V" or job.is_too_long:
            self._tear_off(job)

    def _tear_off(self, job: Job):
        is_paper = job.has_moved_paper
        raw = job.tear_off()
        if is_paper:
            self._tray.put(raw)
            self.on_paper()

    def _lose_buffer(self):
        if self._jobs:
            self._tear_off(self._jobs[0])
        self._jobs.clear()

    def _answer(self, job: Job, answer: bytes):
        if job.wire and not self.faults.is_silent:
            # Whoever hung up is found at the next read; whoever does not read gets no more.
            with suppress(OSError):
                job.wire.send(answer)

    def _spend_time(self, count: int):
        if self.faults.bytes_per_s > 0:
            self._busy_until_s = max(self._busy_until_s, time.monotonic()) + count / self.faults.bytes_per_s

    @property
    def _is_busy(self) -> bool:
        return self._busy_until_s - time.monotonic() > _TICK_S

    def _pause_s(self) -> float | None:
        """Until the slow head is free again; None for as long as nothing happens."""
        return max(0.0, self._busy_until_s - time.monotonic()) if self._busy_until_s else None

    @property
    def _room(self) -> int:
        return _BUFFER_BYTES - sum(len(job.tokens.waiting) for job in self._jobs)
