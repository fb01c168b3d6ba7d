"""The contract of what comes down from head office: full sets of rows, typed and checked on both sides."""
from typing import Annotated

import msgspec

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Short = Annotated[str, msgspec.Meta(max_length=80)]
Letter = Annotated[str, msgspec.Meta(pattern="^[A-HJ-NPR-Z]$")]  # I, O and Q look like 1 and 0
TimeOfDay = Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
IsoDate = Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


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


Row = ServiceRow | UnitRow | NoticeRow

RELEASED: dict[str, type[Row]] = {"service": ServiceRow, "unit": UnitRow, "notice": NoticeRow}
