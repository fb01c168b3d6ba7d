"""A calendar month, to which visits are counted by the day on which the work was finished."""
from datetime import date, timedelta
from typing import NamedTuple

from kiosk import clock

ONE_DAY = timedelta(days=1)


class Month(NamedTuple):
    first: date

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.replace(day=1))

    @classmethod
    def asked(cls, text: str | None) -> "Month":
        """2026-11; what is no month, or has not come yet, is this one; what is too long ago is the first."""
        now = cls.of(clock.today())
        try:
            return min(max(cls.of(date.fromisoformat(f"{text}-01")), FIRST), now)
        except ValueError:
            return now

    @property
    def is_first(self) -> bool:
        return self == FIRST

    @property
    def last(self) -> date:
        return self.after.first - ONE_DAY

    @property
    def before(self) -> "Month":
        return Month.of(self.first - ONE_DAY)

    @property
    def after(self) -> "Month":
        return Month.of(self.first.replace(day=28) + 4 * ONE_DAY)

    @property
    def code(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def is_now(self) -> bool:
        return self == Month.of(clock.today())


FIRST = Month(date(2000, 1, 1))  # no order is as old
