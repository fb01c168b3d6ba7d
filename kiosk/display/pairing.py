"""The codes on televisions nobody has paired yet. They are kept in memory only, and each is one browser's."""
import secrets
import threading
from datetime import datetime, timedelta

from kiosk import clock

CODE_DIGITS = 4
VALID = timedelta(minutes=10)
MOST_OPEN = 40


class PairingCodes:
    """Browsers are known by the digests of their keys, as in the table of televisions."""

    def __init__(self):
        self._lock = threading.Lock()
        self._open: dict[str, tuple[str, datetime]] = {}

    def of(self, key_digest: str) -> str | None:
        """The code this browser shows now; None while too many browsers ask for one."""
        with self._lock:
            self._forget_old()
            # Whoever opens the page a thousand times must not push out the code that somebody is just typing.
            if key_digest not in self._open and len(self._open) < MOST_OPEN:
                self._open[key_digest] = (self._new_code(), clock.now() + VALID)
            return self._open.get(key_digest, (None, None))[0]

    def take(self, code: str) -> str | None:
        """The browser that shows this code, which is used up by that; None when nobody does."""
        with self._lock:
            self._forget_old()
            found = next((digest for digest, (shown, _) in self._open.items() if shown == code), None)
            self._open.pop(found, None)
            return found

    def _forget_old(self):
        self._open = {digest: entry for digest, entry in self._open.items() if clock.now() < entry[1]}

    def _new_code(self) -> str:
        taken = {code for code, _ in self._open.values()}
        return next(code for code in iter(_random_code, None) if code not in taken)


def _random_code() -> str:
    return f"{secrets.randbelow(10 ** CODE_DIGITS):0{CODE_DIGITS}d}"
