"""When to sync: a little all day while the line is up, everything with a proof once a night, slower after failures."""
import hashlib
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

from sync.line import SyncError

WINDOW_OPENS = timedelta(hours=1)
WINDOW = timedelta(minutes=120)
TRICKLE_S = 180
PROOFS_A_NIGHT = 3  # what a repair could not make equal by then, people have to look at
LONGEST_BACKOFF_S = 15 * 60
LONGEST_REST_S = 3600
FILES_REST_S = 900
FIRST_BACKOFF_S = 2


class Worker:
    """One turn does one batch or one step of the night; the clock and the dice come from outside."""

    def __init__(
        self, box, *, now_ms: Callable[[], int], zone: tzinfo, dice: Callable[[], float] = random.random
    ):
        self.box, self._now_ms, self._zone, self._dice = box, now_ms, zone, dice
        self._rest_until_ms = 0
        self._failures = 0
        self._proofs = 0
        self._files_from_ms = 0

    def one_turn(self) -> bool:
        if self.idle_s() > 0:
            return False
        try:
            more = self.box.push_once() or self._after_pushing()
        except SyncError as error:
            self._back_off(error)
            return False

        self._failures = 0
        if not more:
            self._rest(TRICKLE_S * (0.75 + self._dice() / 2))
        return more

    def idle_s(self) -> float:
        left_s = (self._rest_until_ms - self._now_ms()) / 1000
        # A clock that was set back would make the rest as long as the jump: such a rest is over.
        return max(0.0, left_s) if left_s <= LONGEST_REST_S else 0.0

    def slot(self) -> timedelta:
        """This box's minute of the night, always the same one: a thousand boxes must not call together."""
        number = int.from_bytes(hashlib.sha256(self.box.device_id.encode()).digest()[:8])
        return WINDOW_OPENS + WINDOW * (number % 7200) / 7200

    def _after_pushing(self) -> bool:
        """Fetch what is new; once a night prove that head office has every row; then one part of a file. True: more waits."""
        more = bool(self.box.pull_once())
        if not more and self._night_is_due():
            self._prove()
            more = self.box.status().pending > 0
        return more or self._carry()

    def _carry(self) -> bool:
        """Files have patience: where they cannot go, rows and their proof go on."""
        waits_s = (self._files_from_ms - self._now_ms()) / 1000
        if 0 < waits_s <= LONGEST_REST_S:
            return False
        try:
            return self.box.carry_once()
        except SyncError as error:
            self._files_from_ms = self._now_ms() + int(max(error.wait_s, FILES_REST_S * self._dice()) * 1000)
            return False

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

    def _back_off(self, error: SyncError):
        """Full jitter; a wait that head office asked for wins, and what a person must mend is asked rarely."""
        self._failures = 0 if error.permanent else self._failures + 1
        longest = LONGEST_BACKOFF_S if error.permanent else self._longest_wait()
        self._rest(max(error.wait_s, longest if error.permanent else longest * self._dice()))

    def _longest_wait(self) -> float:
        return min(LONGEST_BACKOFF_S, FIRST_BACKOFF_S * 2 ** min(self._failures, 10))

    def _rest(self, seconds: float):
        self._rest_until_ms = self._now_ms() + int(seconds * 1000)
