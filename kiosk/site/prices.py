"""The price list (收费标准) in its versions. A version is never edited: a quote points at the one it was made from."""
from datetime import date

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, i18n
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import N_, gettext as _
from kiosk.site.models import in_language

VISIT, LABOUR, MATERIAL = "visit", "labour", "material"
KINDS = {VISIT: N_("Coming to you"), LABOUR: N_("Work"), MATERIAL: N_("Material")}


class PriceList(Record):
    """One version, valid from a day on until the next one is."""

    version = peewee.IntegerField(unique=True)
    valid_from = DateField()
    published_at = MomentField(default=clock.now)
    staff = peewee.CharField(null=True)

    @classmethod
    def current(cls, day: date | None = None) -> "PriceList | None":
        """The one that began last by that day; of two that began together, the one published last. None when there is none."""
        begun = cls.select().where(cls.valid_from <= (day or clock.today()))
        return begun.order_by(cls.valid_from.desc(), cls.version.desc()).first()

    @classmethod
    def publish(cls, valid_from: date, prices: list[dict]) -> "PriceList":
        """The next version, whole: prices are the columns of Price."""
        with transaction():
            if not prices:
                raise Refused(_("A price list without prices helps nobody."))
            latest = cls.select(peewee.fn.MAX(cls.version)).scalar() or 0
            published = cls.add(version=latest + 1, valid_from=valid_from, staff=actor().staff)
            for position, price in enumerate(prices):
                Price.add(price_list=published, position=position, **price)
            record("prices.published", published, version=published.version, count=len(prices))
            return published

    def prices(self):
        return Price.select().where(Price.price_list == self).order_by(Price.position)

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

    @property
    def name(self) -> str:
        return in_language(self)

    @property
    def kind_name(self) -> str:
        return _(KINDS[self.kind])

    @property
    def unit(self) -> str:
        return self.unit_en if i18n.language() == "en" else self.unit_zh
