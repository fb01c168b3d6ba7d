"""What a receipt says about how it came to be (SIGNING.md C.5): codes, times and hashes, and no person's name."""
from kiosk import access, clock, masking
from kiosk.signing import drawing, health
from kiosk.signing.parts import besides
from kiosk.staff.models import Staff

TOLD = ("issuer", "issued_on", "effective_on", "kind", "seal", "stamped_at")


def of(session, site, outcome: str, ink, *, relation: str, statement: str, reason: str, language: str) -> dict:
    """The facts of this session as they stand now, ready to be sealed."""
    return {
        "outcome": outcome,
        "reason": reason,
        "party": session.party,
        "relation": relation,
        "authority": session.authority,
        "documents": [_document(document) for document in session.documents],
        "unit": {"id": session.unit_id, "label": masking.room(session.unit.label)} if session.unit else None,
        "identification": {"method": session.identified_by, "evidence_ref": session.evidence_ref, "staff": session.staff},
        "witness": {"staff": session.witness, "reason": session.witness_reason, "confirmed": session.witness_confirmed} if session.witness else None,
        "agreement": session.agreement_id,
        "agreed": session.agreement.facts if session.agreement else None,
        "scan": session.scan,
        "statement": {"text": statement, "version": session.purpose.version} if statement else None,
        "mark": _mark(ink),
        "place": {"site": site.name, "screen": session.screen},
        "pushed_at": moment(session.pushed_at),
        "at": moment(clock.now()),
        "clock": health.of_clock(),
        "health": health.of_box(),
        "on_duty": sorted(staff.id for role in access.DESK for staff in Staff.present(role)),
        "language": language,
        "app_version": health.APP_VERSION,
    }


def moment(time) -> str:
    """With the site's own offset, to the second."""
    return clock.local(time).isoformat(timespec="seconds")


def _document(document) -> dict:
    reading = [[row.page, moment(row.shown_at), row.seconds] for row in document.readings]
    told = {name: getattr(document.frozen.content, name) for name in TOLD}
    ticked = {"ticked": document.statement} if document.statement else {}
    told |= besides(document.subject, document.frozen)
    return document.frozen.facts | told | {"subject": document.subject, "reading": reading} | ticked


def _mark(ink) -> dict | None:
    """The strokes themselves are personal and stand apart; here is on what they were drawn, and what they look like."""
    if ink.is_empty:
        return None
    canvas = {"width": ink.width, "height": ink.height, "dpi": ink.dpi, "input": ink.input}
    return {"canvas": canvas, "svg_sha256": drawing.digest(ink)}
