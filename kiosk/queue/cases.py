"""What came of a visit: orders and receipts, found by their numbers. Who knows them says so where the site is put together."""
from collections.abc import Callable
from typing import NamedTuple


class Case(NamedTuple):
    """path is its own page for the visitor's phone, empty for a receipt, which is shown behind the ticket's link."""

    number: str
    path: str


_finders: dict[str, Callable[[str], str | None]] = {}


def found_by(letter: str, finder: Callable[[str], str | None]):
    """finder(number) gives the path of its page for numbers that begin with the letter, or None when there is no such number."""
    _finders[letter] = finder


def find(number: str) -> Case | None:
    finder = _finders.get(number[:1])
    path = finder(number) if finder else None
    return None if path is None else Case(number, path)


def of(ticket) -> list[Case]:
    return [case for number in ticket.cases if (case := find(number))]
