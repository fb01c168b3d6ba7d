"""What is answered at a return visit, and a manager's decisions about one."""
from wtforms import Form, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, Length, ValidationError

from kiosk import money
from kiosk.followups import answers as said
from kiosk.followups.answers import Answers
from kiosk.i18n import LazyText as L, gettext as _
from kiosk.repairs.intake.forms import NoteForm

LONGEST = 500


def _one_of(choices):
    return StringField(default="", validators=[AnyOf(list(choices), L("Please choose one of these."))])


def _any_of(choices):
    return SelectMultipleField(choices=[SelectChoice(code, code) for code in choices])


def _words(label=""):
    return StringField(label, default="", filters=[lambda text: (text or "").strip()],
                       validators=[Length(max=LONGEST, message=L("At most 500 characters, please."))])


class VisitForm(NoteForm):
    """The five points (RV-06)."""

    channel = _one_of(said.CHANNELS)
    seen = _one_of(said.SIGHTS)
    spoken_to = _one_of(said.SPOKEN_TO)
    service = _one_of(map(str, said.STEPS_OF_SERVICE))
    opinions = _any_of(said.OPINIONS)
    opinion = _words(L("In their own words"))
    paid = _one_of(said.PAYMENTS)
    amount = _words(L("Amount in yuan"))
    problems = _any_of(said.PROBLEMS)
    problem = _words(L("What exactly"))
    explained = _words(L("What you explained to them"))
    signed = _one_of(said.SIGNATURES)

    def validate_seen(self, field):
        if self.channel.data == said.PHONE and field.data == said.SEEN:
            raise ValidationError(_("By phone nobody sees the work. Please say why nobody went."))

    def validate_amount(self, field):
        if self.paid.data == said.PAID and not money.fen(field.data):
            raise ValidationError(_("Please type the amount in yuan, such as 80.50."))

    def validate_problem(self, field):
        if said.OTHER_PROBLEM in self.problems.data and not field.data:
            raise ValidationError(_("Please say what the problem is."))
        if field.data and not self.problems.data:
            raise ValidationError(_("Please choose what kind of problem it is."))

    def validate_explained(self, field):
        if self.is_discontent and not self.problems.data and not field.data:
            raise ValidationError(_("Not content: choose a problem that is put right, or say what you explained."))

    def validate_signed(self, field):
        if self.channel.data == said.PHONE and field.data in said.SIGNED:
            raise ValidationError(_("By phone nobody signs."))
        if field.data == said.INK and self.ink is None:
            raise ValidationError(_("Please let them sign below, or choose another answer."))

    @property
    def is_discontent(self) -> bool:
        return self.service.data in map(str, range(said.ALL_RIGHT))

    @property
    def answers(self) -> Answers:
        words = {name: self[name].data for name in ("opinion", "problem", "explained") if self[name].data}
        named = {said.PAID: money.fen(self.amount.data), said.UNPAID: 0, said.NOT_SAID: None}[self.paid.data]
        return Answers(self.channel.data, self.seen.data, self.spoken_to.data, int(self.service.data), self.opinions.data,
                       self.problems.data, named, self.signed.data, self.ink if self.signed.data == said.INK else None, words)


class GiveForm(Form):
    post = StringField(default="")
    reason = StringField(default="")


class ExplainForm(Form):
    note = _words(L("What you found out"))
