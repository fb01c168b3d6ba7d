"""A quote while it is being written: counted lines of the price list, typed materials, and what it comes to."""
from typing import NamedTuple

from kiosk import masking, money
from kiosk.i18n import gettext as _
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import LIABLE, OWNER, Line, Quote
from kiosk.site.prices import Price, PriceList

ONE = 100  # hundredths
LONGEST_NAME = 40
COMMUNITY = "community"


class Counted(NamedTuple):
    """A line of the price list and how often it is needed, as it was typed."""

    price: Price
    text: str

    @property
    def hundredths(self) -> int | None:
        return _hundredths(self.text)

    @property
    def line(self) -> Line | None:
        return Line.listed(self.price, self.hundredths) if self.hundredths else None

    @property
    def trouble(self) -> str:
        return "" if self.hundredths is not None else _("Please write a quantity, such as 2 or 2.5.")


class Typed(NamedTuple):
    """A material that is not on the list, as it was typed."""

    name: str = ""
    price: str = ""
    text: str = "1"

    @property
    def is_blank(self) -> bool:
        return not self.name.strip() and not self.price.strip()

    @property
    def line(self) -> Line | None:
        return None if self.is_blank or self.trouble else Line.material(self.name.strip(), money.fen(self.price), _hundredths(self.text))

    @property
    def trouble(self) -> str:
        if self.is_blank:
            return ""
        if not 0 < len(self.name.strip()) <= LONGEST_NAME:
            return _("Please name the material in at most %(count)d characters.", count=LONGEST_NAME)
        if masking.has_a_persons_number(self.name):
            return _("Please no names and no numbers of people here.")
        if money.fen(self.price) is None:
            return _("Please write a price, such as 12.50.")
        return "" if _hundredths(self.text) else _("Please write a quantity, such as 2 or 2.5.")


class Draft:
    """What the page holds; nothing of it is kept until it is sent."""

    def __init__(self, order: Order, counts: dict[str, str], typed: list[Typed], liability: str, base: str = "", shown: str = ""):
        self.order = order
        self.price_list = PriceList.current()
        self.counted = [Counted(price, counts.get(price.code, "")) for price in self._prices()]
        self.typed = [*(material for material in typed if not material.is_blank), Typed()]
        self.liability = liability
        self.base, self.shown = base, shown
        self.errors: dict[str, list[str]] = {}

    @classmethod
    def of(cls, order: Order) -> "Draft":
        """As the latest quote stands; empty for the first one."""
        latest = Quote.latest(order)
        lines = latest.items if latest else []
        return cls(order, {line.code: line.quantity for line in lines if line.code},
                   [Typed(line.name_zh, money.yuan(line.price_fen), line.quantity) for line in lines if not line.code],
                   latest.liability if latest else order.liability or (COMMUNITY if order.area_id else OWNER))

    @classmethod
    def from_fields(cls, order: Order, fields) -> "Draft":
        counts = {name.removeprefix("count_"): text for name, text in fields.items() if name.startswith("count_")}
        typed = zip(*(fields.getlist(name) for name in ("material", "price", "quantity")), strict=False)
        return cls(order, counts, [Typed(*texts) for texts in typed], fields.get("liability", ""), fields.get("base", ""),
                   fields.get("shown", ""))

    def count(self, code: str, step: int):
        """One more or one less of a line; never below none."""
        self.counted = [one._replace(text=_stepped(one, step)) if one.price.code == code else one for one in self.counted]

    def validate(self) -> bool:
        """What was sent is what was seen: the same list, the same quote before it, the same total."""
        if self.troubles:
            self._object("lines", _("Something is not filled in right. Please look below."))
        elif self.base != self.stands_on:
            self._object("base", _("The prices or the quote have changed in the meantime. Please look again."))
        elif self.shown != str(self.total_fen):
            self._object("shown", _("It comes to %(amount)s yuan. Please look once more, then send it.", amount=money.yuan(self.total_fen)))
        return not self.errors

    @property
    def lines(self) -> list[Line]:
        return [one.line for one in (*self.counted, *self.typed) if one.line]

    @property
    def troubles(self) -> list[str]:
        return [one.trouble for one in (*self.counted, *self.typed) if one.trouble]

    @property
    def worth_fen(self) -> int:
        return sum(line.amount_fen for line in self.lines)

    @property
    def total_fen(self) -> int:
        """What the client is to pay."""
        return self.worth_fen if self.liability == OWNER else 0

    @property
    def voids_a_yes(self) -> bool:
        return self.order.agreed_fen is not None

    @property
    def stands_on(self) -> str:
        """The price list and the version before, so that neither changes unseen while this is written."""
        latest = Quote.latest(self.order)
        return f"{self.price_list.version if self.price_list else 0}.{latest.version if latest else 0}"

    @property
    def liable(self) -> dict[str, str]:
        return {code: _(name) for code, name in LIABLE.items()}

    def _object(self, name, sentence):
        self.errors[name] = [sentence]

    def _prices(self):
        return self.price_list.prices().where(Price.trade.in_(("", self.order.trade))) if self.price_list else []


def _hundredths(text: str) -> int | None:
    """A quantity is written like an amount, with two decimals at most. 0 for nothing, None for what is none."""
    return money.fen(text) if text.strip() else 0


def _stepped(one, step) -> str:
    return f"{max(0, (one.hundredths or 0) + step * ONE) / ONE:g}"
