"""What turned out to be wrong in a closed day. The day stays as it was; the correction stands beside it."""
from datetime import datetime

import peewee

from kiosk import clock, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import gettext as _
from kiosk.reconciling.models import ReconciledOrder, name_of
from kiosk.reconciling.explanations import Explanation
from kiosk.reconciling.verdicts import VERDICTS, verdict_name


class Correction(Record):
    """before is what stood until now, which an earlier correction may have said; why is kept apart, on the box."""

    line = peewee.ForeignKeyField(ReconciledOrder, backref="corrections")
    before = peewee.CharField()
    verdict = peewee.CharField()
    at = MomentField(default=clock.now)
    staff = peewee.CharField(null=True)

    class Meta:
        table_name = "reconciling_correction"

    @classmethod
    def make(cls, line: ReconciledOrder, verdict: str, why: str) -> "Correction":
        with transaction():
            before = standing(line)
            if verdict not in VERDICTS or verdict == before:
                raise Refused(_("Please choose what is right instead."))
            if not why:
                raise Refused(_("Please say why."))
            correction = cls.add(line=line, before=before, verdict=verdict, staff=actor().staff)
            Explanation.write(correction, why)
            record("day.corrected", line.reconciliation, number=line.order.number, before=before, verdict=verdict)
            topics.changed("reconciling")
            return correction

    @property
    def verdict_name(self) -> str:
        return verdict_name(self.verdict)

    @property
    def before_name(self) -> str:
        return verdict_name(self.before)

    @property
    def why(self) -> str:
        return Explanation.on(self)

    @property
    def staff_name(self) -> str:
        return name_of(self.staff)


def standing(line: ReconciledOrder, at: datetime | None = None) -> str:
    """What holds of this order: what was said when the day was closed, or the latest correction, as far as it was made by then."""
    until = clock.now() if at is None else at
    latest = line.corrections.where(Correction.at <= until).order_by(Correction.id.desc()).first()
    return latest.verdict if latest else line.verdict
