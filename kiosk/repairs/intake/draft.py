"""What a visitor has said so far about a repair, and what is asked next. Lives in the visitor's draft, nowhere else."""
from typing import BinaryIO

import msgspec

from kiosk import masking
from kiosk.db import new_id
from kiosk.errors import Expired
from kiosk.i18n import gettext as _
from kiosk.repairs import catalogue
from kiosk.repairs.pricing import charges
from kiosk.repairs.photos.models import Photo
from kiosk.repairs.report import Report
from kiosk.repairs.times.slots import Slot
from kiosk.repairs.trades import trade_of
from kiosk.repairs.words import level_words
from kiosk.site.models import PublicArea, Unit
from printer.document import Ink

KEY = "repair"
REVIEW = "review"
IN_A_HOME = ("place", "category", "item", "phrases", "slot", "phone")
IN_PUBLIC = ("place", "category", "item", "phrases")


def forget_repair(visitor: dict):
    """The visit is over, and with it all that was said of a repair."""
    Draft(visitor).forget()


class Draft:
    """visitor is the dictionary of this visitor; every answer replaces the part that is ours at once."""

    def __init__(self, visitor: dict):
        self._visitor = visitor

    def next_step(self) -> str:
        """The first question without an answer; the review when there is none."""
        return next((step for step in self.steps if not self.has(step)), REVIEW)

    def has(self, step: str) -> bool:
        return step in self._said if step != "place" else bool(self.unit or self.area)

    def may_be_asked(self, step: str) -> bool:
        """A question can be asked, or asked again, once everything before it is answered."""
        before = self.steps[: self.steps.index(step)] if step in self.steps else self.steps
        return all(self.has(earlier) for earlier in before)

    def step_before(self, step: str) -> str:
        """Where Back leads: to the review when that is where the visitor came from."""
        if step != REVIEW and self.next_step() == REVIEW:
            return REVIEW
        before = self.steps[: self.steps.index(step)] if step in self.steps else self.steps
        return before[-1] if before else ""

    def forget(self):
        said = self._visitor.pop(KEY, {})
        Photo.forget_draft(said.get("key"))

    def choose_level(self, level: str, value: str):
        """A level below with one choice chooses itself."""
        above = Unit.LEVELS[: Unit.LEVELS.index(level)]
        chosen = {name: self.levels[name] for name in above} | {level: value}
        for below in Unit.LEVELS[Unit.LEVELS.index(level) + 1:]:
            choices = Unit.choices(below, chosen)
            if len(choices) != 1:
                break
            chosen[below] = choices[0]
        unit = Unit.at(**chosen) if len(chosen) == len(Unit.LEVELS) else None
        self._put(levels=chosen, unit=unit and unit.id, area=None)

    def choose_area(self, area: PublicArea):
        self._put(drop=("slot",), levels={}, unit=None, area=area.id)

    def choose_category(self, code: str):
        self._put(drop=("item", "phrases"), category=code)

    def choose_item(self, code: str):
        self._put(drop=("phrases",), item=code)

    def choose_phrases(self, codes: list[str]):
        self._put(phrases=codes)

    def write_note(self, ink: Ink | None):
        self._put(ink=ink)

    def add_photo(self, upload: BinaryIO, key: str):
        Photo.add_to_draft(upload, key)
        # Whoever ended the visit while the picture was being made must not leave it behind.
        if not self.is_still(key):
            Photo.forget_draft(key)
            raise Expired("")

    def choose_slot(self, slot: Slot | None):
        """Without a slot we phone, so a number that was left out is asked for again."""
        self._put(drop=() if slot or self.phone else ("phone",), slot=slot)

    def lose_slot(self):
        self._put(drop=("slot",))

    def leave_phone(self, number: str):
        self._put(phone=number)

    def key(self) -> str:
        """Goes with the submit, so that pressing twice makes one order."""
        if "key" not in self._said:
            self._put(key=new_id())
        return self._said["key"]

    def is_still(self, key: str) -> bool:
        """Not sent yet, and not forgotten."""
        return self._said.get("key") == key

    def report(self, limit_fen: int = 0) -> Report:
        return Report(self.unit, self.area, self.category.code, self.item.code, self.phrases, self.slot, self.phone, self.ink,
                      limit_fen=limit_fen)

    @property
    def steps(self) -> tuple[str, ...]:
        return IN_PUBLIC if self.area else IN_A_HOME

    @property
    def levels(self) -> dict[str, str]:
        return self._said.get("levels", {})

    @property
    def open_level(self) -> str:
        """The level that is chosen next; the room when all are."""
        return next((level for level in Unit.LEVELS if level not in self.levels), Unit.LEVELS[-1])

    def asked_levels(self) -> list[str]:
        """The chosen levels at which there was something to choose."""
        return [level for level in self.levels if level == Unit.LEVELS[0] or len(Unit.choices(level, self.levels)) > 1]

    @property
    def unit(self) -> Unit | None:
        return Unit.get_or_none(Unit.id == self._said.get("unit"), Unit.active)

    @property
    def area(self) -> PublicArea | None:
        return PublicArea.with_value(PublicArea.id, self._said.get("area"))

    @property
    def category(self) -> catalogue.Category | None:
        return catalogue.category(self._said.get("category"))

    @property
    def item(self) -> catalogue.Item | None:
        return catalogue.item(self._said.get("category"), self._said.get("item"))

    @property
    def trade(self) -> str:
        return trade_of(self.category.code, self.item.code)

    @property
    def band(self) -> str:
        """What it may cost, from the price list; empty in public areas, which cost nothing, and without a list."""
        return charges.band_words(self.trade) if self.unit else ""

    @property
    def offered_limit_fen(self) -> int:
        """Up to what the visitor may let us go ahead without asking; 0 is no offer."""
        return charges.offered_limit_fen(self.trade) if self.unit else 0

    @property
    def phrases(self) -> list[str]:
        return self._said.get("phrases", [])

    @property
    def photos(self) -> list[Photo]:
        return Photo.of_draft(self._said.get("key"))

    @property
    def ink(self) -> Ink | None:
        return self._said.get("ink")

    @property
    def ink_json(self) -> str:
        return msgspec.json.encode(self.ink).decode() if self.ink else ""

    @property
    def place_so_far(self) -> str:
        if self.area or self.unit:
            return self.area.name if self.area else self.unit.label
        return " ".join(level_words(level, value) for level, value in self.levels.items())

    @property
    def problem_so_far(self) -> str:
        return " · ".join(_(part.name) for part in (self.category, self.item) if part)

    @property
    def details(self) -> str:
        return " · ".join(_(catalogue.PHRASES[code]) for code in self.phrases)

    @property
    def beside_words(self) -> str:
        """What else goes with the words: a drawing, photos."""
        beside = [_("and a note by hand")] if self.ink else []
        return " · ".join(beside + ([_("Photos: %(count)d", count=len(self.photos))] if self.photos else []))

    @property
    def slot(self) -> Slot | None:
        return self._said.get("slot")

    @property
    def phone(self) -> str:
        return self._said.get("phone", "")

    @property
    def masked_phone(self) -> str:
        return masking.phone(self.phone)

    @property
    def needs_phone(self) -> bool:
        return bool(self.unit) and self.slot is None

    @property
    def _said(self) -> dict:
        return self._visitor.get(KEY, {})

    def _put(self, drop=(), **answers):
        kept = {name: value for name, value in self._said.items() if name not in drop}
        self._visitor[KEY] = kept | answers
