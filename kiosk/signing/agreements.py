"""The one agreement on paper (《电子签收约定》) by which a household takes a signature at the touchscreen for a receipt (M-07)."""
from datetime import date

import peewee
from playhouse.apsw_ext import BooleanField, DateField

from kiosk import clock, i18n, papers
from kiosk.db import MomentField, Record, forbid, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.i18n import gettext as _
from kiosk.signing import slips
from kiosk.signing.words import AGREEMENT_VERSION
from kiosk.site.models import Site, Unit


class Agreement(Record):
    """One signed sheet, as the desk saw it. scan is the hash of its picture, empty without one. It ends, and is never deleted."""

    unit = peewee.ForeignKeyField(Unit)
    signed_on = DateField()
    text_version = peewee.CharField(default=AGREEMENT_VERSION)
    original_seen = BooleanField()
    scan = peewee.CharField(default="")
    staff = peewee.CharField(null=True)
    recorded_at = MomentField(default=clock.now)
    ended_on = DateField(null=True)
    ended_by = peewee.CharField(null=True)

    @classmethod
    def of(cls, unit: Unit | None) -> "Agreement | None":
        """The one in force for this unit; None means that it signs on paper."""
        return cls.select().where(cls.unit == unit, cls.ended_on.is_null()).order_by(cls.id.desc()).first()

    @classmethod
    def ever_of(cls, unit: Unit):
        return cls.select().where(cls.unit == unit).order_by(cls.id.desc())

    @classmethod
    def keep(cls, unit: Unit, signed_on: date, original_seen: bool, scan: str = "") -> "Agreement":
        """The desk has the signed sheet before it, and has seen who signed."""
        with transaction():
            if not original_seen:
                raise Refused(_("Please look at the signed sheet and the identity document first."))
            if signed_on > clock.today():
                raise Refused(_("That day is still to come."))
            if cls.of(unit):
                raise Refused(_("%(unit)s has agreed already.", unit=unit.label))
            agreement = cls.add(unit=unit, signed_on=signed_on, original_seen=True, scan=scan, staff=actor().staff)
            record("agreement.kept", agreement)
            return agreement

    @property
    def facts(self) -> dict:
        """What a receipt that rests on it says of it."""
        return {"signed_on": self.signed_on.isoformat(), "text_version": self.text_version, "scan": self.scan}

    @staticmethod
    def print_form(unit: Unit):
        """The sheet to sign, as a slip from the desk's printer."""
        slip = slips.agreement(unit.label, Site.current(), i18n.language())
        papers.put(slip, kind="agreement_form", subject=subject_of(unit), role=papers.DESK)

    def end(self):
        """The household wants paper again, or has moved. What was signed under it stays as it is."""
        with transaction():
            if not self.change_if(Agreement.ended_on.is_null(), ended_on=clock.today(), ended_by=actor().staff):
                raise Refused(_("This agreement has ended already."))
            record("agreement.ended", self)


def install_guards():
    """All that was agreed stays as it was; only that it ends is written down later."""
    forbid("agreement", "delete", "update of id, unit_id, signed_on, text_version, original_seen, scan, staff, recorded_at")
