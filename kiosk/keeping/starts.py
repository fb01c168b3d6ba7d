"""How often this box was started lately: one that starts again and again has bad power or a fault, and nobody at the desk counts."""
from datetime import timedelta

from kiosk import clock
from kiosk.keeping import state
from kiosk.keeping.state import Starts

LATELY = timedelta(days=7)
MOST_KEPT = 100


def note():
    """The site starts."""
    state.write(Starts([*_kept(), clock.now_ms()][-MOST_KEPT:]))


def lately() -> int:
    since_ms = clock.to_ms(clock.now() - LATELY)
    return sum(since_ms <= at_ms <= clock.now_ms() for at_ms in _kept())


def _kept() -> list[int]:
    return (state.read(Starts) or Starts()).at_ms
