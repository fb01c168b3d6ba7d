"""One receipt as files that prove it, and what such files have to come to: for bundles, which know nothing of receipts."""
import hashlib
from datetime import date
from typing import NamedTuple

import msgspec
import peewee

from kiosk import clock
from kiosk.documents import blobs
from kiosk.i18n import N_
from kiosk.signing import checkpoints, drawing, verify
from kiosk.signing.chain import GENESIS, Receipt, ReceiptPayload, seal
from kiosk.signing.checkpoints import ReceiptSignature
from kiosk.signing.frozen import Content, FrozenDocument, canonical
from kiosk.signing.keys import Claim

RECORD, SEAL, PAYLOAD, MARK, CERTIFICATE = "record.json", "seal.json", "payload.json", "signature.svg", "certificate.pdf"
AT_ONCE = 400
UNSEALED = N_("the record does not come to the hash it was sealed with")
NOT_SIGNED = N_("the box's signature under this entry is not true")


class Sealed(msgspec.Struct, forbid_unknown_fields=True):
    """What seals a record: its place in the book, and the box's signature under its hash."""

    seq: int
    receipt_no: str
    prev_hash: str
    entry_hash: str
    public: str
    signature: str


class Document(msgspec.Struct):
    sha256: str


class Agreed(msgspec.Struct):
    scan: str


class Mark(msgspec.Struct):
    svg_sha256: str


class Facts(msgspec.Struct):
    """What of a record its other parts are measured by."""

    seq: int
    receipt_no: str
    prev_hash: str
    outcome: str
    at: str
    day: date
    payload_hash: str
    documents: list[Document]
    mark: Mark | None = None
    scan: str = ""
    agreed: Agreed | None = None

    @property
    def scans(self) -> dict[str, str]:
        return verify.scans_of(msgspec.to_builtins(self))


class Entry(NamedTuple):
    """A record with its seal, as they were found in the folder of a bundle."""

    folder: str
    sealed: Sealed
    record: bytes
    facts: Facts


def parts_of(receipts: dict[str, Receipt]) -> dict[str, bytes]:
    """Everything about each of these receipts, in its folder, but their documents.

    Call sealing.seal_now() before: a bundle holds no entry without its signature.
    """
    signatures, payloads = _by_receipt(ReceiptSignature, receipts), _by_receipt(ReceiptPayload, receipts)
    return {folder + name: content for folder, receipt in receipts.items()
            for name, content in _parts(receipt, signatures[receipt.id], payloads.get(receipt.id)).items()}


def documents_of(receipt: Receipt) -> dict[str, bytes]:
    """The documents it names, and the files that belong to them."""
    frozen = [FrozenDocument.get_by_id(document["sha256"]) for document in receipt.facts["documents"]]
    return {name: content for one in frozen for name, content in files_of(one).items()}


def files_of(document: FrozenDocument) -> dict[str, bytes]:
    """A document and the files that belong to it, under the names by which a bundle finds them."""
    return {_document(document.sha256): document.bytes} | {_blob(sha): blobs.read(sha) for sha in document.blobs}


def entries_in(parts: dict[str, bytes]) -> list[Entry]:
    """Those whose record and seal can be read at all; the others are named by broken_in."""
    found = [_entry(parts, name.removesuffix(SEAL)) for name in sorted(parts) if name.endswith(SEAL)]
    return [entry for entry in found if entry]


def broken_in(parts: dict[str, bytes], entries: list[Entry], has_scans: bool = True) -> list[tuple[str, str]]:
    """Each part that does not fit its record, and in what way. Bundles of before did not always hold the scans."""
    readable = {entry.folder + SEAL for entry in entries}
    unreadable = [(name, UNSEALED) for name in sorted(parts) if name.endswith(SEAL) and name not in readable]
    return unreadable + [broken for entry in entries for broken in _broken(parts, entry, has_scans)]


