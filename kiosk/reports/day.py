"""The figures of one day at this desk. They carry no person."""
import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from string import digits

from kiosk import clock, days, papers, topics
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import gettext as _
from kiosk.queue.models import Ticket
from kiosk.queue.states import CANCELLED, DONE, NO_SHOW
from kiosk.repairs.models import Order
from kiosk.reports import slips
from kiosk.signing import standing
from kiosk.signing.chain import Receipt
from kiosk.signing.standing import Standing
from kiosk.site.models import Site
from printer.spool import PULSES, PrintJob


@dataclass(frozen=True)
class Series:
    """The numbers of one letter on one day with their states, in their order."""

    letter: str
    numbers: tuple[tuple[str, str], ...]

    @property
    def missing(self) -> list[int]:
        """Numbers that were never given, between the first and the last: there should be none."""
        given = {int(number[len(self.letter):]) for number, _state in self.numbers}
        return sorted(set(range(min(given), max(given) + 1)) - given)


@dataclass(frozen=True)
class Day:
    """book is how the receipts of all days stand; None when nothing was ever signed."""

    day: date
    taken: int
    served: int
    missed: int
    cancelled: int
    still_open: int
    repairs: int
    repairs_open: int
    signed: int
    refused: int
    slips: int
    reprints: int
    book: Standing | None
    series: tuple["Series", ...] = ()

    @classmethod
    def today(cls) -> "Day":
        return cls.of(days.today())

    @classmethod
    def of(cls, day: date) -> "Day":
        """repairs_open and book are how they stand at this moment."""
        ends = {state: _tickets(day, state) for state in (DONE, NO_SHOW, CANCELLED)}
        taken = Ticket.select().where(Ticket.day == day).count()
        return cls(
            day=day, taken=taken, served=ends[DONE], missed=ends[NO_SHOW], cancelled=ends[CANCELLED],
            still_open=taken - sum(ends.values()),
            repairs=Order.select().where(Order.day == day).count(), repairs_open=Order.open().count(),
            signed=_receipts(day, "signed"), refused=_receipts(day, "refused"),
            slips=_slips(day).count(), reprints=_slips(day).where(PrintJob.copy > 0).count(),
            book=standing.now(),
            series=series_of(day),
        )

    def put_on_paper(self):
        """The day sheet, on the desk's printer."""
        site = Site.current()
        with transaction():
            sheet = slips.day_sheet(self, site, clock.local(clock.now()))
            if papers.put(sheet, kind="day_close", subject=self.subject, role=papers.DESK) is None:
                raise Refused(_("There is no printer for this."))
            record("day.printed", site, taken=self.taken, repairs=self.repairs, digest=self.digest)
            topics.changed("paper")

    @property
    def digest(self) -> str:
        """SHA-256 over every number of the day and what became of it: the paper and head office keep the same one."""
        lines = "\n".join(f"{number} {state}" for one in self.series for number, state in one.numbers)
        return hashlib.sha256(f"{self.day}\n{lines}".encode()).hexdigest()

    @property
    def paper(self) -> PrintJob | None:
        return papers.latest(self.subject)

    @property
    def subject(self) -> str:
        return f"day:{self.day}"


def series_of(day) -> tuple[Series, ...]:
    rows = Ticket.select(Ticket.number, Ticket.state).where(Ticket.day == day).order_by(Ticket.number).tuples()
    return tuple(Series(letter, tuple(numbers)) for letter, numbers in groupby(rows, key=lambda row: row[0].rstrip(digits)))


def _tickets(day, state) -> int:
    return Ticket.select().where(Ticket.day == day, Ticket.state == state).count()


def _receipts(day, outcome) -> int:
    return Receipt.select().where(Receipt.day == day, Receipt.outcome == outcome).count()


def _slips(day):
    start, end = (clock.to_ms(clock.at_site(each, hour=0)) for each in (day, day + timedelta(days=1)))
    return PrintJob.select().where(PrintJob.created_at >= start, PrintJob.created_at < end, PrintJob.kind.not_in(PULSES))
