"""Numbers and days that stand in an address. One that no database holds leads nowhere, or is as if nothing was asked."""
from collections.abc import Mapping
from datetime import date, timedelta

from werkzeug.routing import IntegerConverter

LAST_PAGE = 99_999
DAYS_BACK = 400


class Whole(IntegerConverter):
    """Always within the 64 bits of a column."""

    regex = r"\d{1,18}"


def whole(arguments: Mapping[str, str], name: str, otherwise: int, most: int = LAST_PAGE) -> int:
    """What was asked for by name, if it is a number up to the most; otherwise it is as if nothing was."""
    text = arguments.get(name, "")
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return int(text) if is_number and int(text) <= most else otherwise


def day_asked_for(text: str, today: str) -> str | None:
    """Within what is kept, or None when it is no day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    last = date.fromisoformat(today)
    return min(max(day, last - timedelta(days=DAYS_BACK)), last).isoformat()
