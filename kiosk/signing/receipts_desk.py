"""Receipts at the desk: found by number or unit, read in words, checked, exported for a purpose, and printed again."""
from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_login import current_user
from peewee import JOIN

from kiosk import papers
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import N_, gettext as _
from kiosk.signing import bundles, checkups, inspection, personal, slips, standing, words
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import grouped
from kiosk.signing.models import SigningSession
from kiosk.site.models import Unit

LATEST = 30
PURPOSES = {"owner": N_("The owner asked for a copy"), "dispute": N_("For a dispute or a court"), "check": N_("To check it elsewhere")}

bp = Blueprint("receipts", __name__, url_prefix="/desk/receipts")


@bp.get("")
def index():
    find = request.args.get("find", "").strip()
    return render_template("signing/receipts.html", find=find, receipts=_found(find), states=words.STATES, book=standing.now(), checked=checkups.latest())


@bp.post("/check")
def check():
    checkups.check()
    return redirect(url_for("receipts.index"), 303)


@bp.get("/<number>")
def show(number):
    return _page(_unread(number))


@bp.post("/<number>/bundle")
def export(number):
    receipt, purpose = _unread(number), request.form.get("purpose")
    if purpose not in PURPOSES:
        return _page(receipt, _("Please choose what it is for.")), 422
    if inspection.break_of(number):
        raise Refused(_("This receipt is not as it was sealed, so nothing can be proved with it. Run the check and keep the backups."))
    whole = bundles.of_receipt(Receipt.get_by_id(receipt.id))
    with transaction():
        record("receipt.exported", receipt, receipt_no=number, purpose=purpose)
    return Response(whole, mimetype="application/zip", headers={"Content-Disposition": f"attachment; filename={number}.zip"})


@bp.post("/<number>/paper")
def print_again(number):
    job = _session(_unread(number)).paper
    if job is None:
        raise Refused(_("The slip itself is no longer kept. The bundle holds its certificate."))
    papers.again(job, by=current_user.account, role=papers.DESK)
    return redirect(url_for("receipts.show", number=number), 303)


def _page(receipt, trouble=None):
    broken = inspection.break_of(receipt.receipt_no)
    return render_template("signing/receipt.html", receipt=receipt, broken=broken, unit="" if broken else personal.unit_of(receipt), trouble=trouble,
                           digits=grouped(receipt.entry_hash), session=_session(receipt), words=words, reasons=slips.REASONS, purposes=PURPOSES)


def _found(find: str) -> list[tuple[Receipt, str | None]]:
    """The latest; with something to find, those of a receipt's number or of homes that are called like it."""
    place = Unit.building.concat(Unit.entrance).concat(Unit.room)
    receipts = Receipt.unread().join(SigningSession, on=SigningSession.id == Receipt.session_id).join(Unit, JOIN.LEFT_OUTER).order_by(Receipt.seq.desc())
    matching = receipts.where(Receipt.receipt_no.contains(find) | place.contains(find)) if find else receipts
    return _looked_at(list(matching.limit(LATEST)))


def _looked_at(receipts: list[Receipt]) -> list[tuple[Receipt, str | None]]:
    """Each with what is wrong with it, if anything is."""
    broken = inspection.breaks_of([receipt.receipt_no for receipt in receipts])
    return [(receipt, broken[receipt.receipt_no]) for receipt in receipts]


def _unread(number: str) -> Receipt:
    return Receipt.unread().where(Receipt.receipt_no == number).get()


def _session(receipt) -> SigningSession:
    return SigningSession.get_by_id(receipt.session_id)
