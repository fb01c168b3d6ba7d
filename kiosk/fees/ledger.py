"""The ledger: every receipt, in the order of its number. Entries are only ever added; a mistake is met by a counter-entry."""
import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, days
from kiosk.db import MomentField, Record, forbid, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.fees import cards
from kiosk.fees.papers import Papers
from kiosk.fees.words import METHODS, fee_of
from kiosk.i18n import gettext as _

SERIES = "ledger"


class Entry(Papers, Record):
    """One receipt (收据). amount_fen is negative for a counter-entry; subject is the number of what was paid for.

    reference is the bank's number of a transfer; no card data exists here.
    """

    seq = peewee.IntegerField(unique=True)
    number = peewee.CharField(unique=True)
    day = DateField(default=clock.today)
    serial = peewee.IntegerField()
    at = MomentField(default=clock.now)
    subject = peewee.CharField(index=True)
    amount_fen = peewee.IntegerField()
    method = peewee.CharField()
    reference = peewee.CharField(default="")
    counters = peewee.ForeignKeyField("self", null=True, unique=True, backref="counter_entries")
    reason = peewee.CharField(default="")
    staff = peewee.CharField(null=True)

    class Meta:
        table_name = "ledger_entry"
        indexes = ((("day", "serial"), True),)

    @classmethod
    def take(cls, subject: str, amount_fen: int, method: str, reference: str = "") -> "Entry":
        """Money was taken for this; the entry's number is the receipt's."""
        if method not in METHODS:
            raise Refused(_("Please say how it was paid."))
        if amount_fen <= 0:
            raise Refused(_("There is nothing to pay."))
        cards.refuse(reference)
        return cls._enter("fee.taken", subject=subject, amount_fen=amount_fen, method=method, reference=reference)

    def counter(self, reason: str) -> "Entry":
        """The same amount back, once, with the reason."""
        with transaction():
            if not reason:
                raise Refused(_("Please say why."))
            if self.amount_fen < 0 or self.is_countered:
                raise Refused(_("%(number)s was taken back already.", number=self.number))
            return self._enter("fee.countered", subject=self.subject, amount_fen=-self.amount_fen, method=self.method,
                               reference=self.reference, counters=self, reason=reason)

    @classmethod
    def of_day(cls, day):
        return cls.select().where(cls.day == day).order_by(cls.seq)

    @classmethod
    def for_subject(cls, subject: str):
        return cls.select().where(cls.subject == subject).order_by(cls.seq)

    @classmethod
    def standing(cls, subject: str) -> "Entry | None":
        """The receipt that counts: the latest that was not taken back."""
        taken = cls.for_subject(subject).where(cls.amount_fen > 0, cls.id.not_in(cls._countered()))
        return taken.order_by(cls.seq.desc()).first()

    @classmethod
    def latest_seq(cls) -> int:
        return cls.select(peewee.fn.MAX(cls.seq)).scalar() or 0

    @classmethod
    def total_fen(cls, *conditions) -> int:
        return cls.select(peewee.fn.SUM(cls.amount_fen)).where(*conditions).scalar() or 0

    @property
    def is_countered(self) -> bool:
        return self.counter_entries.exists()

    @property
    def method_name(self) -> str:
        return _(METHODS[self.method])

    @property
    def fee_name(self) -> str:
        return _(fee_of(self.subject)) if fee_of(self.subject) else ""

    @classmethod
    def _countered(cls):
        counter_entry = cls.alias()
        return counter_entry.select(counter_entry.counters).where(counter_entry.counters.is_null(False))

    @classmethod
    def _enter(cls, verb, **columns) -> "Entry":
        with transaction():
            day, serial = days.next_number(SERIES)
            entry = cls.add(seq=cls.latest_seq() + 1, number=f"R{day:%y%m%d}-{serial:04d}", day=day, serial=serial,
                            staff=actor().staff, **columns)
            record(verb, entry, number=entry.number, paid_for=entry.subject, amount_fen=entry.amount_fen, method=entry.method)
            return entry


def install_guards():
    forbid("ledger_entry", "update", "delete")
