"""The return visit each finished order gets: of what kind, by when, by whom. What was found stands in visits.py."""
from collections import Counter
from datetime import date

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.followups import kinds, planner
from kiosk.followups.month import Month
from kiosk.i18n import N_, gettext as _
from kiosk.repairs import states
from kiosk.repairs.models import Order
from kiosk.repairs.words import repair_words
from kiosk.staff.models import Staff
from kiosk.staff.posts import POSTS

REASONS = {
    "away": N_("Is not here these days"),
    "busy": N_("Has too many visits"),
    "client": N_("The client wishes it"),
    "close": N_("Is close to whoever repaired it"),
}


class FollowUp(Record):
    """One order's visit. day is when the work was finished, and says to which month it counts.

    post is empty while nobody may go. passed_over is the post whose turn it was, where nobody in it may;
    moved_for is a manager's reason for having given it to this post.
    """

    order = peewee.ForeignKeyField(Order, unique=True, backref="follow_ups")
    kind = peewee.CharField()
    day = DateField(index=True)
    due_on = DateField()
    post = peewee.CharField(default="")
    passed_over = peewee.CharField(default="")
    moved_for = peewee.CharField(default="")
    visited_at = MomentField(null=True)

    @classmethod
    def of(cls, order: Order) -> "FollowUp | None":
        return cls.with_value(cls.order, order)

    @classmethod
    def counted(cls, *conditions):
        """Those whose work is done now; what was sent back waits until it is done again, and for ever where it was then declined."""
        return cls.select(cls, Order).join(Order).where(Order.state.in_(states.DONE), Order.finished_at.is_null(False), *conditions)

    @classmethod
    def of_month(cls, month: Month):
        return cls.counted(cls.day.between(month.first, month.last))

    @classmethod
    def to_make(cls):
        return cls.counted(cls.visited_at.is_null()).order_by(cls.due_on, cls.id)

    @classmethod
    def plan(cls, order: Order):
        """The work is finished: the visit is due so many days from now. Finished again, the same visit gets a new day."""
        day = clock.local(order.finished_at).date()
        kind = kinds.kind_of(**kinds.found_on_site(order))
        dates = {"kind": kind, "day": day, "due_on": kinds.due_on(kind, day)}
        with transaction():
            known = cls.of(order)
            if known is None:
                known = cls.add(order=order, **dates)
            elif not known.visited_at:
                known.change_if(cls.visited_at.is_null(), **dates)
            if known.post not in possible_posts(order, holders()):
                known._assign()
            record("visit.planned", known, number=order.number, kind=kind, due_on=dates["due_on"].isoformat(), post=known.post)
            cls._exchange(Month.of(day))
            topics.changed("repairs")

    @classmethod
    def fill_in(cls):
        """Visits that nobody may make any more, or could not before, go to a post that has somebody."""
        in_post = holders()
        for row in cls.to_make():
            possible = possible_posts(row.order, in_post)
            if possible and row.post not in possible:
                with transaction():
                    row._assign()
                    record("visit.exchanged", row, number=row.order.number, post=row.post)
                    topics.changed("repairs")

    def give_to(self, post: str, reason: str):
        """A manager's decision, which no planning takes back."""
        if post not in POSTS or reason not in REASONS:
            raise Refused(_("Please choose a post and a reason."))
        if post not in possible_posts(self.order, holders()):
            raise Refused(_("Nobody in that post may make this visit."))
        with transaction():
            if not self.change_if(FollowUp.visited_at.is_null(), post=post, passed_over="", moved_for=reason):
                raise Refused(_("This visit was made already."))
            record("visit.given", self, number=self.order.number, post=post, reason=reason)
            topics.changed("repairs")

    def why_not(self, staff: Staff) -> str:
        """Why this person may not record the visit; empty for whoever may."""
        if self.visited_at:
            return _("This visit was made already.")
        if self.is_about(staff):
            return _("Whoever repaired it does not visit. A colleague has to go.")
        if not self.post or staff.post != self.post:
            return _("This visit is not yours. A manager can give it to another post.")
        if self.order.state in states.ENDS and not self.order.finished_at:
            return _("The work was not finished in the end. There is nothing to visit.")
        if self.order.state not in states.DONE:
            return _("The work is being done again. The visit comes after it.")
        return ""

    def is_about(self, staff: Staff) -> bool:
        """Whether it is a visit to this person's own repair."""
        return staff.id == self.order.engineer_id

    @property
    def what(self) -> str:
        found = kinds.found_on_site(self.order)
        return repair_words(found["category"], found["item"])

    @property
    def post_name(self) -> str:
        return _(POSTS[self.post]) if self.post else _("nobody")

    @property
    def kind_name(self) -> str:
        return _(kinds.NAMES[self.kind])

    @property
    def is_overdue(self) -> bool:
        return not self.visited_at and kinds.days_left(self.due_on) < 0

    @property
    def has_nobody(self) -> bool:
        return self.post not in possible_posts(self.order, holders())

    @property
    def was_late(self) -> bool:
        return bool(self.visited_at) and clock.local(self.visited_at).date() > self.due_on

    @property
    def due_words(self) -> str:
        left = kinds.days_left(self.due_on)
        if left < 0:
            return _("overdue by one day") if left == -1 else _("overdue by %(count)d days", count=-left)
        if left == 1:
            return _("one day left")
        return _("%(count)d days left", count=left) if left else _("due today")

    @property
    def why_this_post(self) -> str:
        """What is out of the ordinary about who goes; empty when nothing is."""
        if self.moved_for:
            return _("given by a manager: %(reason)s", reason=_(REASONS[self.moved_for]))
        if self.passed_over:
            return _("instead of the %(post)s: nobody there may go", post=_(POSTS[self.passed_over]))
        return ""

    def _assign(self):
        month = Month.of(self.day)
        counts = _by_post(FollowUp.of_month(month).where(FollowUp.id != self.id))
        completed = FollowUp.of_month(month).count()
        turn = planner.choose(counts, completed, POSTS)
        post = planner.choose(counts, completed, possible_posts(self.order, holders()))
        self.change_if(FollowUp.visited_at.is_null(), post=post, passed_over="" if post == turn else turn, moved_for="")

    @classmethod
    def _exchange(cls, month):
        """Where a post could not go, others' visits change hands until the floors can be kept."""
        rows, in_post = list(cls.of_month(month)), holders()
        free = {row.id: row for row in rows if not row.visited_at and not row.moved_for}
        made = _by_post(row for row in rows if row.id not in free)
        to_make = [planner.Open(row.id, row.post, frozenset(possible_posts(row.order, in_post))) for row in free.values()]
        for row_id, post in planner.exchanges(made, to_make, len(rows)).items():
            row = free[row_id]
            if row.change_if(cls.visited_at.is_null() & (cls.post == row.post), post=post, passed_over=""):
                record("visit.exchanged", row, number=row.order.number, post=post)


def holders() -> dict[str, set[str]]:
    """Who is in which post now."""
    in_post = {post: set() for post in POSTS}
    for staff in Staff.select(Staff.id, Staff.post).where(Staff.active, Staff.post.in_(list(POSTS))):
        in_post[staff.post].add(staff.id)
    return in_post


def possible_posts(order: Order, in_post: dict) -> list[str]:
    """The posts in which somebody is who did not repair it (RV-05)."""
    return [post for post, people in in_post.items() if people - {order.engineer_id}]


def _by_post(follow_ups) -> Counter:
    return Counter(row.post for row in follow_ups)
