"""Notices at the desk: the list, one of them, its units, and putting it on the touchscreen or taking it back."""
from flask import Blueprint, render_template, request, url_for

from kiosk import masking
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.notices import listing
from kiosk.notices.desk_page import page_of, recipients_of, screen_state
from kiosk.notices.models import Notice
from kiosk.signing import words
from kiosk.signing.agreements import Agreement
from kiosk.signing.codes import PickUpCode
from kiosk.signing.models import MOST_DOCUMENTS, THIS_SCREEN, SigningSession
from kiosk.site.models import Household, Unit
from kiosk.web import answer

ALL = "all"

bp = Blueprint("notices", __name__, url_prefix="/desk/notices")


@bp.get("")
def index():
    group = listing.group(request.args.get("show"))
    return render_template("notices/index.html", notices=list(listing.of(group)), groups=listing.GROUPS, group=group,
                           **screen_state())


@bp.get("/<notice_id>")
def show(notice_id):
    return page_of(Notice.get_by_id(notice_id))


@bp.get("/<notice_id>/recipients")
def recipients(notice_id):
    return render_template("notices/_recipients.html", **recipients_of(Notice.get_by_id(notice_id)))


@bp.get("/<notice_id>/units/<unit_id>")
def unit(notice_id, unit_id):
    notice, unit = Notice.get_by_id(notice_id), Unit.get_by_id(unit_id)
    household = Household.get_or_none(Household.unit == unit)
    here = Notice.open_on_screen(unit)
    together = len(here) > 1 and request.args.get("sitting", ALL if notice in here else "") == ALL
    return render_template(
        "notices/unit.html", notice=notice, unit=unit, recipient=notice.recipient(unit), here=here, together=together,
        owner=masking.name(household.owner_name) if household else "", agreement=Agreement.of(unit),
        methods=Notice.methods_for(here[:MOST_DOCUMENTS] if together else [notice]), most=MOST_DOCUMENTS, names=words.IDENTIFICATIONS, **screen_state(),
    )


@bp.post("/<notice_id>/units/<unit_id>/offer")
def offer(notice_id, unit_id):
    """This notice alone, or every one that is open for the home, at one sitting."""
    unit, method = Unit.get_by_id(unit_id), request.form.get("method", "")
    notices = _chosen(Notice.get_by_id(notice_id), unit)
    if method in words.BY_CODE:
        digits = PickUpCode.give(unit, method, Notice.ready_for(notices, unit, method))
        return render_template("notices/code.html", notice=notices[0], unit=unit, digits=digits, is_printed=method == "code_slip")
    Notice.offer_all(notices, unit, method, THIS_SCREEN)
    return _screen_again()


@bp.get("/screen")
def screen():
    return render_template("notices/_screen.html", **screen_state())


@bp.post("/screen/<session_id>/withdraw")
def withdraw(session_id):
    SigningSession.get_by_id(session_id).withdraw()
    return _screen_again()


def _chosen(notice, unit) -> list[Notice]:
    if not request.form.get("all"):
        return [notice]
    here = Notice.open_on_screen(unit)
    if not here:
        raise Refused(_("Nothing is open for %(unit)s.", unit=unit.label))
    return here


def _screen_again():
    return answer(("notices/_screen.html", screen_state()), otherwise=url_for("notices.index"))
