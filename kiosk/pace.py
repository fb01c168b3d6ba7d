"""Stops a bored hand from emptying the paper roll: so many acts of a kind per touchscreen and time (SEC-20)."""
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from kiosk.errors import Refused


class Pace:
    """rules are written as the limits package reads them: "1/3second;30/10minute"; empty means no limit."""

    def __init__(self, rules: str):
        self._limits = parse_many(rules) if rules else []
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count_or_refuse(self, act: str, sentence: str):
        if not all(self._limiter.test(limit, act) for limit in self._limits):
            raise Refused(sentence)
        for limit in self._limits:
            self._limiter.hit(limit, act)
