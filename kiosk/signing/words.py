"""The words of signing: how somebody was known, for whom they sign, why not, and the sentence of receipt."""
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
STATEMENT_VERSION = "receipt-1"
STATEMENT = N_(
    "Today I received the full text of “%(title)s” (number %(number)s, %(pages)d pages). "
    "Signing confirms receipt only; it does not mean that I agree with it."
)


def statement(document) -> str:
    """The sentence above the pad, which is kept as it was shown."""
    return _(STATEMENT, title=document.title, number=document.number, pages=document.pages)


def relation(code: str, language: str | None = None) -> str:
    name = RELATIONS.get(code, "")
    return say_in(language, name) if language else _(name)


def ending(session) -> str:
    """How the session stands, as the desk reads it."""
    state = _(STATES[session.state])
    return f"{state} · {_(ENDINGS[session.reason])}" if session.reason in ENDINGS else state
