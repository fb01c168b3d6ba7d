"""What was handed out to a unit, on which sheet. Rows are only ever added: a wrong one is made void, and written anew."""
import re
from typing import NamedTuple

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, days, topics
from kiosk.db import MomentField, Record, forbid, new_id, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import gettext as _
from kiosk.registers import texts
from kiosk.registers.things import ThingKind
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.parties import CLIENT, ENGINEERING, SERVICE, VOID
from kiosk.signing.sheets import Sheet, SheetParty
from kiosk.site.models import Site, Unit

SUBJECT = "issue"
SERIES = "issue"
MARK = re.compile(r"[^\s、，,;；]+")
PARTIES = [CLIENT, SERVICE, ENGINEERING]  # in this order (K-03)


class Things(NamedTuple):
    """So many of one kind, with the marks or numbers that stand on them."""

    kind: ThingKind
    count: int
    marks: str = ""


class Issue(Record):
    """One hand-over of things to a unit. first_asked is whoever took the client's request, for good (A-01)."""

    number = peewee.CharField(unique=True)
    day = DateField()
    serial = peewee.IntegerField()
    unit = peewee.ForeignKeyField(Unit)
    sheet = peewee.ForeignKeyField(Sheet, unique=True)
    first_asked = peewee.CharField(null=True)
    at = MomentField(default=clock.now)
    submit_key = peewee.CharField(unique=True)

    @classmethod
    def prepare(cls, unit: Unit, things: list[Things], key: str) -> "Issue":
        """The sheet with these lines, ready to be signed by all three. The same key gives the same sheet again (UX-17)."""
        with transaction():
            before = cls.get_or_none(cls.submit_key == key)
            if before:
                return before
            if not things:
                raise Refused(_("Please write down at least one thing."))
            issue = cls._number(unit, things, key)
            for position, each in enumerate(things, 1):
                IssueLine.add(issue=issue, position=position, kind=each.kind, count=each.count, marks=each.marks)
            record("issue.prepared", issue, number=issue.number, things=sum(each.count for each in things))
            topics.changed("registers")
            return issue

    @classmethod
    def latest(cls):
        return cls.select(cls, Unit, Sheet).join_from(cls, Unit).join_from(cls, Sheet).order_by(cls.id.desc())

    @property
    def lines(self) -> list["IssueLine"]:
        query = IssueLine.select(IssueLine, ThingKind).join(ThingKind).where(IssueLine.issue == self)
        return list(query.order_by(IssueLine.position))

    @property
    def is_handed_out(self) -> bool:
        """The client has signed for it, and it was not made void."""
        return self.sheet.state != VOID and self.client.is_signed

    @property
    def client(self) -> SheetParty:
        return SheetParty.get(SheetParty.sheet == self.sheet_id, SheetParty.kind == CLIENT)

    @classmethod
    def _number(cls, unit, things, key) -> "Issue":
        issue_id, (day, serial) = new_id(), days.next_number(SERIES)
        number = f"L{day:%y%m%d}-{serial:04d}"
        frozen = FrozenDocument.freeze(
            texts.of_issue(unit, things), number=number, version=1, title=texts.title_of_issue(), issuer=Site.current().name,
            issued_on=day.isoformat(),
        )
        sheet = Sheet.make(unit, [(frozen, f"{SUBJECT}:{issue_id}")], PARTIES)
        return cls.add(id=issue_id, number=number, day=day, serial=serial, unit=unit, sheet=sheet, first_asked=actor().staff,
                       submit_key=key)


class IssueLine(Record):
    """So many of one kind on a sheet."""

    issue = peewee.ForeignKeyField(Issue)
    position = peewee.IntegerField()
    kind = peewee.ForeignKeyField(ThingKind)
    count = peewee.IntegerField()
    marks = peewee.CharField(default="")

    @property
    def marks_miss_some(self) -> bool:
        """There are marks, and not as many as pieces: it may be right, as one number for a bunch of keys."""
        return bool(self.marks) and len(MARK.findall(self.marks)) != self.count


def install_guards():
    for table in ("issue", "issue_line", "thing_return", "return_line"):
        forbid(table, "update", "delete")
