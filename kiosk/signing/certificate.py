"""The certificate of one receipt: a PDF for people and courts, made only of what was sealed, with the strokes as they were drawn."""
from datetime import date, datetime

from markupsafe import escape

from kiosk.documents import making
from kiosk.documents.blocks import Facts, Heading, Paragraph, QrCode, Strokes, Table, Title
from kiosk.i18n import N_, say_in
from kiosk.signing import keys, links, personal, slips, words
from kiosk.signing.agreements import Agreement
from kiosk.signing.checkpoints import ReceiptSignature
from kiosk.staff.models import Staff

CHINESE, ENGLISH = "zh_Hans", "en"
PROVES = (
    N_("This record existed in exactly this form when the box signed it, and no later than the checkpoints and slips that hold its hash."),
    N_("The document named here is the one whose pages were shown, for as long as stands beside each page."),
    N_("The strokes are those that were drawn at the screen; they were compared with no other signature."),
)
PROVES_NOT = (
    N_("It does not prove by itself who the person was: that rests on how they were identified, by the colleague named above."),
    N_("It does not prove that the office wrote nothing down before a checkpoint: that rests on the slip in the person's hand."),
    N_("It is no reliable electronic signature of its own (Electronic Signature Law, article 13) unless both sides agreed to it on paper."),
)


def of(receipt) -> bytes:
    """In Chinese; with English beside it when that is what the person read."""
    facts, signature = receipt.facts, ReceiptSignature.get_by_id(receipt.id)
    _ = _bilingual if facts["language"] == ENGLISH else _chinese
    return making.make([
        Title(_(N_("Certificate of a signature"))),
        Facts(_what(receipt, facts, _)),
        *(block for document in facts["documents"] for block in _document(document, _)),
        Heading(_(N_("Who signed"))), Facts(_whom(receipt, facts, _)),
        *_sentence(facts, _), *_strokes(receipt, _),
        Heading(_(N_("Seal"))), Facts(_seal(receipt, facts, signature, _)), QrCode(links.of(receipt)),
        Heading(_(N_("What this proves"))), *(Paragraph(_(text)) for text in PROVES),
        Heading(_(N_("What this does not prove"))), *(Paragraph(_(text)) for text in PROVES_NOT),
    ], title=f"{receipt.receipt_no}", header=facts["place"]["site"], footer=f"{receipt.receipt_no} {receipt.entry_hash[:16]}", language=CHINESE)


def _what(receipt, facts, _) -> list:
    reason = slips.REASONS.get(facts["reason"], facts["reason"])
    return [
        (_(N_("Number of the receipt")), receipt.receipt_no), (_(N_("Outcome")), _(words.STATES[facts["outcome"]])),
        (_(N_("Time")), _moment(facts["at"])), (_(N_("Office")), facts["place"]["site"]),
        *([(_(N_("Reason")), _(reason))] if reason else []),
    ]


def _document(document, _):
    yield Heading(document["title"])
    yield Facts([
        (_(N_("Number")), say_in(CHINESE, slips.NUMBER, **document)),
        (_(N_("Number of pages")), str(document["pages"])),
        *((_(name), as_told(document[code])) for code, name, as_told in TOLD if document.get(code)),
        ("SHA-256", document["sha256"]),
    ])
    if document["reading"]:
        yield Table([_(N_("Page")), _(N_("Shown at")), _(N_("Seconds"))],
                    [[str(page), _moment(at), "" if seconds is None else f"{seconds:.1f}"] for page, at, seconds in document["reading"]], [1, 4, 1])


def _whom(receipt, facts, _) -> list:
    payload, known, witness = personal.payload_of(receipt), facts["identification"], facts.get("witness")
    rows = [
        (_(N_("Unit")), personal.unit_of(receipt) or "-"),
        (_(N_("Name on file")), payload.signer_name if payload else ""),
        (_(N_("Signed as")), _(words.RELATIONS.get(facts["relation"], ""))),
        (_(N_("Lets them sign")), _(words.AUTHORITIES.get(facts.get("authority"), ""))),
        (_(N_("Identified by")), _(words.IDENTIFICATIONS.get(known["method"], ""))),
        (_(N_("Colleague")), _name(known["staff"])),
        (_(N_("Witness")), _name(witness["staff"]) if witness else ""),
        (_(N_("Agreement on paper")), _agreed(facts)),
    ]
    return [(name, value) for name, value in rows if value]


def _sentence(facts, _) -> list:
    return [Heading(_(N_("The sentence above the signature"))), Paragraph(str(escape(facts["statement"]["text"])))] if facts["statement"] else []


def _strokes(receipt, _) -> list:
    payload = personal.payload_of(receipt)
    if payload is None:
        return [Paragraph(_(N_("The signature was deleted when its time was over.")))]
    ink = payload.ink
    return [] if ink.is_empty else [Heading(_(N_("The signature"))), Strokes(ink.strokes, ink.width, ink.height)]


def _seal(receipt, facts, signature, _) -> list:
    return [
        (_(N_("Entry of the book")), str(receipt.seq)), (_(N_("Hash of this entry")), receipt.entry_hash),
        (_(N_("Hash of the entry before")), receipt.prev_hash), (_(N_("Hash of the strokes")), facts["payload_hash"]),
        (_(N_("Key of the box")), keys.fingerprint(signature.public)), (_(N_("Signature of the box")), signature.signature),
    ]


def _agreed(facts) -> str:
    """The day it was signed; receipts of before name only which agreement it was."""
    if facts.get("agreed"):
        return _day(facts["agreed"]["signed_on"])
    return _day(Agreement.get_by_id(facts["agreement"]).signed_on.isoformat()) if facts.get("agreement") else ""


def _day(told: str) -> str:
    day = date.fromisoformat(told)
    return f"{day.year}年{day.month}月{day.day}日"


def _moment(told: str) -> str:
    return f"{_day(told[:10])} {datetime.fromisoformat(told):%H:%M:%S}"


def _name(staff_id) -> str:
    staff = Staff.get_or_none(Staff.id == staff_id)
    return staff.name if staff else ""


def _chinese(text: str) -> str:
    return say_in(CHINESE, text)


def _bilingual(text: str) -> str:
    return f"{say_in(CHINESE, text)} {text}" if text else ""


TOLD = (
    ("issuer", N_("Issued by"), str), ("issued_on", N_("Issued on"), _day), ("effective_on", N_("In force from"), _day),
    ("stamped_at", N_("Stamped at"), _moment),
)
