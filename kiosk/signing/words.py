"""The words of signing: how somebody was known, for whom they sign, why not, and the sentence of receipt."""
from typing import NamedTuple

from kiosk.i18n import N_, gettext as _, say_in

IDENTIFICATIONS = {
    "document": N_("Original identity document seen"),
    "known": N_("Known in person"),
    "phone": N_("Checked by phone"),
}
RELATIONS = {
    "owner": N_("Owner"),
    "family": N_("Family"),
    "tenant": N_("Tenant"),
    "proxy": N_("Receiving for the owner"),
}
REFUSALS = {
    "disagree": N_("I do not agree with it"),
    "ask": N_("I want to ask somebody first"),
    "unclear": N_("I do not understand it"),
    "not_concerned": N_("It does not concern me"),
    "unsaid": N_("I would rather not say"),
}
ENDINGS = {
    "left": N_("The person left"),
    "not_me": N_("Another person stood there"),
    "time": N_("Nobody came in time"),
}
STATES = {
    "offered": N_("Waiting at the touchscreen"),
    "reading": N_("Being read"),
    "signed": N_("Signed"),
    "refused": N_("Refused"),
    "withdrawn": N_("Taken back"),
    "expired": N_("Ended without signing"),
}


class Purpose(NamedTuple):
    """What a signature means: the sentence above the pad, kept under its version, and the words around it."""

    version: str
    statement: str
    offer: str
    confirm: str
    done: str


RECEIPT = Purpose(
    "receipt-1",
    N_("Today I received the full text of “%(title)s” (number %(number)s, %(pages)d pages). "
       "Signing confirms receipt only; it does not mean that I agree with it."),
    N_("Your notice is ready. Please sign here"), N_("Confirm receipt"), N_("Received and signed"),
)
CONSENT = Purpose(
    "consent-1",
    N_("I have read “%(title)s” (number %(number)s, %(pages)d pages) and agree to it. The work may begin."),
    N_("Your quote is ready. Please sign here"), N_("Yes, I agree"), N_("Agreed and signed"),
)
# By the kind of record a document belongs to; for all others a signature says that it was received.
PURPOSES = {"quote": CONSENT}


def purpose(subject: str) -> Purpose:
    return PURPOSES.get(subject.partition(":")[0], RECEIPT)


def statement(session) -> str:
    """The sentence above the pad, which is kept as it was shown."""
    document = session.document
    return _(session.purpose.statement, title=document.title, number=document.number, pages=document.pages)


def relation(code: str, language: str | None = None) -> str:
    name = RELATIONS.get(code, "")
    return say_in(language, name) if language else _(name)


def ending(session) -> str:
    """How the session stands, as the desk reads it."""
    state = _(STATES[session.state])
    return f"{state} · {_(ENDINGS[session.reason])}" if session.reason in ENDINGS else state
