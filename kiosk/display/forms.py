"""What is typed at the desk to pair a television."""
import unicodedata

from wtforms import Form, StringField
from wtforms.validators import DataRequired, Length

from kiosk.i18n import LazyText as L


def _filled():
    return DataRequired(L("Please fill this in."))


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


def _digits(text: str | None) -> str:
    # An input method may make digits wide, and people leave a space between them.
    return unicodedata.normalize("NFKC", text or "").replace(" ", "")


class PairingForm(Form):
    code = StringField(L("Code at the foot of the TV's picture"), [_filled(), Length(max=20)], filters=[_digits], render_kw={"inputmode": "numeric"})
    name = StringField(L("Name of this TV, such as where it hangs"),
                       [_filled(), Length(max=20, message=L("At most 20 characters, please."))], filters=[_trimmed])
