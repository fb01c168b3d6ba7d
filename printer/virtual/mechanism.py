"""The inside of the printer: a buffer of jobs, a head that works through it, and a knife. It knows no sockets but to answer."""
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from printer.virtual.faults import Faults
from printer.virtual.job import Job
from printer.virtual.tokens import Token

# When it is full the printer stops listening, and the sender notices.
_BUFFER_BYTES = 1024 * 1024
_STEPS_A_TURN = 2000
_TICK_S = 0.02
_IDENTITY = {
    b"\x01": b"\x20",
    b"\x41": b"_1.0\x00",
    b"\x42": b"_Qiantai\x00",
    b"\x43": b"_Qiantai virtual printer\x00",
}


class Mechanism:
    """Jobs are worked through in the order of their connections, by the thread that calls turn()."""

    def __init__(self, faults: Faults, put_down: Callable[[bytes], None]):
        self.faults = faults
        self.put_down = put_down
        self.jobs: deque[Job] = deque()
        self.drawer_openings = self.beeps = 0
        self._has_more = False
        self._busy_until_s = 0.0

    def turn(self):
        """Print what waits, as far as paper and speed go, but never so long that nobody is heard."""
        if not self._is_busy:
            self._busy_until_s = 0.0
        self._has_more = all(self._take_step() for _ in range(_STEPS_A_TURN))

    def hurry(self):
        """The speed may have changed: think about it again."""
        self._busy_until_s = 0.0

    def take_in(self, job: Job, piece: bytes) -> bool:
        """False when the link breaks within this piece."""
        questions, piece = job.questions_in(piece)
        for question in questions:
            self._answer(job, bytes([self.faults.status(question)]))
        arrived = self.faults.lets_in(len(piece))
        job.tokens.feed(piece[:arrived])
        return arrived == len(piece)

    def end(self, job: Job):
        """Its connection is gone; what it has sent stays."""
        job.end()
        self._has_more = True
        # A status question is no job, and must not queue behind one that waits for paper.
        if not (job.tokens.waiting or job.on_paper):
            self.jobs.remove(job)

    def lose_all(self):
        """The power is off: what hangs out is all that was printed."""
        if self.jobs:
            self._tear_off(self.jobs[0])
        self.jobs.clear()

    @property
    def is_at_rest(self) -> bool:
        return not self._has_more

    @property
    def pause_s(self) -> float | None:
        """Until the next turn; None for as long as nothing happens."""
        if self._has_more:
            return 0.0
        return max(0.0, self._busy_until_s - time.monotonic()) if self._busy_until_s else None

    @property
    def room_bytes(self) -> int:
        return max(0, _BUFFER_BYTES - sum(len(job.tokens.waiting) for job in self.jobs))

    def _take_step(self) -> bool:
        """Print one token or end one job; False when nothing can be done for now."""
        if not self.jobs or self._is_busy:
            return False
        job = self.jobs[0]
        token = job.tokens.peek()
        if token and self.faults.lets_print(len(token.raw)):
            job.tokens.take(token)
            self._obey(job, token)
            return True
        if token or not job.is_over:
            return False
        self._tear_off(job)
        self.jobs.popleft()
        return True

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
            self.put_down(raw)

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
