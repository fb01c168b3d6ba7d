"""Gaps in all numbers, for a box whose disk is older than what it gave out: no number is given twice."""
from peewee import fn

from kiosk import days
from kiosk.db import DayCounter
from kiosk.fees.ledger import SERIES as LEDGER_SERIES, Entry
from kiosk.queue.models import Ticket, series as ticket_series
from kiosk.registers.models import SERIES as ISSUE_SERIES, Issue
from kiosk.repairs.models import Order
from kiosk.repairs.registering import SERIES as ORDER_SERIES
from kiosk.signing.chain import SERIES as RECEIPT_SERIES, Receipt
from kiosk.site.models import Service

NUMBERS_SKIPPED = 100


def leave(count: int = NUMBERS_SKIPPED):
    """Above all that is known, also where today's first number is lost."""
    for series, day, highest in [*_numbers_given(), *_before_today()]:
        counter = DayCounter.insert(series=series, day=day, last=highest)
        counter.on_conflict(conflict_target=[DayCounter.series, DayCounter.day],
                            update={DayCounter.last: fn.MAX(DayCounter.last, highest)}).execute()
    DayCounter.update(last=DayCounter.last + count).execute()


def _numbers_given():
    """(series, day, highest number) of everything that carries a day number."""
    tickets = Ticket.select(Service.code, Ticket.day, fn.MAX(Ticket.serial)).join(Service).group_by(Service.code, Ticket.day)
    for code, day, highest in tickets.tuples():
        yield ticket_series(code), day, highest
    for series, model in ((ORDER_SERIES, Order), (ISSUE_SERIES, Issue), (LEDGER_SERIES, Entry)):
        for day, highest in model.select(model.day, fn.MAX(model.serial)).group_by(model.day).tuples():
            yield series, day, highest
    for day, latest in Receipt.select(Receipt.day, fn.MAX(Receipt.receipt_no)).group_by(Receipt.day).tuples():
        yield RECEIPT_SERIES, day, int(latest.rpartition("-")[2])


def _before_today():
    """(series, today, the number before its first) of everything that counts by the day."""
    for service in Service.select():
        yield ticket_series(service.code), days.today(), service.first_number - 1
    for series in (ORDER_SERIES, ISSUE_SERIES, LEDGER_SERIES, RECEIPT_SERIES):
        yield series, days.today(), 0
