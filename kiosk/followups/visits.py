"""A return visit that was made, as it was answered. Rows are only ever added; words and signature live apart, to be deleted."""
import peewee

from kiosk import clock, money
from kiosk.db import JsonField, MomentField, Record, forbid
from kiosk.events import actor
from kiosk.fees.ledger import Entry
from kiosk.followups import answers as said, charges
from kiosk.followups.models import FollowUp
from kiosk.i18n import gettext as _
from kiosk.repairs.models import Order
from printer.document import Ink


class ReturnVisit(Record):
    """The five points (RV-06) in codes. The three amounts are those of that moment; alarm is what they gave."""

    follow_up = peewee.ForeignKeyField(FollowUp, unique=True, backref="visits")
    at = MomentField(default=clock.now)
    staff = peewee.CharField(null=True)
    post = peewee.CharField()
    channel = peewee.CharField()
    seen = peewee.CharField()
    spoken_to = peewee.CharField()
    service = peewee.IntegerField()
    opinions = JsonField(default=list)
    problems = JsonField(default=list)
    slip_fen = peewee.IntegerField()
    receipt_fen = peewee.IntegerField(null=True)
    receipt_number = peewee.CharField(default="")
    named_fen = peewee.IntegerField(null=True)
    alarm = peewee.CharField(default="")
    signed = peewee.CharField()

    @classmethod
    def of(cls, order: Order) -> "ReturnVisit | None":
        return cls.select(cls, FollowUp).join(FollowUp).where(FollowUp.order == order).first()

    @classmethod
    def put_down(cls, follow_up: FollowUp, answers: said.Answers) -> "ReturnVisit":
        """The row, and apart from it what is personal. Recording.record says what comes of it."""
        order = follow_up.order
        receipt = Entry.standing(order.number)
        receipt_fen = receipt.amount_fen if receipt else None
        codes = {name: getattr(answers, name) for name in
                 ("channel", "seen", "spoken_to", "service", "opinions", "problems", "named_fen", "signed")}
        visit = cls.add(follow_up=follow_up, staff=actor().staff, post=follow_up.post, slip_fen=order.amount_fen, **codes,
                        receipt_fen=receipt_fen, receipt_number=receipt.number if receipt else "",
                        alarm=charges.alarm_of(order.amount_fen, receipt_fen, answers.named_fen))
        for about, text in answers.words.items():
            Remark.add(visit=visit, about=about, text=text)
        if answers.ink:
            Signature.add(visit=visit, strokes=answers.ink.strokes, width=answers.ink.width, height=answers.ink.height)
        return visit

    @property
    def order(self) -> Order:
        return self.follow_up.order

    @property
    def is_outdated(self) -> bool:
        """The work was finished once more after it."""
        return self.order.finished_at is not None and self.order.finished_at > self.at

    @property
    def is_content(self) -> bool:
        return self.service > said.ALL_RIGHT

    @property
    def words(self) -> dict[str, str]:
        """What was said in words, by what it is about; empty once it has been deleted."""
        return {remark.about: remark.text for remark in Remark.select().where(Remark.visit == self)}

    @property
    def ink(self) -> Ink | None:
        drawn = Signature.with_value(Signature.visit, self)
        return Ink(drawn.strokes, drawn.width, drawn.height) if drawn else None

    @property
    def problem_names(self) -> list[str]:
        return [_(said.PROBLEMS[code]) for code in self.problems]

    @property
    def opinion_names(self) -> list[str]:
        return [_(said.OPINIONS[code]) for code in self.opinions]

    @property
    def slip(self) -> str:
        return money.yuan(self.slip_fen)

    @property
    def receipt(self) -> str:
        """Empty where nothing was paid at the desk."""
        return "" if self.receipt_fen is None else f"{money.yuan(self.receipt_fen)} ({self.receipt_number})"

    @property
    def named(self) -> str:
        """Empty where the client did not say."""
        return "" if self.named_fen is None else money.yuan(self.named_fen)

    @property
    def alarm_name(self) -> str:
        return _(charges.ALARMS[self.alarm]) if self.alarm else ""


class Remark(Record):
    """Something said in somebody's own words, during the visit or about it. Kept and deleted like the order's phone number."""

    visit = peewee.ForeignKeyField(ReturnVisit, backref="remarks")
    about = peewee.CharField()
    text = peewee.CharField()

    class Meta:
        table_name = "visit_remark"
        indexes = ((("visit", "about"), True),)


class Signature(Record):
    """The signature of the person visited. Kept and deleted like the order's phone number."""

    visit = peewee.ForeignKeyField(ReturnVisit, unique=True, backref="signatures")
    strokes = JsonField()
    width = peewee.FloatField()
    height = peewee.FloatField()

    class Meta:
        table_name = "visit_signature"


def forget_people():
    """Delete words and signatures of visits whose order's phone number is deleted too (PRIV-06)."""
    over = ReturnVisit.select(ReturnVisit.id).join(FollowUp).where(FollowUp.order.in_(Order.past_keeping()))
    for personal in (Remark, Signature):
        personal.delete().where(personal.visit.in_(over)).execute()


def install_guards():
    forbid("return_visit", "update", "delete")
