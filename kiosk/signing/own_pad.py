"""The staff's own pad: what waits for a colleague's signature, read and signed on whatever they are signed in on."""
from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import access, drafts, i18n
from kiosk.errors import Expired
from kiosk.i18n import gettext as _
from kiosk.signing import missing, pad as pads
from kiosk.signing.models import SigningSession
from kiosk.signing.parties import AS_STAFF
from kiosk.signing.sheets import SheetParty

bp = Blueprint("own_pad", __name__, url_prefix="/desk/sign")


@bp.get("")
def index():
    return _page("index", waiting=missing.to_sign(current_user))


@bp.get("/<party_id>")
def show(party_id):
    return _page("show", party=_party(party_id))


@bp.post("/<party_id>/open")
def sit_down(party_id):
    party = _party(party_id)
    party.sit_down(current_user)
    return redirect(url_for("own_pad.page", party_id=party.id, number=1), 303)


@bp.get("/<party_id>/pages/<int:number>")
def page(party_id, number):
    party = _party(party_id)
    signing = _sitting(party)
    document, position = signing.open_page(number)
    return _page("page", party=party, signing=signing, number=number, document=document, position=position)


@bp.get("/<party_id>/pad")
def pad(party_id):
    party = _party(party_id)
    signing = _sitting(party)
    signing.leave_page()
    return _pad(party, signing, "", "")


@bp.post("/<party_id>/pad")
def sign(party_id):
    party, strokes = _party(party_id), request.form.get("strokes", "")
    if not party.is_answered_by(current_user):
        signing = _sitting(party)
        try:
            ink = pads.read(signing, strokes)
        except pads.Unfit as unfit:
            return _pad(party, signing, unfit.strokes, str(unfit)), 422
        signing.sign(AS_STAFF, ink, **pads.shown(_draft(party)))
    return redirect(url_for("own_pad.show", party_id=party.id), 303)


@bp.get("/<party_id>/refuse")
def refuse(party_id):
    party = _party(party_id)
    return _page("refuse", party=party, signing=_sitting(party))


@bp.post("/<party_id>/refuse")
def refused(party_id):
    party = _party(party_id)
    _sitting(party).refuse(request.form.get("reason", ""), AS_STAFF, i18n.language())
    return redirect(url_for("own_pad.show", party_id=party.id), 303)


def shows_picture(sha: str) -> bool:
    """Whether it belongs to a document that this colleague is about to sign."""
    sittings = SigningSession.at_own_screen_of(current_user)
    return any(document.frozen.shows(sha) for sitting in sittings for document in sitting.documents)


def _party(party_id) -> SheetParty:
    party = SheetParty.get_by_id(party_id)
    return party if party.is_for(current_user) else abort(403)


def _sitting(party) -> SigningSession:
    return party.sitting_of(current_user) or _over()


def _over():
    raise Expired(_("This is not open any more. Please begin again from the list of what is to sign."))


def _pad(party, signing, strokes, trouble):
    return _page("pad", party=party, signing=signing, strokes=strokes, trouble=trouble, statement=pads.show(signing, _draft(party)))


def _draft(party) -> dict:
    return drafts.of_visitor().setdefault(party.id, {})


def _page(name: str, **values):
    """An engineer holds a phone, the others sit at the desk."""
    layout = "layouts/jobs.html" if current_user.role == access.ENGINEER else "layouts/desk.html"
    return render_template(f"signing/own/{name}.html", layout=layout, **values)
