"""The cash of a day against the ledger (F-06): counted once, with a reason for any difference, and paid into the bank."""
import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, papers
from kiosk.db import MomentField, Record, forbid, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.fees import cards, slips
from kiosk.fees.ledger import Entry
from kiosk.fees.papers import name_of
from kiosk.fees.words import CASH
from kiosk.i18n import gettext as _
from kiosk.site.models import Site


class CashClose(Record):
    """One counting of the drawer. It covers all cash since the counting before, whatever the day (DL-26)."""

    day = DateField(default=clock.today)
    at = MomentField(default=clock.now)
    upto_seq = peewee.IntegerField()
    expected_fen = peewee.IntegerField()
    counted_fen = peewee.IntegerField()
    reason = peewee.CharField(default="")
    bank_slip = peewee.CharField(default="")
    staff = peewee.CharField(null=True)

    @classmethod
    def last(cls) -> "CashClose | None":
        return cls.latest_first().first()

    @classmethod
    def open_entries(cls):
        """Cash that was taken or given back since the last counting."""
        last = cls.last()
        return Entry.select().where(Entry.method == CASH, Entry.seq > (last.upto_seq if last else 0)).order_by(Entry.seq)

    @classmethod
    def expected(cls) -> int:
        return sum(entry.amount_fen for entry in cls.open_entries())

    @classmethod
    def seen(cls) -> str:
        """What a page has to show for a counting to be about it: the counting before and what is expected since."""
        last = cls.last()
        return f"{last.id if last else ''}:{cls.expected()}"

    @classmethod
    def count(cls, counted_fen: int, reason: str = "", bank_slip: str = "", seen: str | None = None) -> "CashClose":
        """seen is what the page showed on which it was counted, None where there was none."""
        with transaction():
            if seen not in (None, cls.seen()):
                raise Refused(_("Somebody has counted or taken cash meanwhile. Please look at the new amount and count again."))
            expected_fen = cls.expected()
            if counted_fen != expected_fen and not reason:
                raise Refused(_("The drawer and the ledger differ: please say why."))
            cards.refuse(bank_slip)
            close = cls.add(expected_fen=expected_fen, counted_fen=counted_fen, reason=reason, bank_slip=bank_slip,
                            upto_seq=Entry.latest_seq(), staff=actor().staff)
            record("cash.counted", close, expected_fen=expected_fen, counted_fen=counted_fen)
            close.print_sheet()
            return close

    @classmethod
    def latest_first(cls):
        return cls.select().order_by(cls.upto_seq.desc(), cls.id.desc())

    def print_sheet(self):
        slip = slips.cash_sheet(self, Site.current(), self.counted_by)
        papers.put(slip, kind="cash_count", subject=subject_of(self), role=papers.STAFF)

    @property
    def counted_by(self) -> str:
        return name_of(self.staff)

    @property
    def difference_fen(self) -> int:
        return self.counted_fen - self.expected_fen


def install_guards():
    forbid("cash_close", "update", "delete")
