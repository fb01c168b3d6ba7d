"""The managers are told about an order that stands still: once for each stage, and again only when it was begun anew."""
import peewee

from kiosk import clock, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.events import record
from kiosk.i18n import gettext as _
from kiosk.jobs.stages import STAGES, Stage, is_urgent
from kiosk.repairs.models import Order
from kiosk.repairs.words import age_words
from kiosk.staff.models import Staff


class Delay(Record):
    """One order that was late in one stage. begun_at is when its time began to run: a new promise can be broken again."""

    order = peewee.ForeignKeyField(Order)
    stage_code = peewee.CharField()
    begun_at = MomentField()
    told_at = MomentField(default=clock.now)
    seen_at = MomentField(null=True)
    seen_by = peewee.ForeignKeyField(Staff, null=True)

    class Meta:
        indexes = ((("order", "stage_code", "begun_at"), True),)

    @classmethod
    def standing(cls) -> list["Delay"]:
        """What nobody has taken note of, as long as it is still so; urgent ones first."""
        unseen = cls.select(cls, Order).join(Order).where(cls.seen_at.is_null()).order_by(cls.told_at)
        return sorted((delay for delay in unseen if delay.is_still_so), key=lambda delay: not delay.is_urgent)

    @classmethod
    def tell_due(cls):
        """Reads only, as long as nothing new is late: this runs often, and a card wears out by writing."""
        for code, stage in STAGES.items():
            for order in stage.late():
                if not cls.select().where(*cls._same(order, code, stage)).exists():
                    cls._tell(order, code, stage)

    def see(self, by: Staff):
        with transaction():
            if self.change_if(Delay.seen_at.is_null(), seen_at=clock.now(), seen_by=by.id):
                record("delay.seen", self, number=self.order.number, stage=self.stage_code)
                topics.changed("help")

    @property
    def is_still_so(self) -> bool:
        return self._stage.is_late(self.order) and self._stage.begun(self.order) == self.begun_at

    @property
    def is_urgent(self) -> bool:
        return is_urgent(self.order)

    @property
    def sentence(self) -> str:
        return _(self._stage.sentence, number=self.order.number, age=age_words(self.begun_at))

    @classmethod
    def _same(cls, order, code, stage):
        return cls.order == order, cls.stage_code == code, cls.begun_at == stage.begun(order)

    @classmethod
    def _tell(cls, order, code, stage):
        with transaction():
            delay = cls.add(order=order, stage_code=code, begun_at=stage.begun(order))
            record("delay.told", delay, number=order.number, stage=code)
            topics.changed("help")

    @property
    def _stage(self) -> Stage:
        return STAGES[self.stage_code]
