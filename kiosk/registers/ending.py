"""The day on which a hand-over was over, from which its signatures are counted as old."""
from datetime import date

from kiosk import clock
from kiosk.registers.models import Issue
from kiosk.registers.returns import ThingReturn, pieces_out
from kiosk.signing.parties import VOID


def issue_ended_on(issue_id: str) -> date | None:
    """When everything had come back, or its sheet was made void; None while anything is out."""
    issue = Issue.get_or_none(Issue.id == issue_id)
    if issue and issue.sheet.state == VOID:
        return clock.local(issue.sheet.ended_at).date()
    if issue is None or not issue.is_handed_out or any(pieces_out(issue).values()):
        return None
    return clock.local(ThingReturn.of(issue)[-1].at).date()


def return_ended_on(return_id: str) -> date | None:
    """A return is as old as what it is a part of."""
    back = ThingReturn.get_or_none(ThingReturn.id == return_id)
    return issue_ended_on(back.issue_id) if back else None
