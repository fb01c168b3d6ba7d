"""A month's return visits in numbers: coverage, every floor, what is in time, and what can still be mended (QT-01 to QT-05)."""
from dataclasses import dataclass

from kiosk.followups import planner
from kiosk.followups.models import FollowUp
from kiosk.followups.month import Month
from kiosk.followups.visits import ReturnVisit
from kiosk.i18n import gettext as _
from kiosk.staff.posts import POSTS


@dataclass(frozen=True)
class Floor:
    """One post. missing is how many visits it still has to make, planned how many of them it has been given."""

    post: str
    percent: int
    made: int
    planned: int
    missing: int
    completed: int

    @property
    def name(self) -> str:
        return _(POSTS[self.post])

    @property
    def share(self) -> str:
        return percent(self.made, self.completed)

    @property
    def is_kept(self) -> bool:
        return not self.missing

    @property
    def mending(self) -> str:
        """What is to be done about it; empty when nothing is."""
        if self.is_kept:
            return ""
        if self.planned >= self.missing:
            return _("%(count)d more visits this month by the %(post)s", count=self.missing, post=self.name)
        return _("%(count)d more visits by the %(post)s, and only %(planned)d are planned",
                 count=self.missing, post=self.name, planned=self.planned)


@dataclass(frozen=True)
class Figures:
    completed: int
    made: int
    on_time: int
    late: int
    content: int
    problems: int
    alarms: int
    unavoidable: int
    floors: list[Floor]

    @classmethod
    def of(cls, month: Month) -> "Figures":
        rows = list(FollowUp.of_month(month))
        made = [row for row in rows if row.visited_at]
        late = [row for row in rows if row.was_late or row.is_overdue]
        found = list(ReturnVisit.select().where(ReturnVisit.follow_up.in_([row.id for row in made])))
        return cls(
            completed=len(rows), made=len(made), on_time=sum(not row.was_late for row in made), late=len(late),
            content=sum(visit.is_content for visit in found), problems=sum(bool(visit.problems) for visit in found),
            alarms=sum(bool(visit.alarm) for visit in found), unavoidable=planner.unavoidable(len(rows)), floors=_floors(rows),
        )

    @property
    def coverage(self) -> str:
        return percent(self.made, self.completed)

    @property
    def timeliness(self) -> str:
        return percent(self.on_time, self.on_time + self.late)

    @property
    def contentment(self) -> str:
        return percent(self.content, self.made)

    @property
    def in_codes(self) -> dict:
        """As it is put down when a manager has looked at it."""
        by_post = {floor.post: floor.made for floor in self.floors}
        names = ("completed", "made", "on_time", "late", "content", "problems", "alarms")
        return {name: getattr(self, name) for name in names} | by_post


def percent(part: int, whole: int) -> str:
    """Rounded down: 9.96 % is not yet 10 %."""
    return f"{1000 * part // whole / 10:g} %" if whole else "—"


def _floors(rows) -> list[Floor]:
    made = {post: sum(row.post == post and bool(row.visited_at) for row in rows) for post in POSTS}
    missing = planner.missing(made, len(rows))
    return [Floor(post, planner.FLOORS[post], made[post], sum(row.post == post for row in rows) - made[post], missing[post], len(rows))
            for post in POSTS]
