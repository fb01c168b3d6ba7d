"""The receipt of a signature, or of a refusal, as paper: masked, with the fingerprint and the chain's hash (SIG-06)."""
from datetime import datetime

from kiosk.i18n import N_, say_in
from kiosk.signing.frozen import SHORT_DIGITS, grouped
from kiosk.signing.words import CONSENT, REFUSALS, relation
from printer.document import Document, Ink, QR, Row, Rule, Text

TITLES = {"signed": N_("Receipt of signature"), "refused": N_("Record of refusal")}
CONSENT_TITLE = N_("Signed consent")


def receipt(receipt, facts: dict, masked_name: str, ink, language: str) -> Document:
    """facts are those of the sealed record; masked_name is empty when the office does not know who it was."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            Text(facts["place"]["site"], align="center"),
            Text(_(_title(facts)), align="center", bold=True),
            Rule(heavy=True),
            *_documents(facts["documents"], _),
            Row(_("Unit"), facts["unit"]["label"] if facts["unit"] else "-"),
            *_outcome(facts, masked_name, ink, language, _),
            *_fingerprints(facts["documents"], _),
            QR(f"{receipt.receipt_no} {receipt.entry_hash}".upper(), _("The code holds this record's full hash")),
            Text(_("Receipt %(number)s", number=receipt.receipt_no), align="center"),
            Text(_("Questions about the content: tell the desk within 7 days.")),
        ],
        language=language,
    )


def _title(facts) -> str:
    statement = facts.get("statement") or {}
    return CONSENT_TITLE if statement.get("version") == CONSENT.version else TITLES[facts["outcome"]]


def _documents(documents, _) -> list:
    rows = []
    for document in documents:
        rows += [
            Row(_("Document"), document["title"]),
            Row(_("Number"), _("%(number)s version %(version)d", number=document["number"], version=document["version"])),
        ]
    return rows


def _outcome(facts, masked_name, ink, language, _) -> list:
    time = Row(_("Time"), f"{datetime.fromisoformat(facts['at']):%Y-%m-%d %H:%M:%S}")
    if facts["outcome"] == "refused":
        return [Row(_("Outcome"), _("Not signed")), Row(_("Reason"), _(REFUSALS[facts["reason"]])), time, Rule()]
    signer = Row(_("Signed by"), f"{masked_name} ({relation(facts['relation'], language)})".strip())
    return [signer, time, Rule(), *_drawing(ink), Rule()]


def _drawing(ink) -> list:
    return [] if ink.is_empty else [Ink(ink.strokes, ink.width, ink.height)]


def _fingerprints(documents, _) -> list:
    shown = [Text(grouped(document["sha256"][:SHORT_DIGITS]), align="center") for document in documents]
    return [Text(_("Fingerprint of the document (first 16 of SHA-256)")), *shown]
