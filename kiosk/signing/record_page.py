"""Behind the code on a slip: whether the record is still as it was sealed. Whoever has the slip has its hash; nothing personal is shown."""
import re

from flask import Blueprint, abort, current_app, render_template, request

from kiosk import i18n
from kiosk.i18n import gettext as _
from kiosk.signing import inspection
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import grouped
from kiosk.signing.words import STATES
from kiosk.site.models import Site

PACE = "20/minute;200/hour"
HASH = re.compile(r"[0-9a-f]{64}")

bp = Blueprint("record", __name__)


@bp.get("/s/<digits>")
@bp.get("/S/<digits>", endpoint="show_in_capitals")
def show(digits):
    entry_hash = digits.lower()
    if not HASH.fullmatch(entry_hash):
        abort(404)
    sentence = _("So many checks at once? Please wait a minute and look again.")
    current_app.extensions["record_pace"].count_or_refuse(f"record:{request.remote_addr}", sentence)
    return _page(entry_hash)


def _page(entry_hash):
    receipt = Receipt.unread().where(Receipt.entry_hash == entry_hash).first()
    broken = inspection.break_of(receipt.receipt_no) if receipt else None
    if receipt and not broken:
        i18n.speak(receipt.facts["language"])
    html = render_template("signing/record.html", receipt=receipt, digits=grouped(entry_hash), broken=broken, states=STATES, site=Site.current())
    return html, 200 if receipt else 404
