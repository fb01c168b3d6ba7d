"""Samples of the papers around signing: the pick-up code, the agreement, and the slip for the walk from door to door."""
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk import clock
from kiosk.notices.slips import walk
from kiosk.signing import slips
from printer.document import Document


@dataclass(frozen=True)
class _Notice:
    number: str = "N2026-031"
    title: str = "装修管理告知书"
    effective_on: date = date(2026, 12, 1)


def pick_up_code(site, at, language) -> Document:
    return slips.pick_up("402917", clock.local(at) + timedelta(minutes=30), site, language)


def agreement_form(site, at, language) -> Document:
    return slips.agreement("3栋2单元1102", site, language)


def notice_walk(site, at: datetime, language) -> Document:
    return walk(_Notice(), [("3栋1单元", ["101", "203", "1102"]), ("3栋2单元", ["502"])], site, clock.local(at), language)


SAMPLES = {"pick_up_code": pick_up_code, "agreement_form": agreement_form, "notice_walk": notice_walk}
