"""No number of a bank card is ever written down here, also not by mistake in another field."""
import re
import unicodedata

from kiosk.errors import Refused
from kiosk.i18n import gettext as _

_RUN = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
_UNIONPAY = re.compile(r"62\d{14,17}")


def refuse(text: str):
    if looks_like_one(text):
        raise Refused(sentence())


def sentence() -> str:
    return _("This looks like the number of a bank card, which is not kept here. Write the last 8 digits of the transfer's own number.")


def looks_like_one(text: str) -> bool:
    """13 to 19 digits that add up as those of cards do, or that begin like cards of this country."""
    runs = (re.sub(r"\D", "", run) for run in _RUN.findall(unicodedata.normalize("NFKC", text)))
    return any(_UNIONPAY.fullmatch(run) or _adds_up(run) for run in runs)


def _adds_up(digits: str) -> bool:
    """Luhn's check sum."""
    doubled = (int(digit) * 2 if place % 2 else int(digit) for place, digit in enumerate(reversed(digits)))
    return sum(number - 9 * (number > 9) for number in doubled) % 10 == 0
