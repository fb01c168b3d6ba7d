"""The hand that signs at the touchscreen: as whom, by what authority, on the pad, through a witness, and the receipt as it will be."""
from flask import Blueprint, abort, redirect, render_template, request, url_for
from htmx_flask import make_response

from kiosk import drafts
from kiosk.errors import Expired
from kiosk.signing import pad as pads, words
from kiosk.signing.visitor import begin_again, draft, drawn, opened, sitting

bp = Blueprint("hand", __name__, url_prefix="/signing")


@bp.get("/relation")
def relation():
    signing = sitting()
    signing.leave_page()
    if signing.lacks_checks:
        return redirect(url_for("signing.checks"))
    return render_template("signing/relation.html", signing=signing, relations=words.CLIENTS, relation=words.relation)


@bp.post("/relation")
def choose_relation():
    sitting()
    chosen = request.form.get("relation")
    begin_again(relation=chosen if chosen in words.CLIENTS else abort(400), authority="")
    return redirect(url_for("hand.authority" if chosen == "proxy" else "hand.pad"), 303)


@bp.get("/authority")
def authority():
    return render_template("signing/authority.html", signing=sitting(), authorities=words.AUTHORITIES)


@bp.post("/authority")
def choose_authority():
    sitting()
    chosen = request.form.get("authority")
    begin_again(relation="proxy", authority=chosen if chosen in words.AUTHORITIES else abort(400))
    return redirect(url_for("hand.pad"), 303)


@bp.get("/pad")
def pad():
    signing = sitting()
    return _wait() if signing.waits_for_witness else _pad(signing, draft().get("hand", {}).get("strokes", ""), "")


@bp.post("/pad")
def draw():
    signing, strokes = sitting(), request.form.get("strokes", "")
    if signing.waits_for_witness:
        return _wait()
    try:
        pads.read(signing, strokes)
    except pads.Unfit as unfit:
        return _pad(signing, unfit.strokes, str(unfit)), 422
    draft()["hand"] = pads.shown(draft()) | {"strokes": strokes, "relation": draft()["relation"], "authority": draft()["authority"]}
    return redirect(url_for("hand.preview"), 303)


@bp.get("/witness")
def witness():
    return render_template("signing/witness.html", signing=sitting(), reasons=words.WITNESSINGS)


@bp.post("/witness")
def ask_for_witness():
    signing = sitting()
    signing.ask_for_witness(request.form.get("reason", ""))
    begin_again()
    return redirect(url_for("hand.await_witness"), 303)


@bp.get("/witness/wait")
def await_witness():
    signing = sitting()
    return render_template("signing/await_witness.html", signing=signing) if signing.waits_for_witness else redirect(url_for("hand.pad"))


@bp.get("/witness/there")
def witness_there():
    """Asked for by the page that waits for a colleague."""
    return ("", 204) if opened().waits_for_witness else make_response("", redirect=url_for("hand.pad"))


@bp.post("/alone")
def alone():
    sitting().sign_alone()
    begin_again()
    return redirect(url_for("hand.pad"), 303)


@bp.get("/preview")
def preview():
    signing = sitting()
    paper = signing.preview(**drawn())
    blocks = [(type(block).__name__, block) for block in paper.blocks]
    return render_template("signing/preview.html", signing=signing, blocks=blocks)


@bp.post("/confirm")
def confirm():
    signing = opened()
    if not signing.is_sealed:
        signing.sign(**drawn())
    drafts.forget()
    return redirect(url_for("signing.done"), 303)


def _wait():
    return redirect(url_for("hand.await_witness"), 303)


def _pad(signing, strokes: str, trouble: str):
    if "relation" not in draft():
        raise Expired("")
    return render_template("signing/pad.html", signing=signing, strokes=strokes, trouble=trouble,
                           statement=pads.show(signing, draft()), relation=words.relation(draft()["relation"]))
