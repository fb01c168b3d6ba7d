"""Pick-up codes: six digits the desk gives to a person it knows, which bring their documents to the touchscreen once."""
import secrets
from datetime import timedelta

import peewee

from kiosk import clock, i18n, papers, tokens
from kiosk.db import JsonField, MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.i18n import gettext as _
from kiosk.signing import slips, words
from kiosk.signing.agreements import Agreement
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.models import SigningSession
from kiosk.signing.parts import ask_owner
from kiosk.site.models import Site, Unit

DIGITS = 6
LIVES = {"code_slip": timedelta(minutes=30), "code_phone": timedelta(minutes=10)}
UNUSED_KEPT = timedelta(days=30)
PACE = "5/2minute;20/hour"  # wrong ones, typed in by somebody who stands there


class PickUpCode(Record):
    """digest stands for the digits, which are kept nowhere. documents are pairs of a frozen document's hash and its subject."""

    unit = peewee.ForeignKeyField(Unit, null=True)
    method = peewee.CharField()
    documents = JsonField()
    digest = peewee.FixedCharField(max_length=64, index=True)
    staff = peewee.CharField(null=True)
    given_at = MomentField(default=clock.now)
    valid_until = MomentField()
    used_at = MomentField(null=True)

    @classmethod
    def give(cls, unit: Unit | None, method: str, documents: list[tuple[FrozenDocument, str]]) -> str:
        """The digits: printed on a slip, or to be read out to the number on file. Earlier ones for this unit die."""
        with transaction():
            if method not in words.BY_CODE:
                raise Refused(_("Please say how you know the person."))
            cls.update(valid_until=clock.now()).where(cls.unit == unit, cls._is_live()).execute()
            digits = cls._unused()
            code = cls.add(unit=unit, method=method, documents=[[frozen.sha256, subject] for frozen, subject in documents],
                           digest=_digest(digits), staff=actor().staff, valid_until=clock.now() + LIVES[method])
            record("signing.code_given", code, method=method)
            if method == "code_slip":
                slip = slips.pick_up(digits, clock.local(code.valid_until), Site.current(), i18n.language())
                papers.put(slip, kind="pick_up_code", subject=subject_of(code), role=papers.DESK, life=LIVES[method])
            return digits

    @classmethod
    def forget_unused(cls):
        """One that was used stays: the receipt of what was signed with it names it."""
        cls.delete().where(cls.used_at.is_null(), cls.valid_until < clock.now() - UNUSED_KEPT).execute()

    @classmethod
    def with_digits(cls, digits: str) -> "PickUpCode | None":
        """None when no code that still counts has these digits."""
        return cls.get_or_none(cls.digest == _digest(digits), cls._is_live())

    @classmethod
    def void(cls, subject: str):
        """Nobody comes to this record by a code any more."""
        live = [code.id for code in cls.select().where(cls._is_live()) if any(subject == one for _sha256, one in code.documents)]
        cls.update(valid_until=clock.now()).where(cls.id.in_(live)).execute()

    def redeem(self, screen: int) -> SigningSession:
        """Put its documents before whoever typed it in. It counts once; a busy screen does not use it up."""
        with transaction():
            if not self.change_if(self._is_live(), used_at=clock.now()):
                raise Refused(_("This code has been used. The desk can give you another one."))
            for _sha256, subject in self.documents:
                ask_owner(subject, self.unit)
            documents = [(FrozenDocument.get_by_id(sha256), subject) for sha256, subject in self.documents]
            return SigningSession.offer(screen, self.unit, self.method, documents, evidence_ref=self.id, staff=self.staff)

    @property
    def lacks_agreement(self) -> bool:
        """What is signed as received at the touchscreen rests on the household's agreement; without one there is paper."""
        rests_on_it = any(words.purpose(subject).rests_on_agreement for _sha256, subject in self.documents)
        return rests_on_it and Agreement.of(self.unit) is None

    @classmethod
    def _is_live(cls):
        return cls.used_at.is_null() & (cls.valid_until > clock.now())

    @classmethod
    def _unused(cls) -> str:
        digits = f"{secrets.randbelow(10 ** DIGITS):0{DIGITS}}"
        return digits if cls.with_digits(digits) is None else cls._unused()


def _digest(digits: str) -> str:
    return tokens.keyed_digest(f"pick up:{digits}")
