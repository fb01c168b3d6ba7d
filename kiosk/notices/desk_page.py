"""The page of one notice at the desk, as several acts answer with it."""
from itertools import groupby

from flask import render_template, request
from flask_login import current_user

from kiosk.documents.seals import SealPicture
from kiosk.notices import filing
from kiosk.notices.forms import IssueForm, WithdrawForm
from kiosk.notices.models import Notice
from kiosk.signing.models import THIS_SCREEN, SigningSession


def page_of(notice: Notice, opened: str = "", status: int = 200, **forms):
    """Forms that were not in order are shown as they were filled in."""
    return render_template("notices/show.html", archives=filing.made_before(notice), acts=notice.open_acts(current_user.role), opened=opened,
                           has_seal=SealPicture.current() is not None,
                           forms={"issue": IssueForm(), "withdraw": WithdrawForm()} | forms,
                           **recipients_of(notice), **screen_state()), status


def recipients_of(notice: Notice) -> dict:
    find = request.args.get("find", "").strip()
    rows = groupby(notice.addressed(find), key=lambda recipient: recipient.unit.building if recipient.unit else "")
    return {"notice": notice, "find": find, "buildings": [(building, list(each)) for building, each in rows]}


def screen_state() -> dict:
    return {"signing": SigningSession.latest_at(THIS_SCREEN)}
