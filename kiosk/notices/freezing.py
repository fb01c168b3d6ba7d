"""Makes a stamped notice the document that is shown, signed, printed and archived: the same bytes everywhere."""
from kiosk import clock
from kiosk.notices import marks
from kiosk.notices.showing import MARKS, PDF
from kiosk.signing.frozen import FrozenDocument
from kiosk.site.models import Site


def freeze(notice, stamped_by: str) -> FrozenDocument:
    """stamped_by is a name as people read it; notices from before there were stamps have none."""
    facts = _facts(notice) | _stamp(notice, stamped_by)
    if notice.format == PDF:
        return FrozenDocument.freeze_upload(notice.upload, **facts)
    if notice.format == MARKS:
        return FrozenDocument.freeze_pages(marks.pages_of(notice.body), **facts)
    return FrozenDocument.freeze(notice.body, **facts)


def _facts(notice) -> dict:
    return {
        "number": notice.number,
        "version": notice.version,
        "title": notice.title,
        "issuer": Site.current().name,
        "issued_on": notice.issued_on.isoformat(),
        "effective_on": notice.effective_on.isoformat(),
    }


def _stamp(notice, stamped_by) -> dict:
    if not notice.stamped_at:
        return {}
    stamped_at = clock.local(notice.stamped_at).isoformat(timespec="seconds")
    return {"kind": notice.kind, "stamped_by": stamped_by, "stamped_at": stamped_at, "seal": notice.seal}