def claims_of(entries: list[Entry]) -> list[tuple[str, Claim]]:
    """The signature of each entry, with the part it stands in."""
    return [(entry.folder + SEAL, Claim(entry.sealed.public, entry.sealed.signature, checkpoints.entry_message(entry.sealed.entry_hash)))
            for entry in entries]


def _by_receipt(table, receipts) -> dict:
    ids = [receipt.id for receipt in receipts.values()]
    return {row.receipt_id: row for some in peewee.chunked(ids, AT_ONCE) for row in table.select().where(table.receipt.in_(some))}


def _parts(receipt, signature, payload) -> dict[str, bytes]:
    facts = receipt.facts
    sealed = Sealed(receipt.seq, receipt.receipt_no, receipt.prev_hash, receipt.entry_hash, signature.public, signature.signature)
    parts = {SEAL: canonical(sealed), RECORD: receipt.whole_record.encode()}
    parts |= {what: blobs.read(sha) for what, sha in verify.scans_of(facts).items()}
    if payload:
        parts[PAYLOAD] = payload.payload.encode()
    if payload and facts.get("mark"):
        parts[MARK] = drawing.svg(verify.ink_of(parts[PAYLOAD]))
    return parts


def _entry(parts, folder) -> Entry | None:
    try:
        sealed = msgspec.json.decode(parts[folder + SEAL], type=Sealed)
        record = parts[folder + RECORD]
        return Entry(folder, sealed, record, msgspec.json.decode(record, type=Facts))
    except (KeyError, msgspec.DecodeError, UnicodeError):
        return None


def _broken(parts, entry, has_scans) -> list[tuple[str, str]]:
    folder, papers = entry.folder, entry.facts.scans
    if not _is_sealed(entry):
        return [(folder + RECORD, UNSEALED)]
    try:
        missing = [sha for sha in _files_of(parts, entry.facts) if not _has(parts, sha)]
        altered = [folder + what for what, sha in papers.items() if (has_scans or folder + what in parts) and _sha256(parts.get(folder + what, b"")) != sha]
        return [*((_document(sha), verify.DOCUMENT) for sha in missing), *((name, verify.PAPER) for name in altered),
                *_broken_mark(parts, folder, entry.facts)]
    except (msgspec.DecodeError, UnicodeError):
        return [(folder + RECORD, UNSEALED)]


def _is_sealed(entry) -> bool:
    sealed, facts = entry.sealed, entry.facts
    is_in_place = (sealed.seq, sealed.receipt_no, sealed.prev_hash) == (facts.seq, facts.receipt_no, facts.prev_hash)
    is_first = (sealed.prev_hash == GENESIS) == (sealed.seq == 1)
    return is_in_place and is_first and seal(entry.record, sealed.prev_hash) == sealed.entry_hash


def _files_of(parts, facts):
    for document in facts.documents:
        yield document.sha256
        raw = parts.get(_document(document.sha256), b"")
        if _sha256(raw) == document.sha256:
            yield from msgspec.json.decode(raw, type=Content).blobs


def _has(parts, sha: str) -> bool:
    return any(_sha256(parts.get(name, b"")) == sha for name in (_document(sha), _blob(sha)))


def _broken_mark(parts, folder, facts) -> list[tuple[str, str]]:
    payload = parts.get(folder + PAYLOAD)
    if payload is None:
        return [(folder + PAYLOAD, verify.TAKEN_AWAY)] if clock.today() < facts.day + verify.KEPT_AT_LEAST else []
    if _sha256(payload) != facts.payload_hash:
        return [(folder + PAYLOAD, verify.PAYLOAD)]
    drawn = facts.mark and drawing.svg(verify.ink_of(payload))
    is_same = not drawn or drawn == parts.get(folder + MARK) and _sha256(drawn) == facts.mark.svg_sha256
    return [] if is_same else [(folder + MARK, verify.PICTURE)]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _document(sha: str) -> str:
    return f"documents/{sha}.json"


def _blob(sha: str) -> str:
    return f"files/{sha}"
