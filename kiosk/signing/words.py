"""The words of signing: how somebody was known, for whom they sign, why not, and the sentence of receipt."""
from typing import NamedTuple

from kiosk.errors import Refused
from kiosk.i18n import N_, gettext as _, say_in
from kiosk.signing.states import OWN_SCREEN

# The desk confirms one of these there and then, or hands out a code that is asked for at the touchscreen.
AT_THE_DESK = {
    "document": N_("Original identity document seen"),
    "known": N_("Known in person"),
    "phone": N_("Checked by phone"),
}
BY_CODE = {
    "code_slip": N_("Code on a slip from the desk"),
    "code_phone": N_("Code read out to the number on file"),
}
SIGNED_IN = "signed_in"
IDENTIFICATIONS = AT_THE_DESK | BY_CODE | {SIGNED_IN: N_("Signed in to an own account")}
# How sure the desk must be, by the importance of what is signed for.
METHODS_FOR = {"ordinary": (*AT_THE_DESK, *BY_CODE), "important": ("document", "code_phone")}
RELATIONS = {
    "owner": N_("Owner"),
    "family": N_("Family"),
    "tenant": N_("Tenant"),
    "proxy": N_("Receiving for the owner"),
    "staff": N_("Member of staff"),
}
CLIENTS = ("owner", "family", "tenant", "proxy")
PROXIES = ("family", "tenant", "proxy")
# What lets somebody receive for the owner.
AUTHORITIES = {
    "owner_phoned": N_("The desk phoned the owner"),
    "written": N_("Written authority was shown"),
    "household": N_("Lives in the same household"),
    "courier": N_("The office has sent its courier"),
    "other": N_("Something else"),
}
REFUSALS = {
    "disagree": N_("I do not agree with it"),
    "ask": N_("I want to ask somebody first"),
    "unclear": N_("I do not understand it"),
    "not_concerned": N_("It does not concern me"),
    "unsaid": N_("I would rather not say"),
    "quantity": N_("The quantity is not right"),
    "condition": N_("Something is damaged or wrong"),
}
# Why a document was left at the door.
LEAVINGS = {
    "absent": N_("Nobody opened, several times"),
    "would_not_take": N_("They would not take it"),
    "moved": N_("They have moved away"),
}
# Why somebody signs through a witness.
WITNESSINGS = {
    "cannot_write": N_("I cannot write"),
    "cannot_see": N_("I cannot see it well"),
    "other": N_("Something else"),
}
AGREEMENT_VERSION = "agreement-1"
AGREEMENT_TITLE = N_("Agreement to sign at the screen")
AGREEMENT = (
    N_("The owner and those who live in the same home may sign for notices with their own hand at the office's screen."),
    N_("Whoever has signed there and taken the slip has received the notice. It does not mean agreement with its content."),
    N_("The office keeps the record so that no later change stays unseen. The owner may look at it and have copies at any time."),
    N_("Notices that stop water, power, gas or heating are always signed on paper."),
    N_("The owner may end this agreement at the desk on any day, and then signs on paper."),
)
ENDINGS = {
    "left": N_("The person left"),
    "not_me": N_("Another person stood there"),
    "time": N_("Nobody came in time"),
}
STATES = {
    "offered": N_("Waiting at the touchscreen"),
    "reading": N_("Being read"),
    "signed": N_("Signed"),
    "proxy": N_("Received for the owner"),
    "witnessed": N_("Signed by a witness"),
    "refused": N_("Refused"),
    "left": N_("Left at the door"),
    "paper": N_("Received on paper"),
    "withdrawn": N_("Taken back"),
    "expired": N_("Ended without signing"),
}


class Purpose(NamedTuple):
    """What a signature means: the sentence above the pad, kept under its version, and the words around it.

    Whether it counts by the household's agreement is part of that: a receipt does (SIGNING C.6), a consent stands by itself.
    """

    version: str
    statement: str
    offer: str
    confirm: str
    done: str
    rests_on_agreement: bool
    checks: tuple[str, ...] = ()  # what is ticked before the pad
    refusals: tuple[str, ...] = ("disagree", "ask", "unclear", "not_concerned", "unsaid")


