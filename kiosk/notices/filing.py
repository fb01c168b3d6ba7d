"""The archive of one notice (N-05): the original, its frozen bytes and pictures, every receipt and the receipt list, under one hash."""
import csv
import hashlib
import io
from typing import NamedTuple

from kiosk import clock
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import Event, record, subject_of
from kiosk.i18n import gettext as _
from kiosk.notices import papers
from kiosk.notices.models import Notice
from kiosk.notices.recipients import PENDING
from kiosk.signing import bundles, proofs, sealing
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import FrozenDocument, canonical
from kiosk.signing.parts import SessionDocument
from kiosk.signing.states import ACCEPTED

VERB = "notice.archived"
COLUMNS = ("no", "unit", "outcome", "receipt_no", "at", "entry_hash")


class Filed(NamedTuple):
    """The one file, and the one hash that names everything in it."""

    name: str
    bytes: bytes
    sha256: str


def file_away(notice: Notice) -> Filed:
    """Anybody can check it with `qiantai verify --bundle`; the same state of things gives the same bytes."""
    if not notice.has_been_issued:
        raise Refused(_("There is nothing to archive before it is issued."))
    rows = list(notice.addressed())
    receipts = _receipts(notice, rows)
    packed = bundles.pack(_notice(notice) | _sealed(receipts) | _lists(notice, rows, receipts))
    digest = hashlib.sha256(packed).hexdigest()
    with transaction():
        record(VERB, notice, number=notice.number, sha256=digest, receipts=len(receipts))
    return Filed(f"{notice.number}-v{notice.version}-{digest[:16]}.zip", packed, digest)


def made_before(notice: Notice) -> list[Event]:
    """When an archive was made, and under which hash."""
    return list(Event.about(subject_of(notice)).where(Event.verb == VERB))


def _notice(notice) -> dict[str, bytes]:
    return {"notice.json": canonical(_facts(notice)), "notice.pdf": papers.of(notice)} | proofs.files_of(notice.document())


def _facts(notice) -> dict:
    names = ("number", "version", "title", "state", "kind", "importance", "paper_only", "recipients", "lead_reason", "ended_for")
    moments = ("reviewed_at", "stamped_at", "issued_at", "closed_at")
    happened = {name: clock.local(at).isoformat(timespec="seconds") for name in moments if (at := getattr(notice, name))}
    people = {name: getattr(notice, name) for name in ("authors", "reviewed_by", "is_reviewed_alone", "stamped_by", "issued_by")}
    days = {"issued_on": notice.issued_on.isoformat(), "effective_on": notice.effective_on.isoformat()}
    return {name: getattr(notice, name) for name in names} | days | happened | people | {"counts": notice.counts, "sha256": notice.frozen_id}


def _receipts(notice, rows) -> dict[str, Receipt]:
    """The last one of each row. A list is made of what was sealed: it says of a home what its receipts say, and of none more."""
    last = _last(notice)
    for row in rows:
        receipt = last.get(row.unit_id or row.department)
        if (row.receipt_no, row.state) != ((receipt.receipt_no, receipt.outcome) if receipt else ("", PENDING)):
            raise Refused(_("What the list says of %(unit)s is not what was sealed. Nothing is filed; please tell whoever looks after the box.",
                            unit=row.label))
    return {receipt.receipt_no: receipt for receipt in last.values()}


def _last(notice) -> dict[str, Receipt]:
    """By home or department, what counts of the receipts for this very version: who has signed has."""
    last = {}
    for receipt in _about(notice):
        facts = receipt.facts
        who = facts["unit"]["id"] if facts["unit"] else facts["party"]
        if who not in last or last[who].outcome not in ACCEPTED:
            last[who] = receipt
    return last


def _about(notice):
    sat = SessionDocument.select(SessionDocument.session).join(FrozenDocument)
    sat = sat.where(SessionDocument.subject == notice.subject, FrozenDocument.version == notice.version)
    return Receipt.select().where(Receipt.session_id.in_(sat)).order_by(Receipt.seq)


def _sealed(receipts: dict[str, Receipt]) -> dict[str, bytes]:
    """Each receipt as a bundle of its own has it; who signed for several notices at one sitting brings their documents with them."""
    sealing.seal_now()
    parts = proofs.parts_of({f"receipts/{number}/": receipt for number, receipt in receipts.items()})
    documents = {document["sha256"]: receipt for receipt in receipts.values() for document in receipt.facts["documents"]}
    for receipt in {receipt.id: receipt for receipt in documents.values()}.values():
        parts |= proofs.documents_of(receipt)
    return parts


def _lists(notice, rows, receipts) -> dict[str, bytes]:
    lines = [_line(number, row, receipts.get(row.receipt_no)) for number, row in enumerate(rows, 1)]
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *lines])
    return {"list.csv": text.getvalue().encode("utf-8-sig"), "list.pdf": papers.answers(notice, [line[:-1] for line in lines])}


def _line(number, row, receipt) -> tuple:
    at = receipt.facts["at"][:16].replace("T", " ") if receipt else ""
    return str(number), row.label, papers.outcome(row), row.receipt_no, at, receipt.entry_hash if receipt else ""
