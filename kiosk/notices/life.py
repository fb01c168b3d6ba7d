"""What can happen to a notice between the first draft and its end. The table in states.py says when, and who may."""
from kiosk import clock, masking, topics
from kiosk.db import transaction
from kiosk.documents.seals import SealPicture
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import gettext as _
from kiosk.notices import freezing, states
from kiosk.notices.audience import Audience
from kiosk.notices.states import BEFORE_ISSUE, DRAFT, ISSUED, OUT, STAMPED, THE_BOX
from kiosk.notices.words import ON_PAPER
from kiosk.staff.models import Staff

COPIED = ("number", "title", "body", "format", "upload", "kind", "paper_only", "importance", "public", "effective_on", "recipients")
NOT_REVIEWED = {"reviewed_by": None, "reviewed_at": None, "is_reviewed_alone": False}
NOT_STAMPED = {"stamped_by": None, "stamped_at": None, "seal": "", "frozen": None}


class Life:
    """What can happen to a Notice. by is who acts, with a role and an id: a Staff, or one of the parties of states.py."""

    @classmethod
    def draft(cls, by, **written):
        """A new one under the next number of the year."""
        with transaction():
            return cls._begin(by, number=cls.next_number(), **_lawful(written))

    def edit(self, by, **written):
        """Only before the stamp; what had been reviewed is a draft again."""
        self.step("edit", by, authors=_with(self.authors, by), **_lawful({"kind": self.kind} | written), **NOT_REVIEWED)

    def review_as_seen(self, by, seen: str):
        """seen is the digest of the words that stood before the reviewer: somebody may have changed them since."""
        with transaction():
            now = type(self).get_by_id(self.id)
            if seen != now.wording:
                raise Refused(_("Somebody changed it meanwhile. Please read it again."))
            now.review(by)

    def review(self, by):
        """Another manager than who wrote it, where there is another (N-09)."""
        is_alone = by.id in self.authors
        if is_alone and Staff.managers().where(Staff.id.not_in(self.authors)).exists():
            raise Refused(_("You wrote this yourself. Another manager reviews it."))
        self.step("review", by, reviewed_by=by.id, reviewed_at=clock.now(), is_reviewed_alone=is_alone, facts={"is_alone": is_alone})

    def stamp(self, by):
        """From here on its text, its day and its seal are frozen (N-08)."""
        with transaction():
            seal = SealPicture.current()
            changes = {"issued_on": clock.today(), "stamped_by": by.id, "stamped_at": clock.now(), "seal": seal.sha if seal else ""}
            self.step("stamp", by, **changes)
            self.change_if(type(self).state == STAMPED, frozen=freezing.freeze(self, by.name))
            record("notice.frozen", self, number=self.number, sha256=self.frozen_id)

    def take_back(self, by):
        """Nobody outside has seen it: it is a draft again, to be reviewed and stamped once more."""
        self.step("take_back", by, **NOT_REVIEWED, **NOT_STAMPED)

    def issue(self, by, lead_reason: str = ""):
        """Give it to everyone it is for; less than three days ahead needs a reason, and is not forbidden (N-07)."""
        if self.is_short(self.effective_on) and not lead_reason:
            raise Refused(_("Less than three days ahead: please say why."))
        _refuse_numbers(lead_reason)
        with transaction():
            self.step("issue", by, issued_by=by.id, issued_at=clock.now(), lead_reason=lead_reason)
            self.address()
            if not self.addressed().exists():
                raise Refused(_("Nobody lives there. Please choose other recipients."))
            self.ask_departments()
            if self.replaces and self.replaces.state in OUT:
                self.replaces.step("replace", THE_BOX)
                self.replaces.leave_screen()
                self.replaces.leave_departments(_("Replaced by a new version"))

    @classmethod
    def facts_besides(cls, notice_id: str, frozen) -> dict:
        """When it was issued: on the text stands the day of its stamp, and nobody could read it before."""
        notice = cls.get_by_id(notice_id)
        if notice.issued_at is None or notice.frozen_id != frozen.sha256:
            return {}
        return {"issued_at": clock.local(notice.issued_at).isoformat(timespec="seconds")}

    def close_when_done(self):
        """It ends by itself once nobody is pending."""
        with transaction():
            if self.state == ISSUED and not self.pending().exists():
                self.step("close", THE_BOX, closed_at=clock.now())

    def withdraw(self, by, reason: str):
        with transaction():
            self.step("withdraw", by, reason=reason, ended_for=reason)
            self.leave_screen()
            self.leave_departments(reason)

    def renew(self, by):
        """A changed notice is a new version with receipts of its own: a draft that takes the standing one's place when it is issued."""
        self._refuse_unless("renew", by)
        with transaction():
            if self.versions().where(type(self).state.in_(BEFORE_ISSUE)).exists():
                raise Refused(_("There is a draft of a new version already."))
            standing = self.versions().where(type(self).state.in_(OUT)).first() or self
            copied = {name: getattr(self, name) for name in COPIED}
            return self._begin(by, self.authors, version=self.versions().first().version + 1, replaces=standing, **copied)

    def step(self, verb, by, *, reason="", facts=None, **changes):
        """One step of the life."""
        act = self._refuse_unless(verb, by)
        if act.needs_reason and not reason:
            raise Refused(_("Please say why."))
        _refuse_numbers(reason)
        with transaction():
            # Two people may press at once; the UPDATE that still finds the state wins.
            if not self.change_if(type(self).state == act.before, state=act.after, **changes):
                raise Refused(_("%(number)s has moved on: somebody else was quicker.", number=self.number))
            self._tell(verb, before=act.before, after=act.after, **(facts or {}))

    def open_acts(self, role: str) -> list[str]:
        """What somebody of this role may do with it now."""
        return [] if self.is_from_office else states.open_to(self.state, role)

    @classmethod
    def _begin(cls, by, authors=(), **written):
        if states.find("draft", states.NEW, by.role) is None:
            raise Refused(_("You may not do this here. Please ask a colleague who may."))
        notice = cls.add(state=DRAFT, authors=_with(authors, by), **written)
        notice._tell("draft", version=notice.version)
        return notice

    def _refuse_unless(self, verb, by) -> states.Act:
        if self.is_from_office and by is not THE_BOX:
            raise Refused(_("Head office wrote this notice, and head office changes it."))
        act = states.find(verb, self.state, by.role)
        if act is None and self.state in states.before(verb):
            raise Refused(_("You may not do this here. Please ask a colleague who may."))
        if act is None:
            raise Refused(_("%(number)s has moved on: %(state)s.", number=self.number, state=self.state_name))
        return act

    def _tell(self, verb, **facts):
        record(f"notice.{states.PAST[verb]}", self, number=self.number, **facts)
        topics.changed("notices")

    @property
    def is_out(self) -> bool:
        return self.active and self.state in OUT

    @property
    def state_name(self) -> str:
        return _(states.NAMES[self.state])

    @property
    def audience(self) -> Audience:
        return Audience.of(self.recipients)


def _with(authors, by) -> list[str]:
    return list(dict.fromkeys([*authors, by.id]))


def _lawful(written: dict) -> dict:
    """What stops a public utility is signed on paper, whatever was ticked (UX-20)."""
    return written | ({"paper_only": True} if written.get("kind") in ON_PAPER else {})


def _refuse_numbers(reason: str):
    if masking.has_a_persons_number(reason):
        raise Refused(_("Please no names and no numbers of people here."))
