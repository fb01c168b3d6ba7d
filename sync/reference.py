"""The contract of what comes down from head office: full sets of rows, typed and checked on both sides.

A new kind is a row type with an id, one entry in RELEASED, and the box's function that applies the full set
(kiosk/uplink.py APPLY). A box passes over tables it has no function for. Rows that head office makes itself go
out through standards.references.publish_rows; what people edit has a Kind in standards/kinds.py as well.
"""
from datetime import date
from typing import Annotated, Literal

import msgspec

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Short = Annotated[str, msgspec.Meta(max_length=80)]
Letter = Annotated[str, msgspec.Meta(pattern="^[A-HJ-NPR-Z]$")]  # I, O and Q look like 1 and 0
TimeOfDay = Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=40, pattern=r"^[^=+\-@]")]  # no formula in a spreadsheet
Trade = Literal["water", "power", "carpentry", "building", "heating", "lift", "low_voltage"]
# Whoever has one parses it as well: a pattern knows no calendar.
IsoDate = Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]

# Why a box did not take a release; head office has words for these.
UNREADABLE, NOT_WHOLE, EMPTY, CLASH, LAST_MANAGER = "unreadable", "not_whole", "empty", "clash", "last_manager"

# Texts the company may set, by the place where they are said, and how long each may be in Chinese and in English:
# what the narrowest paper and the smallest screen hold.
WORDINGS = {
    "home_greeting": (24, 48),
    "repair_privacy": (60, 120),
    "ticket_closing": (48, 96),
    "complaint_line": (24, 30),
    "tv_welcome": (10, 24),
}


class Unfit(Exception):
    """The box cannot take a release as it is; why is one of the reasons above."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


class ServiceRow(msgspec.Struct, kw_only=True, frozen=True):
    id: Id
    code: Letter
    name_zh: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    name_en: Short = ""
    opens: TimeOfDay
    closes: TimeOfDay
    mean_minutes: Annotated[int, msgspec.Meta(ge=1, le=240)]
    closed_reason: Short = ""
    position: Annotated[int, msgspec.Meta(ge=0, le=999)] = 0
    active: bool = True


class UnitRow(msgspec.Struct, kw_only=True, frozen=True):
    id: Id
    building: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    entrance: Short = ""
    floor: Short = ""
    room: Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
    active: bool = True


class NoticeRow(msgspec.Struct, kw_only=True, frozen=True):
    """A notice to be signed for; no recipients means the whole community."""

    id: Id
    number: Annotated[str, msgspec.Meta(min_length=1, max_length=30)]
    version: Annotated[int, msgspec.Meta(ge=1)] = 1
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    body: Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
    kind: Short = ""
    paper_only: bool = False
    issued_on: IsoDate
    effective_on: IsoDate
    recipients: list[Annotated[str, msgspec.Meta(max_length=40)]] = []
    active: bool = True

    def __post_init__(self):
        date.fromisoformat(self.issued_on)
        date.fromisoformat(self.effective_on)


class AnswerRow(msgspec.Struct, kw_only=True, frozen=True):
    """What head office says to the report of a day: its own receipt number, and whether it comes back."""

    id: Id
    verdict: Literal["received", "approved", "returned"]
    receipt_no: Short
    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""
    by: Short = ""
    at_ms: Annotated[int, msgspec.Meta(ge=0)]


class PriceRow(msgspec.Struct, kw_only=True, frozen=True):
    """One line of the price list; its id is its code. All lines of a release are in force from the day chosen for it."""

    id: Words
    trade: Trade | Literal[""] = ""
    kind: Literal["visit", "labour", "material"]
    name_zh: Words
    name_en: Words
    unit_zh: Words
    unit_en: Words
    price_fen: Annotated[int, msgspec.Meta(ge=0, le=100_000_000)]
    position: Annotated[int, msgspec.Meta(ge=0, le=9999)] = 0
    valid_from: IsoDate = "9999-12-31"
    active: bool = True

    def __post_init__(self):
        date.fromisoformat(self.valid_from)


class StaffRow(msgspec.Struct, kw_only=True, frozen=True):
    """An account without a password: the person gets in with a code from the manager of the desk."""

    id: Id
    account: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_.-]{2,30}$")]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    role: Literal["receptionist", "engineer", "manager", "maintainer"]
    trades: list[Trade] = []
    post: Literal["", "director", "administrator", "leader"] = ""
    active: bool = True


class WordingRow(msgspec.Struct, kw_only=True, frozen=True):
    """What is said at one place; its id names the place. One that is not active leaves it to the box's own sentence."""

    id: Id
    text_zh: Annotated[str, msgspec.Meta(max_length=200)] = ""
    text_en: Annotated[str, msgspec.Meta(max_length=200)] = ""
    active: bool = True

    def __post_init__(self):
        chinese, english = WORDINGS.get(self.id, (200, 200))
        if len(self.text_zh) > chinese or len(self.text_en) > english:
            raise ValueError(f"{self.id} is too long for its place")


Row = ServiceRow | UnitRow | NoticeRow | AnswerRow | PriceRow | StaffRow | WordingRow

RELEASED: dict[str, type[Row]] = {
    "service": ServiceRow, "unit": UnitRow, "notice": NoticeRow, "price": PriceRow, "staff": StaffRow, "wording": WordingRow,
    "report_answer": AnswerRow,
}

# By these columns people know a row: of two active ones in a community no two have the same.
KNOWN_BY = {
    "service": ("code",), "price": ("id",), "notice": ("number",), "unit": ("building", "entrance", "floor", "room"), "staff": ("account",),
    "wording": ("id",),
}
# A box that has such a row already keeps it under the id it has there, and sends it up under that.
KEPT_THERE = {"service", "unit"}


def mark_of(tbl: str, row: Row) -> tuple:
    return tuple(getattr(row, name) for name in KNOWN_BY[tbl])
