"""What is broken, as a receptionist writes it: a short code (11 is the first item of the first category) or words of either language."""
from typing import NamedTuple

from kiosk.i18n import LANGUAGES, gettext as _, say_in
from kiosk.repairs import catalogue
from kiosk.repairs.catalogue import Category, Item


class Entry(NamedTuple):
    """One line of the list."""

    code: str
    category: Category
    item: Item

    @property
    def name(self) -> str:
        return f"{_(self.category.name)} · {_(self.item.name)}"

    @property
    def other_names(self) -> str:
        return f"{self.code} {say_in('en', self.category.name)} · {say_in('en', self.item.name)}"

    def names(self) -> set[str]:
        return {_plain(f"{say_in(language, self.category.name)}{say_in(language, self.item.name)}") for language in LANGUAGES}

    def item_names(self) -> set[str]:
        return {_plain(say_in(language, self.item.name)) for language in LANGUAGES}


ENTRIES = [Entry(f"{category_number}{item_number}", category, item)
           for category_number, category in enumerate(catalogue.CATEGORIES, 1)
           for item_number, item in enumerate(category.items, 1)]


def find(said: str) -> list[Entry]:
    """All that fit best: the code, the whole name, the item's name, or a part of a name."""
    wanted = _plain(said)
    ways = (lambda entry: wanted == entry.code, lambda entry: wanted in entry.names(), lambda entry: wanted in entry.item_names(),
            lambda entry: any(wanted in name for name in entry.names()))
    return next((found for fits in ways if (found := [entry for entry in ENTRIES if fits(entry)])), []) if wanted else []


def _plain(text) -> str:
    return "".join(text.split()).replace("·", "").casefold()
