"""Tells head office how today's tickets stand, for phones outside the lobby. A line and a worker of its own: nothing waits for it."""
import random
import time
from collections.abc import Callable

from sync.line import Line, SyncError
from sync.messages import OVER, Heard, Relaying, Shown
from sync.patience import Patience

BEAT_S = 45  # head office calls a ticket old when its box was silent for two minutes
PACE_S = 1
SHARE = 20  # of the time one look at the tickets takes: a long line must not keep a small box busy


def beside(box, tickets: Callable[[], dict[str, Shown]]) -> "Relay":
    """For a box of sync.client, on a second line: neither waits for the other."""
    return Relay(Line(box.line.office_url), lambda: box.token, tickets, now_ms=box.now_ms)


class Relay:
    """One turn tells what changed since the last one, or that the box is there while somebody waits."""

    def __init__(
        self, line: Line, token: Callable[[], str], tickets: Callable[[], dict[str, Shown]], *, now_ms: Callable[[], int],
        dice: Callable[[], float] = random.random,
    ):
        self.line, self._token, self._tickets, self._now_ms = line, token, tickets, now_ms
        self._patience = Patience(now_ms, dice)
        self._told: dict[str, Shown] | None = None
        self._told_ms = 0

    def one_turn(self) -> bool:
        if self._patience.left_s() > 0:
            return False
        begun = time.thread_time()
        tickets = self._tickets()
        pace_s = max(PACE_S, SHARE * (time.thread_time() - begun))
        news = self._news(tickets)
        if not news and not self._beat_is_due(tickets):
            return False
        tells_all = self._told is None
        try:
            self._tell(tickets, news)
        except SyncError as error:
            self._patience.fail(error)
            return False
        self._patience.succeed()
        self._patience.rest(BEAT_S if tells_all and self._told is None else pace_s)  # what head office does not keep is told no oftener
        return False

    def idle_s(self) -> float:
        return self._patience.left_s() or BEAT_S

    def _news(self, tickets: dict[str, Shown]) -> dict[str, Shown]:
        told = self._told or {}
        return {sha: each for sha, each in tickets.items() if told.get(sha) != each}

    def _beat_is_due(self, tickets: dict[str, Shown]) -> bool:
        """A day without anybody waiting needs no sign of life: what is over does not become old."""
        somebody_waits = any(each.state not in OVER for each in tickets.values())
        return somebody_waits and abs(self._now_ms() - self._told_ms) >= BEAT_S * 1000

    def _tell(self, tickets: dict[str, Shown], news: dict[str, Shown]):
        self.line.speak_as(self._token())
        heard = self.line.ask("/v1/relay", Relaying(shown=news, whole=self._told is None), Heard)
        # Fewer than there should be: head office was restored, or another day began there. Then all of it again.
        self._told = tickets if heard.held >= len(tickets) else None
        self._told_ms = self._now_ms()
