"""One of every slip this desk prints, with invented people: to look at, and to hold the printers to."""
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from kiosk import clock
from kiosk.followups import slips as followups
from kiosk.paper import (
    sampled_days as days, sampled_money as money, sampled_signing as around_signing, sampled_things as things, slips as own,
)
from kiosk.queue import slips as queue
from kiosk.queue.estimate import Range
from kiosk.repairs import slips as repairs
from kiosk.repairs.times.slots import Slot
from kiosk.repairs.times.visit_times import REASONS
from kiosk.reports import slips as reports
from kiosk.reports.day import Day, Series
from kiosk.signing import slips as signing
from kiosk.signing.ink import Ink as Drawn
from printer.document import Document, Ink

AT = datetime(2026, 11, 21, 1, 32, tzinfo=UTC)
DAY = date(2026, 11, 21)
ID = "019aa0000000700080000000000000a1"
URL = "http://192.168.1.10:8001"
HASH = "9f2c71ae04b8d3e6" * 4
CODE = f"{URL}/s/{HASH}".upper()
STROKES = [[[20, 60, 0], [80, 20, 9], [140, 90, 18]], [[200, 30, 30], [200, 100, 40]], [[150, 60, 60], [260, 55, 70]]]
NOTE = Ink(STROKES, width=300, height=120)
SIGNATURE = Drawn(width=300, height=120, strokes=STROKES)


@dataclass(frozen=True)
class _Site:
    name: str = "锦绣花园物业服务中心"
    phone: str = "0755-1234 5678"


@dataclass(frozen=True)
class _Service:
    name_zh: str = "物业缴费"
    name_en: str = "Fees"

    def name_in(self, language) -> str:
        return self.name_en if language == "en" else self.name_zh


@dataclass(frozen=True)
class _Ticket:
    language: str
    id: str = ID
    number: str = "A023"
    service: _Service = _Service()
    taken_at: datetime = AT


@dataclass(frozen=True)
class _Appointment:
    service: _Service = _Service()
    day: date = date(2026, 11, 23)
    at: str = "10:30"
    code: str = "402917"


@dataclass(frozen=True)
class _Order:
    language: str
    id: str = ID
    number: str = "W261121-0007"
    unit: str = "3栋2单元1102"
    place: str = "3栋2单元1102"
    masked_place: str = "3栋2单元11**"
    phone: str = "13812341234"
    category: str = "water"
    item: str = "tap"
    phrases: tuple = ("drips",)
    slot: Slot = Slot(date(2026, 11, 22), "14-16")
    promised_at: datetime = AT
    reported_at: datetime = AT
    limit_fen: int = 8000
    words: str = "厨房水龙头一直滴水"


@dataclass(frozen=True)
class _VisitTime:
    slot: Slot
    why: str = REASONS["part"]
    told_at: datetime = AT


@dataclass(frozen=True)
class _Engineer:
    name: str = "王建国"


@dataclass(frozen=True)
class _Visited:
    number: str = "W261121-0007"
    masked_place: str = "3栋2单元11**"
    engineer: _Engineer = _Engineer()


@dataclass(frozen=True)
class _Rework:
    number: str = "W261123-0002"


@dataclass(frozen=True)
class _Visit:
    at: datetime = AT
    problems: tuple = ("again", "not_cleared")


@dataclass(frozen=True)
class _Rectification:
    visit: _Visit = _Visit()
    rework: _Rework = _Rework()
    due_at: datetime = datetime(2026, 11, 22, 1, 32, tzinfo=UTC)


@dataclass(frozen=True)
class _Receipt:
    receipt_no: str = "S261121-0004"
    entry_hash: str = HASH
    seq: int = 214


def ticket(language) -> Document:
    return queue.ticket(_Ticket(language), _Site(), 3, Range(10, 15, 12), URL)


def appointment(language) -> Document:
    return queue.appointment(_Appointment(), _Site(), language)


def repair_receipt(language) -> Document:
    return repairs.receipt(_Order(language), _Site(), URL)


def visit_notice(language) -> Document:
    before, now = _VisitTime(_Order.slot), _VisitTime(Slot(date(2026, 11, 24), "10-12"))
    return repairs.visit_notice(_Order(language), before, now, _Site())


def work_slip(language) -> Document:
    return repairs.work_slip(_Order(language), _Site(), "13812341234", NOTE)


def rectification(language) -> Document:
    return followups.notice(_Rectification(), _Visited(), "龙头拧紧后仍滴水，水槽下有积水。", _Site(), language)


def signature_receipt(language) -> Document:
    return signing.receipt(_Receipt(), _facts("signed", relation="owner"), "张*", SIGNATURE, CODE, language)


def refusal(language) -> Document:
    return signing.receipt(_Receipt(), _facts("refused", reason="ask"), "", SIGNATURE, CODE, language)


def day_close(language) -> Document:
    day = Day(DAY, taken=86, served=79, missed=4, cancelled=3, still_open=0, repairs=12, repairs_open=31, signed=9,
              refused=1, slips=107, reprints=2, book=days.book(HASH), series=(Series("A", (("A001", "done"), ("A002", "done"))),))
    return reports.day_sheet(day, _Site(), clock.local(AT), language)


def test(language) -> Document:
    return own.test(_Site(), "lobby", clock.local(AT), language)


def calibration(language) -> Document:
    return own.calibration("lobby")


def rare_name(language) -> Document:
    """A slip with characters no font ROM has: those lines go out as pictures."""
    return signing.receipt(_Receipt(), _facts("signed", relation="owner"), "㛃𠮷*", SIGNATURE, CODE, language)


def _facts(outcome, *, relation="", reason="") -> dict:
    return {
        "outcome": outcome, "reason": reason, "relation": relation,
        "documents": [{"title": "装修管理告知书", "number": "N2026-031", "version": 2, "sha256": HASH}],
        "unit": {"label": "3栋2单元11**"},
        "place": {"site": _Site.name},
        "at": clock.local(AT).isoformat(timespec="seconds"),
    }


SAMPLES = {
    "ticket": ticket,
    "appointment": appointment,
    "repair_receipt": repair_receipt,
    "visit_notice": visit_notice,
    "work_slip": work_slip,
    "rectification": rectification,
    "signature_receipt": signature_receipt,
    "refusal": refusal,
    "rare_name": rare_name,
    **{name: partial(sample, _Site(), AT) for name, sample in (money.SAMPLES | things.SAMPLES | around_signing.SAMPLES).items()},
    "day_close": day_close,
    **{name: partial(sample, _Site(), AT, HASH) for name, sample in days.SAMPLES.items()},
    "test": test,
    "calibration": calibration,
}
