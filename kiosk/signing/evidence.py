"""What a receipt says about how it came to be (SIGNING.md C.5): codes, times and hashes, and no person's name."""
from importlib.metadata import version

from kiosk import clock, masking

APP_VERSION = version("qiantai")


def of(session, site, outcome: str, *, relation: str, statement: str, reason: str, language: str) -> dict:
    """The facts of this session as they stand now, ready to be sealed."""
    return {
        "outcome": outcome,
        "reason": reason,
        "relation": relation,
        "documents": [_document(document) for document in session.documents],
        "unit": {"id": session.unit_id, "label": masking.room(session.unit.label)} if session.unit else None,
        "identification": {"method": session.identified_by, "staff": session.staff},
        "statement": {"text": statement, "version": session.purpose.version} if statement else None,
        "place": {"site": site.name, "screen": session.screen},
        "pushed_at": moment(session.pushed_at),
        "at": moment(clock.now()),
        "clock": {"source": "system", "monotonic_ms": clock.ticks_ms()},
        "language": language,
        "app_version": APP_VERSION,
    }


def moment(time) -> str:
    """With the site's own offset, to the second."""
    return clock.local(time).isoformat(timespec="seconds")


def _document(document) -> dict:
    reading = [[row.page, moment(row.shown_at), row.seconds] for row in document.readings]
    ticked = {"ticked": document.statement} if document.statement else {}
    return document.frozen.facts | {"subject": document.subject, "reading": reading} | ticked
