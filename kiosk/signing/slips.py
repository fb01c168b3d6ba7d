"""The receipt of a signature, or of a refusal, as paper: masked, with the fingerprint and the chain's hash (SIG-06)."""
import hashlib
from datetime import datetime

from kiosk.i18n import N_, say_in
from kiosk.signing.frozen import SHORT_DIGITS, canonical, grouped
from kiosk.signing.words import (
    AGREEMENT, AGREEMENT_TITLE, AGREEMENT_VERSION, AUTHORITIES, CONSENT, LEAVINGS, REFUSALS, relation,
)
from printer.document import Document, Ink, QR, Row, Rule, Text

TITLES = {
    "signed": N_("Receipt of signature"),
    "proxy": N_("Receipt signed for the owner"),
    "witnessed": N_("Receipt with a witness"),
    "refused": N_("Record of refusal"),
    "left": N_("Record of leaving at the door"),
    "paper": N_("Record of a signature on paper"),
}
NOT_SIGNED = {"refused": N_("Not signed"), "left": N_("Left at the door")}
REASONS = REFUSALS | LEAVINGS
NUMBER = N_("%(number)s version %(version)d")
CODE_SIZE = 4
DOTS = 14  # a line to write on
CONSENT_TITLE = N_("Signed consent")


def pick_up(digits: str, until: datetime, site, language: str) -> Document:
    """A code that brings documents to the touchscreen. It says nothing of the person or of what is to be signed."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Pick-up code"), align="center", size=2),
            Rule(),
            Text(digits, align="center", size=CODE_SIZE, bold=True),
            QR(digits, _("For the scanner")),
            Text(_("Type it in at the touchscreen, under “I have a pick-up code”.")),
            Row(_("It counts once, until"), f"{until:%H:%M}"),
        ],
        language=language,
    )


def agreement(unit: str, site, language: str) -> Document:
    """The sheet by which a household agrees to sign at the screen; it is signed by hand, and the desk keeps it."""
    def _(message, **values):
        return say_in(language, message, **values)

    lines = [Row(_(name), "." * DOTS) for name in (N_("Owner (signature)"), N_("Day"), N_("For the office (signature)"))]
    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_(AGREEMENT_TITLE), align="center", bold=True),
            Rule(heavy=True),
            Row(_("Unit"), unit),
            *(Text(_(line)) for line in AGREEMENT),
            Rule(),
            *lines,
            Text(AGREEMENT_VERSION, align="center"),
        ],
        language=language,
    )


def receipt(receipt, facts: dict, masked_name: str, ink, code: str, language: str, witness: str = "") -> Document:
    """facts are those of the sealed record; masked_name is empty when the office does not know who it was; code is what the QR holds."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            *_body(facts, masked_name, ink, language, witness, _),
            QR(code, _("The code holds this record's full hash")),
            Text(_("Receipt %(number)s", number=receipt.receipt_no), align="center"),
            Text(f"{receipt.seq}:{grouped(receipt.entry_hash[:SHORT_DIGITS])}", align="center"),
            Text(_("Questions about the content: tell the desk within 7 days.")),
        ],
        language=language,
    )


def preview(facts: dict, masked_name: str, ink, language: str, witness: str = "") -> Document:
    """The same before it is sealed, for the person to look at."""
    def _(message, **values):
        return say_in(language, message, **values)

    coming = Text(_("Its number and its code come when it is confirmed."))
    return Document(blocks=[*_body(facts, masked_name, ink, language, witness, _), coming], language=language)


def body_digest(facts: dict, masked_name: str, ink, language: str, witness: str = "") -> str:
    """Of everything on the slip that is known before the record is sealed: the SHA-256 that goes into the record."""
    blocks = _body(facts, masked_name, ink, language, witness, lambda message, **values: say_in(language, message, **values))
    return hashlib.sha256(canonical(blocks)).hexdigest()


def _body(facts, masked_name, ink, language, witness, _) -> list:
    return [
        Text(facts["place"]["site"], align="center"),
        Text(_(_title(facts)), align="center", bold=True),
        Rule(heavy=True),
        *_documents(facts["documents"], _),
        Row(_("Unit"), facts["unit"]["label"] if facts["unit"] else "-"),
        *_outcome(facts, masked_name, language, _),
        *_beside(facts, witness, _),
        Row(_("Time"), f"{datetime.fromisoformat(facts['at']):%Y-%m-%d %H:%M:%S}"),
        Rule(),
        *_drawing(facts, ink),
        *_fingerprints(facts["documents"], _),
    ]


def standing(standing, _) -> list:
    """The book of receipts as it stands, for the sheets that close a day; nothing while it is empty."""
    if standing is None:
        return []
    count, head, key, checked = standing
    return [
        Text(_("Book of receipts"), bold=True),
        Row(_("Signed receipts"), str(count)),
        Text(f"{count}:{grouped(head[:SHORT_DIGITS])}", align="center"),
        QR(f"{count}:{head}".upper(), _("The code holds the whole hash of the last receipt")),
        *([Row(_("Key"), key)] if key else []),
        *([Row(_("Checked"), f"{checked.at[5:16].replace('T', ' ')} {_verdict(checked, _)}")] if checked else []),
        Rule(),
    ]


def _verdict(checked, _) -> str:
    return _("intact") if checked.is_intact else _("NOT INTACT")


def _title(facts) -> str:
    statement = facts.get("statement") or {}
    return CONSENT_TITLE if statement.get("version") == CONSENT.version else TITLES[facts["outcome"]]


def _documents(documents, _) -> list:
    rows = []
    for document in documents:
        rows += [
            Row(_("Document"), document["title"]),
            Row(_("Number"), _(NUMBER, number=document["number"], version=document["version"])),
        ]
    return rows


def _outcome(facts, masked_name, language, _) -> list:
    if facts["outcome"] in NOT_SIGNED:
        return [Row(_("Outcome"), _(NOT_SIGNED[facts["outcome"]])), Row(_("Reason"), _(REASONS[facts["reason"]]))]
    who = relation(facts["relation"], language)
    if not who:
        return [Row(_("Outcome"), _("Signed on paper"))]
    return [Row(_("Signed by"), _("%(name)s (%(relation)s)", name=masked_name, relation=who) if masked_name else who)]


def _beside(facts, witness, _) -> list:
    rows = [Row(_("Authority"), _(AUTHORITIES[facts["authority"]]))] if facts.get("authority") else []
    return rows + ([Row(_("Witness"), witness)] if witness else [])


def _drawing(facts, ink) -> list:
    return [] if ink.is_empty or facts["outcome"] in NOT_SIGNED else [Ink(ink.strokes, ink.width, ink.height), Rule()]


def _fingerprints(documents, _) -> list:
    shown = [Text(grouped(document["sha256"][:SHORT_DIGITS]), align="center") for document in documents]
    return [Text(_("Fingerprint of the document (first 16 of SHA-256)")), *shown]
