"""Stops a bored hand from emptying the paper roll: so many acts of a kind per touchscreen and time (SEC-20)."""
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from kiosk.errors import Refused


WRONG_CODES = "5/2minute"  # of six digits, typed in by somebody who stands there


class Pace:
    """rules are written as the limits package reads them: "1/3second;30/10minute"; empty means no limit."""

    def __init__(self, rules: str):
        self._limits = parse_many(rules) if rules else []
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def forget(self, act: str):
        """It went well: what was counted before is no matter."""
        for limit in self._limits:
            self._limiter.clear(limit, act)

    def count_or_refuse(self, act: str, sentence: str):
        if not all(self._limiter.test(limit, act) for limit in self._limits):
            raise Refused(sentence)
        for limit in self._limits:
            self._limiter.hit(limit, act)
