"""Signatures that are missing: whom the desk looks for, how long already, and the same list on paper (K-06)."""
from typing import NamedTuple

from kiosk import clock, papers
from kiosk.notices.offering import SUBJECT as NOTICE
from kiosk.registers import slips
from kiosk.registers.models import Issue
from kiosk.registers.returns import ThingReturn
from kiosk.signing.missing import open_signatures
from kiosk.signing.sheets import SheetParty
from kiosk.site.models import Site


class Missing(NamedTuple):
    """One signature that is missing; issue is None where the sheet belongs to another register."""

    party: SheetParty
    issue: Issue | None

    @property
    def number(self) -> str:
        return self.party.sheet.number

    @property
    def notice_id(self) -> str | None:
        """Where a department is to sign for a notice."""
        kind, _colon, key = self.party.sheet.documents[0].subject.partition(":")
        return key if kind == NOTICE else None


def missing() -> list[Missing]:
    open_parties = list(open_signatures())
    issues = _issues([party.sheet_id for party in open_parties])
    return [Missing(party, issues.get(party.sheet_id)) for party in open_parties]


def print_missing(language: str):
    slip = slips.missing(missing(), Site.current(), clock.now(), language)
    return papers.put(slip, kind="missing_signatures", subject="register:signatures", role=papers.STAFF)


def _issues(sheet_ids) -> dict[str, Issue]:
    handed_out = {issue.sheet_id: issue for issue in Issue.select().where(Issue.sheet.in_(sheet_ids))}
    given_back = ThingReturn.select(ThingReturn, Issue).join(Issue).where(ThingReturn.sheet.in_(sheet_ids))
    return handed_out | {back.sheet_id: back.issue for back in given_back}
