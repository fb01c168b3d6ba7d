"""Slows down guessing: so many wrong passwords per account and per client, then a pause (SEC-06)."""
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

PER_ACCOUNT = parse_many("5/5minute;50/day")
PER_CLIENT = parse_many("20/5minute;300/day")


class Throttle:
    """Counts failures in memory; a restart forgives, which costs a guesser more than it gains."""

    def __init__(self):
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def may_try(self, account: str, client: str) -> bool:
        return all(self._limiter.test(limit, *key) for limit, key in self._keys(account, client))

    def failed(self, account: str, client: str):
        for limit, key in self._keys(account, client):
            self._limiter.hit(limit, *key)

    def _keys(self, account, client):
        yield from ((limit, ("account", account.lower())) for limit in PER_ACCOUNT)
        yield from ((limit, ("client", client)) for limit in PER_CLIENT)
