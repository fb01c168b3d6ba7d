"""What every pad has in common: the sentence above it is kept as it was shown, and goes with what was drawn under it."""
from kiosk import i18n
from kiosk.errors import Expired
from kiosk.i18n import gettext as _
from kiosk.signing import words
from kiosk.signing.ink import Ink, Unreadable
from kiosk.signing.states import OWN_SCREEN


class Unfit(Exception):
    """It is no signature yet; the sentence says why, and strokes are what is left of it."""

    def __init__(self, sentence: str, strokes: str):
        super().__init__(sentence)
        self.strokes = strokes


def show(signing, draft: dict) -> str:
    """The sentence to stand above the pad. It is sealed as it stands now, also when the language changes."""
    statement = words.statement(signing)
    draft["shown"] = {"statement": statement, "language": i18n.language(), "witness": signing.witness_who_signs}
    return statement


def shown(draft: dict) -> dict:
    return draft.get("shown") or _nothing()


def read(signing, strokes: str) -> Ink:
    try:
        ink = Ink.read(strokes)
    except Unreadable:
        raise Unfit(_("This signature could not be read. Please write once more."), "") from None
    if ink.is_empty:
        raise Unfit(_empty_pad(signing), "")
    if signing.ask_about(ink):
        raise Unfit(_("The signature looks unfinished. Write more, or press again."), strokes)
    return ink


def _empty_pad(signing) -> str:
    """An empty pad is never a signature. A colleague always writes; whoever else cannot has a way of their own (A11Y-09)."""
    if signing.screen == OWN_SCREEN or signing.is_through_witness:
        return _("Please sign inside the frame first.")
    return _("Please sign inside the frame first. If you cannot write, touch “I would rather not write”.")


def _nothing():
    raise Expired("")
