"""The last act of each person at the desk, for ten seconds. In memory: after a restart nobody remembers what to take back."""
from datetime import timedelta
from typing import NamedTuple

from kiosk import clock

TAKEN_BACK_WITHIN = timedelta(seconds=10)


class Act(NamedTuple):
    """version is the ticket's after the act; before holds the columns as they were."""

    name: str
    ticket: str
    version: int
    before: dict
    at: object

    @property
    def is_fresh(self) -> bool:
        return clock.now() - self.at <= TAKEN_BACK_WITHIN


_last: dict[str, Act] = {}


def remember(staff: str | None, name: str, ticket: str, version: int, before: dict):
    if staff:
        _last[staff] = Act(name, ticket, version, before, clock.now())


def last(staff: str | None) -> Act | None:
    """None when there is nothing that could still be taken back."""
    act = _last.get(staff)
    return act if act and act.is_fresh else None


def forget(staff: str):
    _last.pop(staff, None)
