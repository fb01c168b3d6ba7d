"""Signing as the desk takes part in it: who waits at the touchscreen for a witness, and coming as one."""
from flask import Blueprint, request
from flask_login import current_user

from kiosk.signing.models import SigningSession
from kiosk.web import answer, own_path

bp = Blueprint("signing_desk", __name__, url_prefix="/desk/signing")


@bp.post("/<session_id>/witness")
def come_as_witness(session_id):
    SigningSession.get_by_id(session_id).come_as_witness(current_user)
    return answer(("signing/_without_witness.html", {"without_witness": list(SigningSession.without_witness())}),
                  otherwise=own_path(request.form.get("back", "/desk/")))
