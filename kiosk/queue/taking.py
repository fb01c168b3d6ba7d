"""Stops a bored hand from emptying the paper roll: so many numbers per touchscreen and time (SEC-20)."""
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from kiosk.errors import Refused
from kiosk.i18n import gettext as _


class Taking:
    """rules are written as the limits package reads them: "1/3second;30/10minute"; empty means no limit."""

    def __init__(self, rules: str):
        self._limits = parse_many(rules) if rules else []
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count_or_refuse(self):
        if not all(self._limiter.test(limit, "kiosk") for limit in self._limits):
            raise Refused(_("A number was taken just now. Please wait a moment, or take one at the desk."))
        for limit in self._limits:
            self._limiter.hit(limit, "kiosk")
