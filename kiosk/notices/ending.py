"""The day on which a notice was over, from which its signatures are counted as old."""
from datetime import date

from kiosk import clock
from kiosk.events import Event, subject_of
from kiosk.notices.models import Notice
from kiosk.notices.states import CLOSED, REPLACED, WITHDRAWN


def ended_on(notice_id: str) -> date | None:
    """Not before it came into force; None while it stands open."""
    notice = Notice.get_or_none(Notice.id == notice_id)
    if notice is None or notice.state not in (CLOSED, REPLACED, WITHDRAWN):
        return None
    last = Event.about(subject_of(notice)).order_by(Event.id.desc()).first()
    ended = clock.local(notice.closed_at).date() if notice.closed_at else last.day
    return max(ended, notice.effective_on)
