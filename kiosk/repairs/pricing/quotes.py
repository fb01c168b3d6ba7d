"""Quotes before the work (R-09, R-10): lines from the price list, in versions; what was said to them, by whom and how."""
from typing import NamedTuple

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, i18n, masking, money
from kiosk.db import JsonField, MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor
from kiosk.i18n import N_, gettext as _
from kiosk.repairs.models import Order
from kiosk.repairs.report import COMPANY
from kiosk.repairs.states import QUOTED, THE_BOX, THE_CLIENT
from kiosk.site.prices import MATERIAL, Price, PriceList

VALID_DAYS = 7
MOST_LINES = 30
OWNER = "owner"
# Who bears the cost. Whatever is not the owner's costs the client nothing.
LIABLE = {
    OWNER: N_("The client pays"),
    "developer": N_("The developer, under warranty"),
    "contractor": N_("The contractor, under warranty"),
    COMPANY: N_("The management company"),
    "community": N_("The community: a public area"),
}
PAGE, SIGNATURE, CALL, PAPER, LIMIT, FREE, OVERRIDE = "page", "signature", "call", "paper", "limit", "free", "override"
WAYS = {
    PAGE: N_("On the phone page"),
    SIGNATURE: N_("Signed at the screen"),
    CALL: N_("Said on the phone"),
    PAPER: N_("Signed on paper"),
    LIMIT: N_("Within what was agreed beforehand"),
    FREE: N_("Nothing to pay"),
    OVERRIDE: N_("Decided by the manager"),
}


class Line(NamedTuple):
    """So many hundredths of a unit at a price. code is empty for a material that is not on the list."""

    code: str
    kind: str
    name_zh: str
    name_en: str
    unit: str
    price_fen: int
    hundredths: int

    @property
    def amount_fen(self) -> int:
        return money.times(self.price_fen, self.hundredths)

    @property
    def name(self) -> str:
        return self.name_in(i18n.language())

    def name_in(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_zh

    @property
    def quantity(self) -> str:
        return f"{self.hundredths / 100:g}"

    @classmethod
    def listed(cls, price: Price, hundredths: int) -> "Line":
        return cls(price.code, price.kind, price.name_zh, price.name_en, price.unit_zh, price.price_fen, hundredths)

    @classmethod
    def material(cls, name: str, price_fen: int, hundredths: int) -> "Line":
        return cls("", MATERIAL, name, name, "", price_fen, hundredths)


class Quote(Record):
    """One version. Only the latest can be answered, and only once; a newer one voids what was said to it."""

    order = peewee.ForeignKeyField(Order, backref="quotes")
    version = peewee.IntegerField()
    lines = JsonField(default=list)
    total_fen = peewee.IntegerField()
    liability = peewee.CharField(default=OWNER)
    price_list = peewee.ForeignKeyField(PriceList, null=True)
    made_at = MomentField(default=clock.now)
    made_by = peewee.CharField(null=True)
    valid_until = DateField()
    answer = peewee.CharField(default="")
    answered_at = MomentField(null=True)
    answered_how = peewee.CharField(default="")
    answer_taken_by = peewee.CharField(null=True)

    class Meta:
        indexes = ((("order", "version"), True),)

    @classmethod
    def latest(cls, order: Order) -> "Quote | None":
        return cls.select().where(cls.order == order).order_by(cls.version.desc()).first()

    @classmethod
    def make(cls, order: Order, lines: list[Line], liability: str, by) -> "Quote":
        """The next version. What costs the client nothing, or no more than was agreed beforehand, is accepted at once."""
        with transaction():
            total_fen = cls._check(lines, liability)
            if order.rework_of_id and liability == OWNER:
                raise Refused(_("What a return visit found is put right free of charge."))
            order.step("quote", by, agreed_fen=None, liability=liability, facts={"total_fen": total_fen, "liability": liability})
            before = cls.latest(order)
            quote = cls.add(order=order, version=before.version + 1 if before else 1, lines=[list(line) for line in lines],
                            total_fen=total_fen, liability=liability, price_list=PriceList.current(), made_by=by.id,
                            valid_until=clock.days_ahead(VALID_DAYS))
            if total_fen == 0:
                quote.accept(FREE, THE_BOX)
            elif total_fen <= order.limit_fen:
                quote.accept(LIMIT, THE_BOX)
            return quote

    def accept(self, how: str, by=THE_CLIENT):
        """The client agrees to exactly this version."""
        with transaction():
            self._check_answer(how)
            self._answer("accepted", how)
            self.order.step("accept", by, agreed_fen=self.total_fen, facts={"version": self.version, "how": how})

    def override(self, reason: str, by):
        """A manager lets the work begin without the client's word, in an emergency (R-20); also when the quote is too old."""
        with transaction():
            self._check_latest()
            self._answer("accepted", OVERRIDE)
            self.order.step("override", by, reason=reason, agreed_fen=self.total_fen, facts={"version": self.version})

    def decline(self, by=THE_CLIENT, how: str = PAGE):
        """Whoever says no is asked about every later version, also within what was agreed beforehand."""
        with transaction():
            self._check_answer(how)
            self._answer("declined", how)
            self.order.step("decline", by, limit_fen=0, facts={"version": self.version, "how": how})

    @property
    def items(self) -> list[Line]:
        return [Line(*line) for line in self.lines]

    @property
    def is_latest(self) -> bool:
        return Quote.latest(self.order) == self

    @property
    def can_be_answered(self) -> bool:
        return not self.answer and self.order.state == QUOTED and self.is_latest and clock.today() <= self.valid_until

    @property
    def way_name(self) -> str:
        return _(WAYS[self.answered_how]) if self.answered_how else ""

    @property
    def liability_name(self) -> str:
        return _(LIABLE[self.liability])

    @classmethod
    def _check(cls, lines, liability) -> int:
        """The total the client is to pay."""
        if liability not in LIABLE:
            raise Refused(_("Please say who bears the cost."))
        if not 1 <= len(lines) <= MOST_LINES:
            raise Refused(_("A quote has between 1 and %(count)d lines.", count=MOST_LINES))
        if any(line.price_fen < 0 or line.hundredths <= 0 for line in lines):
            raise Refused(_("A price is never below zero, and a quantity is above it."))
        if any(masking.has_a_persons_number(line.name_zh) for line in lines if not line.code):
            raise Refused(_("Please no names and no numbers of people here."))
        return sum(line.amount_fen for line in lines) if liability == OWNER else 0

    def _check_answer(self, how):
        if how not in WAYS or how == OVERRIDE:
            raise Refused(_("Please say how the client answered."))
        self._check_latest()
        if clock.today() > self.valid_until:
            raise Refused(_("This quote is no longer valid. Please ask for a new one."))

    def _check_latest(self):
        if not self.is_latest:
            raise Refused(_("There is a newer quote. Please look at that one."))

    def _answer(self, answer, how):
        is_open = Quote.answer == ""
        if not self.change_if(is_open, answer=answer, answered_at=clock.now(), answered_how=how, answer_taken_by=actor().staff):
            raise Refused(_("This quote was answered already."))
