"""When to sync: a little all day while the line is up, everything with a proof once a night, slower after failures."""
import hashlib
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

from sync.line import SyncError
from sync.patience import Patience

WINDOW_OPENS = timedelta(hours=1)
WINDOW = timedelta(minutes=120)
TRICKLE_S = 180
PROOFS_A_NIGHT = 3  # what a repair could not make equal by then, people have to look at


class Worker:
    """One turn does one batch or one step of the night; the clock and the dice come from outside."""

    def __init__(
        self, box, *, now_ms: Callable[[], int], zone: tzinfo, dice: Callable[[], float] = random.random
    ):
        self.box, self._now_ms, self._zone, self._dice = box, now_ms, zone, dice
        self._rows, self._files = Patience(now_ms, dice), Patience(now_ms, dice)
        self._proofs, self._pulled_ms = 0, 0

    def one_turn(self) -> bool:
        if self.idle_s() > 0:
            return False
        try:
            more = self.box.push_once() or self._after_pushing()
        except SyncError as error:
            self._rows.fail(error)
            return False

        self._rows.succeed()
        if not more:
            self._rows.rest(TRICKLE_S * (0.75 + self._dice() / 2))
        return more

    def idle_s(self) -> float:
        return self._rows.left_s()

    def slot(self) -> timedelta:
        """This box's minute of the night, always the same one: a thousand boxes must not call together."""
        number = int.from_bytes(hashlib.sha256(self.box.device_id.encode()).digest()[:8])
        return WINDOW_OPENS + WINDOW * (number % 7200) / 7200

    def _after_pushing(self) -> bool:
        """Fetch what is new; once a night prove that head office has every row; then one part of a file. True: more waits."""
        more = self._pull()
        if not more and self._night_is_due():
            self._prove()
            more = self.box.status().pending > 0
        return more or self._carry()

    def _pull(self) -> bool:
        """Not between any two parts of files: each time costs a hello, and a slow line has time for little else."""
        files = self.box.carrier
        if files and files.is_sending and 0 <= self._now_ms() - self._pulled_ms < TRICKLE_S * 1000:
            return False
        more = bool(self.box.pull_once())
        self._pulled_ms = self._now_ms()
        return more

    def _carry(self) -> bool:
        """Files have patience: where they cannot go, rows and their proof go on."""
        if self._files.left_s() > 0:
            return False
        try:
            more = self.box.carry_once()
        except SyncError as error:
            self._files.fail(error)
            return False
        self._files.succeed()
        return more

    def _night_is_due(self) -> bool:
        local = self._local()
        since_midnight = timedelta(hours=local.hour, minutes=local.minute, seconds=local.second)
        return since_midnight >= self.slot() and self.box.state.read("night", date) != local.date()

    def _prove(self):
        self._proofs += 1
        if self.box.prove() is not None or self._proofs >= PROOFS_A_NIGHT:
            self._proofs = 0
            self.box.state.write("night", self._local().date())
            self.box.offer_files_again()

    def _local(self) -> datetime:
        return datetime.fromtimestamp(self._now_ms() / 1000, UTC).astimezone(self._zone)
