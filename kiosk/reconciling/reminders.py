"""What of this the desk still owes: days that were not gone through, today's, and the week's sheet."""
from datetime import date
from typing import NamedTuple

from kiosk import clock
from kiosk.reconciling.models import Reconciliation
from kiosk.reconciling.times import Week
from kiosk.reconciling.weekly import WeeklySheet


class Reminder(NamedTuple):
    """A day or a week (the Friday it ends on) that waits."""

    kind: str
    day: date


def due() -> list[Reminder]:
    missed = [Reminder("missed", day) for day in Reconciliation.missing()]
    today = [Reminder("today", clock.today())] if Reconciliation.is_due() else []
    week = Week.due()
    return missed + today + ([Reminder("week", week.day)] if WeeklySheet.is_due(week) else [])