RECEIPT = Purpose(
    "receipt-2",
    N_("Today I received the full text of “%(title)s” (number %(number)s, %(pages)d pages). "
       "Signing confirms receipt only; it does not mean that I agree with it."),
    N_("Your notice is ready. Please sign here"), N_("Confirm receipt"), N_("Received and signed"),
    rests_on_agreement=True,
)
CONSENT = Purpose(
    "consent-1",
    N_("I have read “%(title)s” (number %(number)s, %(pages)d pages) and agree to it. The work may begin."),
    N_("Your quote is ready. Please sign here"), N_("Yes, I agree"), N_("Agreed and signed"),
    rests_on_agreement=False,
)
TAKEN = Purpose(
    "taken-1",
    N_("I received the things listed in “%(title)s” (number %(number)s, %(pages)d pages)."),
    N_("Your things are ready. Please sign here"), N_("Yes, I have them"), N_("Received and signed"),
    rests_on_agreement=False,
    checks=(N_("I counted them: the quantity is right."), N_("I looked at each: the condition is good.")),  # K-07
    refusals=("quantity", "condition", "unclear", "not_concerned", "unsaid"),
)
HANDED_OUT = TAKEN._replace(version="handed-out-1", checks=(), statement=N_(
    "I handed out the things listed in “%(title)s” (number %(number)s, %(pages)d pages) after counting them with the client."))
QUANTITY = TAKEN._replace(version="quantity-1", checks=(), statement=N_(
    "I checked the quantity of the things listed in “%(title)s” (number %(number)s, %(pages)d pages): it is right."))
GIVEN_BACK = TAKEN._replace(
    version="given-back-1", checks=(),
    statement=N_("I gave back the things listed in “%(title)s” (number %(number)s, %(pages)d pages)."),
    confirm=N_("Yes, I gave them back"), done=N_("Given back and signed"),
)
# Each document has been ticked under its own sentence; the hand is for all of them.
SEVERAL = Purpose(
    "several-1",
    N_("I sign for these %(count)d documents together, each as ticked: %(numbers)s."),
    N_("Your documents are ready. Please sign here"), N_("Confirm all of them"), N_("All of them are signed"),
    rests_on_agreement=True,
)
WITNESS = N_("I have read the full text of %(titles)s to the person, who has received it. "
             "I sign as the witness, because the person says: %(reason)s.")
# By the kind of record a document belongs to, and by the party where parties mean different things by it; for all others a
# signature says that it was received.
PURPOSES = {
    "quote": CONSENT,
    "issue": TAKEN, "issue/service": HANDED_OUT, "issue/engineering": QUANTITY, "thing_return": GIVEN_BACK,
}


def purpose(subject: str, party: str = "client") -> Purpose:
    kind = subject.partition(":")[0]
    return PURPOSES.get(f"{kind}/{party}") or PURPOSES.get(kind, RECEIPT)


def statement(session) -> str:
    """The sentence above the pad, which is kept as it was shown. It is the witness's where a witness signs."""
    if session.is_through_witness:
        titles = " ".join(_("“%(title)s”", title=row.frozen.title) for row in session.documents)
        return _(WITNESS, titles=titles, reason=session.witness_reason_name)
    if session.has_several and session.screen == OWN_SCREEN:
        return "\n".join(tick(document, session.party) for document in session.documents)
    if session.has_several:
        numbers = ", ".join(row.frozen.number for row in session.documents)
        return _(SEVERAL.statement, count=len(session.documents), numbers=numbers)
    return tick(session.documents[0], session.party)


def tick(document, party: str) -> str:
    """What a signature says about this very document."""
    frozen = document.frozen
    meaning = purpose(document.subject, party)
    return _(meaning.statement, title=frozen.title, number=frozen.number, pages=frozen.pages)


def refuse_unclear(code: str, authority: str):
    """Whoever signs says as whom; for the owner, also what lets them."""
    if code not in RELATIONS:
        raise Refused(_("Please choose for whom you sign."))
    if code == "proxy" and authority not in AUTHORITIES:
        raise Refused(_("Please say what lets you receive this for the owner."))


def refuse_unidentified(method: str, screen: int, evidence_ref: str):
    """The desk saw the person, or a code was given and typed in; a colleague on a screen of their own has signed in."""
    known = method == SIGNED_IN if screen == OWN_SCREEN else method in AT_THE_DESK or (method in BY_CODE and bool(evidence_ref))
    if not known:
        raise Refused(_("Please say how you know the person."))


def relation(code: str, language: str | None = None) -> str:
    name = RELATIONS.get(code, "")
    return say_in(language, name) if language else _(name)


def ending(session) -> str:
    """How the session stands, as the desk reads it."""
    if session.waits_for_witness:
        return _("Waiting for a witness")
    if session.is_past_its_pages:
        return _("Signing now")
    state = _(STATES[session.state])
    return f"{state} · {_(ENDINGS[session.reason])}" if session.reason in ENDINGS else state
