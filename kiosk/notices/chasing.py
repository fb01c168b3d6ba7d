"""Who has not answered a notice yet: the rows by building and state, the paper for the walk, and what is written down on the way."""
from itertools import groupby
from typing import NamedTuple

from kiosk import clock, i18n, papers
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.i18n import gettext as _
from kiosk.notices import slips
from kiosk.notices.models import Notice, NoticeRecipient
from kiosk.notices.recipients import OUTCOMES, PENDING
from kiosk.signing.chain import Receipt
from kiosk.signing.models import SigningSession
from kiosk.signing.states import PROXY
from kiosk.site.models import Site, Unit

ALL = "all"


class Filter(NamedTuple):
    """Empty building is every one; state ALL is every one."""

    building: str = ""
    state: str = PENDING

    @classmethod
    def of(cls, asked) -> "Filter":
        state = asked.get("state", PENDING)
        return cls(asked.get("building", ""), state if state in (*OUTCOMES, ALL) else PENDING)

    def rows(self, notice: Notice):
        rows = notice.addressed()
        rows = rows.where(Unit.building == self.building) if self.building else rows
        return rows if self.state == ALL else rows.where(NoticeRecipient.state == self.state)


def buildings(notice: Notice) -> list[str]:
    return list(dict.fromkeys(row.unit.building for row in notice.addressed() if row.unit))


def next_after(recipient: NoticeRecipient, building: str) -> NoticeRecipient | None:
    """Whoever comes after this one on the way and has not answered; from the beginning again at the end."""
    rows = [row for row in Filter(building, ALL).rows(recipient.notice) if row.unit]
    place = next((number for number, row in enumerate(rows) if row.id == recipient.id), 0)
    return next((row for row in [*rows[place + 1:], *rows[:place]] if row.is_pending), None)


def write_down(recipient: NoticeRecipient, outcome: str, seen: str = "", **said):
    """What came of it at the door or on paper, sealed like any other receipt. seen is the receipt that stood there before."""
    notice = recipient.notice
    if not recipient.unit:
        raise Refused(_("Departments sign on their own screens."))
    if notice.paper_only and outcome == PROXY:
        raise Refused(_("This notice is signed for on paper only: print it, and keep the signed sheet."))
    with transaction():
        if _is_pressed_again(recipient, outcome, seen):
            return
        _refuse_outdated(recipient, seen)
        notice.refuse_unless_open_for(recipient.unit)
        SigningSession.record_at_desk(recipient.unit, [notice.signed_as()], outcome, language=i18n.language(), **said)


def print_walk(notice: Notice, chosen: Filter):
    """A slip for the walk from door to door: homes, and no names."""
    rows = [row for row in chosen.rows(notice) if row.unit]
    ways = [(f"{building} {entrance}".strip(), [row.unit.room for row in some])
            for (building, entrance), some in groupby(rows, key=lambda row: (row.unit.building, row.unit.entrance))]
    slip = slips.walk(notice, ways, Site.current(), clock.local(clock.now()))
    with transaction():
        if papers.put(slip, kind="notice_walk", subject=subject_of(notice), role=papers.DESK) is None:
            raise Refused(_("There is no printer for this."))
        record("notice.walk_printed", notice, number=notice.number, count=len(rows))


def _is_pressed_again(recipient, outcome, seen) -> bool:
    """The same person wrote down the same since the page was shown."""
    last = Receipt.get_or_none(Receipt.receipt_no == NoticeRecipient.get_by_id(recipient.id).receipt_no)
    return last is not None and last.receipt_no != seen and (
        (last.outcome, last.facts["identification"]["staff"]) == (outcome, actor().staff))


def _refuse_outdated(recipient, seen):
    now = NoticeRecipient.get_by_id(recipient.id)
    if now.version != Notice.get_by_id(now.notice_id).version:
        raise Refused(_("There is a newer version of this notice. Please begin again from its list."))
    if not now.is_signed and now.receipt_no != seen:
        raise Refused(_("Somebody wrote something down for %(unit)s meanwhile. Please look again.", unit=now.label))
