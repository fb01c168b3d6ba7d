"""Samples of the papers about things handed out: the client's slip, and the list of missing signatures."""
from dataclasses import dataclass
from datetime import datetime

from kiosk.registers import slips
from kiosk.signing.parties import PARTIES
from printer.document import Document


@dataclass(frozen=True)
class _Kind:
    name_zh: str
    name_en: str

    def name_in(self, language) -> str:
        return self.name_en if language == "en" else self.name_zh


@dataclass(frozen=True)
class _Line:
    kind: _Kind
    count: int
    marks: str = ""


@dataclass(frozen=True)
class _Unit:
    masked_label: str = "3栋2单元11**"


@dataclass(frozen=True)
class _Party:
    kind: str
    receipt_no: str = ""
    sheet: "_Sheet | None" = None

    @property
    def title(self) -> str:
        return PARTIES[self.kind]

    @property
    def is_signed(self) -> bool:
        return bool(self.receipt_no)


@dataclass(frozen=True)
class _Sheet:
    made_at: datetime
    unit: _Unit = _Unit()
    parties: tuple = (_Party("client", "S261121-0004"), _Party("service", "S261121-0005"), _Party("engineering"))


@dataclass(frozen=True)
class _Issue:
    at: datetime
    sheet: _Sheet
    number: str = "L261121-0003"
    unit: _Unit = _Unit()
    client: _Party = _Sheet.parties[0]
    lines: tuple = (
        _Line(_Kind("入户门钥匙", "Door key"), 2, "K0117、K0118"), _Line(_Kind("门禁IC卡", "Entrance IC card"), 1, "IC20417"),
        _Line(_Kind("地插", "Floor socket"), 4),
    )


@dataclass(frozen=True)
class _Missing:
    party: _Party
    number: str = "L261121-0003"


def issue_slip(site, at, language) -> Document:
    return slips.issued(_Issue(at, _Sheet(at)), [(at, [(_Issue.lines[0], 1)])], site, language)


def missing_signatures(site, at, language) -> Document:
    rows = [_Missing(_Party("engineering", sheet=_Sheet(at))), _Missing(_Party("client", sheet=_Sheet(at)), "L261120-0002")]
    return slips.missing(rows, site, at, language)


SAMPLES = {"issue_slip": issue_slip, "missing_signatures": missing_signatures}
