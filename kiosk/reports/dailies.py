"""Each day's report to head office (S-01): drafted when the day is over, frozen when it is sent. A correction is another version."""
import hashlib
from datetime import date

import msgspec
import peewee
from playhouse.apsw_ext import BooleanField, DateField

from kiosk import clock, topics
from kiosk.db import JsonField, MomentField, Record, forbid, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import gettext as _
from kiosk.reports import times
from kiosk.reports.answers import RETURNED, ReportAnswer
from kiosk.reports.summary import digest, figures_of
from kiosk.site.models import Site
from kiosk.staff.models import Staff
from sync.report import DayFigures

DRAFT, SENT = "draft", "sent"
FIRST_VERSION = 1


class DailyReport(Record):
    """figures are empty until it is sent; unseen says that nobody looked at it, staff who sent it otherwise."""

    day = DateField(index=True)
    version = peewee.IntegerField()
    state = peewee.CharField(default=DRAFT)
    figures = JsonField(default=dict)
    remark = peewee.CharField(default="")
    unseen = BooleanField(default=False)
    made_at = MomentField(default=clock.now)
    sent_at = MomentField(null=True)
    staff = peewee.CharField(null=True)
    digest = peewee.CharField(default="")

    @classmethod
    def newest_first(cls):
        return cls.select().order_by(cls.day.desc(), cls.version.desc())

    @classmethod
    def latest(cls) -> "DailyReport | None":
        return cls.newest_first().first()

    @classmethod
    def returned(cls):
        """Sent back by head office, and nothing better was sent yet."""
        later = cls.alias()
        better = later.select().where(later.day == cls.day, later.version > cls.version, later.state == SENT)
        sent_back = cls.newest_first().join(ReportAnswer, on=(ReportAnswer.id == cls.id))
        return sent_back.where(ReportAnswer.verdict == RETURNED, ~peewee.fn.EXISTS(better))

    @classmethod
    def waiting(cls):
        """Drafts that somebody should look at. A correction is waited for where its report was returned."""
        return cls.newest_first().where(cls.state == DRAFT, cls.version == FIRST_VERSION)

    @classmethod
    def keep_up(cls):
        """Draft what is due, and send what nobody looked at in time. Corrections are never sent by themselves."""
        latest = cls.latest()
        for day in times.over_since(latest and latest.day):
            cls.draft(day, FIRST_VERSION)
        for report in cls.waiting():
            if times.is_sent_unseen(report.day):
                report.send_unseen()

    @classmethod
    def draft(cls, day: date, version: int, remark: str = "") -> "DailyReport":
        with transaction():
            report = cls.add(id=_id_of(day, version), day=day, version=version, remark=remark)
            record("report.drafted", report, day=f"{day}", version=version)
            topics.changed("status")
            return report

    def send(self, remark: str):
        """From now on this is what was said of the day."""
        self._freeze("report.sent", remark=remark, staff=actor().staff)

    def send_unseen(self):
        self._freeze("report.sent_unseen", unseen=True)

    def correct(self) -> "DailyReport":
        """The next version, for a report that head office returned."""
        with transaction():
            if not self.is_returned or self.later:
                raise Refused(_("Only a report that was returned is corrected."))
            return DailyReport.draft(self.day, self.version + 1, self.remark)

    @property
    def is_draft(self) -> bool:
        return self.state == DRAFT

    @property
    def later(self) -> "DailyReport | None":
        """The next version, if there is one."""
        return DailyReport.get_or_none(DailyReport.day == self.day, DailyReport.version == self.version + 1)

    @property
    def is_returned(self) -> bool:
        return self.answer is not None and self.answer.verdict == RETURNED

    @property
    def answer(self) -> ReportAnswer | None:
        return ReportAnswer.with_value(ReportAnswer.id, self.id)

    @property
    def summary(self) -> DayFigures:
        """Of a draft, as the day stands now."""
        return figures_of(self.day) if self.is_draft else msgspec.convert(self.figures, DayFigures)

    @property
    def sender_name(self) -> str:
        sender = Staff.with_value(Staff.id, self.staff)
        return sender.name if sender else ""

    def _freeze(self, verb, **fields):
        with transaction():
            figures = figures_of(self.day)
            said = {"figures": msgspec.to_builtins(figures), "digest": digest(figures), "sent_at": clock.now(), "state": SENT}
            if not self.change_if(DailyReport.state == DRAFT, **said, **fields):
                raise Refused(_("This report has been sent already."))
            record(verb, self, day=f"{self.day}", version=self.version, digest=self.digest)
            topics.changed("status")


def install_guards():
    forbid("daily_report", "update", "delete", when=f"old.state = '{SENT}'")


def _id_of(day: date, version: int) -> str:
    # Made of what it is about: a restored box that drafts the day again means the same report (S-01).
    return hashlib.sha256(f"{Site.settled().id} {day} {version}".encode()).hexdigest()[:32]
