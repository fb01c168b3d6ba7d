"""Things that come back, whole or in part. A return that was noted wrongly is countered by another row, never changed."""
from datetime import datetime

import peewee

from kiosk import clock, masking, papers, topics
from kiosk.db import MomentField, Record, new_id, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.i18n import gettext as _
from kiosk.registers import slips, texts
from kiosk.registers.models import Issue, IssueLine, Things
from kiosk.registers.things import ThingKind
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.parties import CLIENT
from kiosk.signing.sheets import Sheet, SheetParty
from kiosk.site.models import Site
from kiosk.staff.models import Staff

SUBJECT = "thing_return"


class ThingReturn(Record):
    """Who took back what, and when. It carries the client's signature, or a note that says why there is none."""

    issue = peewee.ForeignKeyField(Issue)
    number = peewee.CharField(unique=True)
    staff = peewee.CharField(null=True)
    at = MomentField(default=clock.now)
    note = peewee.CharField(default="")
    sheet = peewee.ForeignKeyField(Sheet, null=True)
    counters = peewee.ForeignKeyField("self", null=True, unique=True)
    submit_key = peewee.CharField(null=True, unique=True)

    @classmethod
    def take(cls, issue: Issue, counts: dict[str, int], note: str, is_signed: bool, key: str) -> "ThingReturn":
        """counts are pieces by line. Signed, the client finds a sheet of it at the touchscreen; else the note stands for it.

        The same key gives the same return again (UX-17).
        """
        with transaction():
            before = cls.get_or_none(cls.submit_key == key)
            if before:
                return before
            if not is_signed and not note:
                raise Refused(_("Without a signature, please note who brought it."))
            things = cls._checked(issue, counts)
            return cls._put_down(issue, things, note, key=key, with_sheet=is_signed)

    @classmethod
    def of(cls, issue: Issue) -> list["ThingReturn"]:
        return list(cls.select().where(cls.issue == issue).order_by(cls.id))

    @property
    def taken_by(self) -> Staff | None:
        return Staff.get_or_none(Staff.id == self.staff)

    def counter(self, reason: str) -> "ThingReturn":
        """It was noted wrongly: as many pieces count as out again."""
        with transaction():
            if self.counters_id or self.countered_by:
                raise Refused(_("This return has been corrected already."))
            if not reason:
                raise Refused(_("Please say what was wrong."))
            things = [(line, -count) for line, count in self.counts]
            if self.sheet and self.sheet.is_open:
                self.sheet.void(reason)
            return self._put_down(self.issue, things, reason, counters=self)

    @property
    def counts(self) -> list[tuple[IssueLine, int]]:
        query = ReturnLine.select(ReturnLine, IssueLine, ThingKind).join(IssueLine).join(ThingKind)
        return [(row.line, row.count) for row in query.where(ReturnLine.thing_return == self).order_by(ReturnLine.id)]

    @property
    def countered_by(self) -> "ThingReturn | None":
        return ThingReturn.get_or_none(ThingReturn.counters == self)

    @classmethod
    def _checked(cls, issue, counts) -> list[tuple[IssueLine, int]]:
        if not issue.is_handed_out:
            raise Refused(_("Nothing of this sheet is out."))
        out = pieces_out(issue)
        things = [(line, counts.get(line.id, 0)) for line in issue.lines if counts.get(line.id)]
        if not things:
            raise Refused(_("Please say what came back."))
        for line, count in things:
            if not 0 < count <= out[line.id]:
                raise Refused(_("Of %(thing)s only %(count)d are out.", thing=line.kind.name, count=out[line.id]))
        return things

    @classmethod
    def _put_down(cls, issue, things, note, *, key=None, counters=None, with_sheet=False) -> "ThingReturn":
        if masking.has_a_persons_number(note):
            raise Refused(_("Please leave out numbers of persons."))
        return_id, number = new_id(), f"{issue.number}-R{cls.select().where(cls.issue == issue).count() + 1}"
        sheet = cls._sheet(issue, return_id, number, things) if with_sheet else None
        back = cls.add(id=return_id, issue=issue, number=number, staff=actor().staff, note=note, sheet=sheet, counters=counters,
                       submit_key=key)
        for line, count in things:
            ReturnLine.add(thing_return=back, line=line, count=count)
        record("issue.countered" if counters else "issue.returned", issue, number=number, things=sum(count for _line, count in things))
        topics.changed("registers")
        return back

    @classmethod
    def _sheet(cls, issue, return_id, number, things) -> Sheet:
        given_back = [Things(line.kind, count, line.marks if count == line.count else "") for line, count in things]
        frozen = FrozenDocument.freeze(
            texts.of_return(issue, given_back), number=number, version=1, title=texts.title_of_return(),
            issuer=Site.current().name, issued_on=clock.today().isoformat(),
        )
        return Sheet.make(issue.unit, [(frozen, f"{SUBJECT}:{return_id}")], [CLIENT])


class ReturnLine(Record):
    """Pieces of one line that came back; below zero where a return is countered."""

    thing_return = peewee.ForeignKeyField(ThingReturn)
    line = peewee.ForeignKeyField(IssueLine)
    count = peewee.IntegerField()


def parties(issue: Issue):
    """Everyone who signs for what goes out or comes back with it."""
    given_back = ThingReturn.select(ThingReturn.sheet).where(ThingReturn.issue == issue, ThingReturn.sheet.is_null(False))
    return SheetParty.select().where((SheetParty.sheet == issue.sheet_id) | SheetParty.sheet.in_(given_back))


def print_slip(issue: Issue, language: str):
    slip = slips.issued(issue, _standing(issue), Site.current(), language)
    return papers.put(slip, kind="issue_slip", subject=subject_of(issue), role=papers.DESK)


def pieces_out(issue: Issue) -> dict[str, int]:
    """Pieces that have not come back, by line."""
    rows = ReturnLine.select(ReturnLine.line, peewee.fn.SUM(ReturnLine.count)).join(IssueLine).where(IssueLine.issue == issue)
    back = dict(rows.group_by(ReturnLine.line).tuples())
    return {line.id: line.count - back.get(line.id, 0) for line in issue.lines}


def _standing(issue) -> list[tuple[datetime, list[tuple[IssueLine, int]]]]:
    """The returns that count: not what was noted wrongly, and not what corrects it."""
    return [(back.at, back.counts) for back in ThingReturn.of(issue) if not (back.counters_id or back.countered_by)]
