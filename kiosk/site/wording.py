"""Texts that head office sets for its communities. While it has set none, the box's own sentence stands."""
import peewee

from kiosk import i18n
from kiosk.site.models import Published

HOME_GREETING = "home_greeting"
REPAIR_PRIVACY = "repair_privacy"
TICKET_CLOSING = "ticket_closing"
COMPLAINT_LINE = "complaint_line"
TV_WELCOME = "tv_welcome"
PLACES = (HOME_GREETING, REPAIR_PRIVACY, TICKET_CLOSING, COMPLAINT_LINE, TV_WELCOME)


class Wording(Published):
    """What is said at one place; its id names the place."""

    text_zh = peewee.CharField(default="")
    text_en = peewee.CharField(default="")

    @staticmethod
    def from_release(row) -> dict:
        return {"text_zh": row.text_zh, "text_en": row.text_en}


def said(place: str, language: str | None = None) -> str:
    """Nothing where head office leaves it to the box."""
    row = Wording.with_value(Wording.id, place)
    if row is None or not row.active:
        return ""
    return row.text_en if (language or i18n.language()) == "en" else row.text_zh


def on_paper(language: str) -> tuple[str, str]:
    """The closing words of a slip and the line for complaints."""
    return said(TICKET_CLOSING, language), said(COMPLAINT_LINE, language)
