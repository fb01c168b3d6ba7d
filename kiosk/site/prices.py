"""The price list (收费标准) in its versions. A version is never edited: a quote points at the one it was made from."""
from datetime import date

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, i18n
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import N_, gettext as _
from kiosk.site.models import HERE, OFFICE, in_language
from sync.reference import EMPTY, Unfit

VISIT, LABOUR, MATERIAL = "visit", "labour", "material"
KINDS = {VISIT: N_("Coming to you"), LABOUR: N_("Work"), MATERIAL: N_("Material")}


class PriceList(Record):
    """One version, valid from a day on until the next one is. Once one of head office's is in force the site's own are over."""

    version = peewee.IntegerField(unique=True)
    valid_from = DateField()
    published_at = MomentField(default=clock.now)
    staff = peewee.CharField(null=True)
    origin = peewee.CharField(default=HERE)

    @classmethod
    def current(cls, day: date | None = None) -> "PriceList | None":
        """The one that began last by that day; of two that began together, the one published last. None when there is none.

        What head office published last stands instead of everything before it, as with all that it publishes.
        """
        begun = cls.select().where(cls.valid_from <= (day or clock.today()))
        sent = begun.where(cls.origin == OFFICE).order_by(cls.version.desc()).first()
        return sent or begun.order_by(cls.valid_from.desc(), cls.version.desc()).first()

    @classmethod
    def is_kept_by_office(cls) -> bool:
        return cls.select().where(cls.origin == OFFICE).exists()

    @classmethod
    def publish(cls, valid_from: date, prices: list[dict]) -> "PriceList":
        """The next version, whole: prices are the columns of Price."""
        with transaction():
            if cls.is_kept_by_office():
                raise Refused(_("Head office keeps the price list."))
            if not prices:
                raise Refused(_("A price list without prices helps nobody."))
            return cls._add(valid_from, [{"position": position} | price for position, price in enumerate(prices)], HERE)

    @classmethod
    def take_release(cls, rows: list):
        """Another set is another version: what was quoted from the one before keeps pointing at it."""
        prices = [Price.from_release(row) for row in rows if row.active]
        if not prices:
            raise Unfit(EMPTY)
        valid_from = date.fromisoformat(max(row.valid_from for row in rows))
        with transaction():
            latest = cls.select().where(cls.origin == OFFICE).order_by(cls.version.desc()).first()
            if latest is None or not latest.is_the_same(valid_from, prices):
                cls._add(valid_from, prices, OFFICE)

    @classmethod
    def _add(cls, valid_from: date, prices: list[dict], origin: str) -> "PriceList":
        latest = cls.select(peewee.fn.MAX(cls.version)).scalar() or 0
        published = cls.add(version=latest + 1, valid_from=valid_from, staff=actor().staff, origin=origin)
        for price in prices:
            Price.add(price_list=published, **price)
        record("prices.published", published, version=published.version, count=len(prices))
        return published

    def is_the_same(self, valid_from: date, prices: list[dict]) -> bool:
        by_code = {price["code"]: price for price in prices}
        here = list(self.prices())
        return self.valid_from == valid_from and len(here) == len(by_code) and all(
            {name: getattr(price, name) for name in by_code.get(price.code, ())} == by_code.get(price.code) for price in here)

    def prices(self):
        return Price.select().where(Price.price_list == self).order_by(Price.position, Price.code)

    def band_of(self, trade: str) -> tuple[int, int] | None:
        """From what to what an hour or piece of this trade's work costs, in fen; None when the list says nothing."""
        work = [price.price_fen for price in self.prices().where(Price.kind == LABOUR, Price.trade.in_(("", trade)))]
        return (min(work), max(work)) if work else None


class Price(Record):
    """One line: so much for one unit of it. trade is empty for what every trade uses."""

    price_list = peewee.ForeignKeyField(PriceList, on_delete="CASCADE")
    position = peewee.IntegerField()
    code = peewee.CharField()
    trade = peewee.CharField(default="")
    kind = peewee.CharField(default=LABOUR)
    name_zh = peewee.CharField()
    name_en = peewee.CharField()
    unit_zh = peewee.CharField(default="次")
    unit_en = peewee.CharField(default="time")
    price_fen = peewee.IntegerField()

    class Meta:
        indexes = ((("price_list", "code"), True),)

    @staticmethod
    def from_release(row) -> dict:
        names = ("trade", "kind", "name_zh", "name_en", "unit_zh", "unit_en", "price_fen", "position")
        return {"code": row.id} | {name: getattr(row, name) for name in names}

    @property
    def name(self) -> str:
        return in_language(self)

    @property
    def kind_name(self) -> str:
        return _(KINDS[self.kind])

    @property
    def unit(self) -> str:
        return self.unit_en if i18n.language() == "en" else self.unit_zh
