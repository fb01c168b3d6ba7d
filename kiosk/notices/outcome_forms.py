"""What came of it at a door, as the desk enters it: through somebody else, refused, left there, or on paper."""
from wtforms import Form, HiddenField, PasswordField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, DataRequired, Length, ValidationError

from kiosk import access, masking
from kiosk.documents.models import Upload
from kiosk.i18n import LazyText as L, gettext as _
from kiosk.signing import words
from kiosk.signing.states import LEFT, PAPER, PROXY, REFUSED
from kiosk.staff.models import Staff

LONGEST_NOTE = 80


def _radio(label: L, names: dict, sentence: L):
    return RadioField(label, [AnyOf(names, message=sentence)], choices=[SelectChoice(code, L(name)) for code, name in names.items()],
                      validate_choice=False)


class OutcomeForm(Form):
    """said is what the receipt is made of."""

    @property
    def said(self) -> dict:
        return {name: field.data for name, field in self._fields.items() if field.data}

    def prove(self, throttle, client: str) -> bool:
        """Only what a colleague saw needs her to say so."""
        return True


class _Witnessed(OutcomeForm):
    witness = SelectField(L("Which colleague saw it"), [DataRequired(L("Please say which colleague saw it."))], validate_choice=False)
    password = PasswordField(L("Password of this colleague, typed by nobody else"), [DataRequired(L("Please fill this in."))])

    def __init__(self, *arguments, me=None, **options):
        super().__init__(*arguments, **options)
        colleagues = Staff.select().where(Staff.active, Staff.role.in_(access.SIGNERS), Staff.id != me).order_by(Staff.name)
        self.witness.choices = [SelectChoice("", "—"), *(SelectChoice(each.id, each.name) for each in colleagues)]

    @property
    def said(self) -> dict:
        return {"witness": self.proved, "reason": self.reason.data}

    def prove(self, throttle, client: str) -> bool:
        """Whether the witness says so herself. Wrong passwords are counted as at the door (SEC-06)."""
        chosen = Staff.get_or_none(Staff.id == self.witness.data)
        account = chosen.account if chosen else ""
        if not throttle.may_try(account, client):
            self.password.errors = [_("Too many wrong tries. Please wait five minutes.")]
            return False
        self.proved = Staff.known_by(account, self.password.data)
        if self.proved is None:
            throttle.failed(account, client)
            self.password.errors = [_("Account and password do not match.")]
        return self.proved is not None


class ProxyForm(OutcomeForm):
    relation = _radio(L("Who received it"), {code: words.RELATIONS[code] for code in words.PROXIES}, L("Please choose for whom you sign."))
    authority = _radio(L("What lets them receive it"), words.AUTHORITIES, L("Please say what lets you receive this for the owner."))


class RefusedForm(_Witnessed):
    reason = _radio(L("Why"), {code: words.REFUSALS[code] for code in words.RECEIPT.refusals}, L("Please choose a reason."))


class LeftForm(_Witnessed):
    reason = _radio(L("Why"), words.LEAVINGS, L("Please choose a reason."))


class PaperForm(OutcomeForm):
    """Either the scan of the sheet, or where it is filed."""

    scan = HiddenField()
    reason = StringField(L("Where the signed sheet is filed"), [Length(max=LONGEST_NOTE, message=L("At most 80 characters, please."))],
                         filters=[lambda text: (text or "").strip()])

    def validate_reason(self, field):
        if masking.has_a_persons_number(field.data):
            raise ValidationError(L("Please leave out numbers of persons."))
        if not field.data and not self.scan.data:
            raise ValidationError(L("Please add the scan, or say where the sheet is filed."))

    def validate_scan(self, field):
        scan = Upload.scan_of(field.data) if field.data else None
        if field.data and scan is None:
            raise ValidationError(L("This file did not arrive whole, or is damaged. Please send it again."))
        if scan and scan.unready:
            raise ValidationError(scan.unready)


FORMS = {PAPER: PaperForm, PROXY: ProxyForm, REFUSED: RefusedForm, LEFT: LeftForm}


def form_of(outcome: str, me: str, fields=None, **kept) -> OutcomeForm:
    """kept is what is the same for the next row."""
    options = {"me": me} if issubclass(FORMS[outcome], _Witnessed) else {}
    return FORMS[outcome](fields, data=kept, **options)
