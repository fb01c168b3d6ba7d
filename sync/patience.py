"""How long something is left alone after it failed: full jitter, longer each time, and what head office asked for wins."""
from collections.abc import Callable

from sync.line import SyncError

LONGEST_BACKOFF_S = 15 * 60
LONGEST_REST_S = 3600
FIRST_BACKOFF_S = 2


class Patience:
    def __init__(self, now_ms: Callable[[], int], dice: Callable[[], float]):
        self._now_ms, self._dice = now_ms, dice
        self._until_ms = 0
        self._failures = 0

    def left_s(self) -> float:
        left_s = (self._until_ms - self._now_ms()) / 1000
        # A clock that was set back would make the rest as long as the jump: such a rest is over.
        return max(0.0, left_s) if left_s <= LONGEST_REST_S else 0.0

    def rest(self, seconds: float):
        self._until_ms = self._now_ms() + int(seconds * 1000)

    def succeed(self):
        self._failures = 0

    def fail(self, error: SyncError):
        """What a person must mend is asked rarely."""
        self._failures = 0 if error.permanent else self._failures + 1
        longest = LONGEST_BACKOFF_S if error.permanent else self._longest_wait()
        self.rest(max(error.wait_s, longest if error.permanent else longest * self._dice()))

    def _longest_wait(self) -> float:
        return min(LONGEST_BACKOFF_S, FIRST_BACKOFF_S * 2 ** min(self._failures, 10))
