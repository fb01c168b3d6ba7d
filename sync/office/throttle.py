"""How often somebody may guess: sign-ins per name and per address, enrolment codes and links of tickets per address."""
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class Guesses:
    """Counted in each process for itself: several bear a little more guessing, and no stranger makes the database write."""

    def __init__(self, a_minute: int):
        self._limit = RateLimitItemPerMinute(a_minute)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def allows(self, who: str) -> bool:
        return self._limiter.hit(self._limit, who)

    def exhausted(self, who: str) -> bool:
        """Asked without counting."""
        return not self._limiter.test(self._limit, who)

    def forget(self, who: str):
        self._limiter.clear(self._limit, who)
