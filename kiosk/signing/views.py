"""Signing at the touchscreen: for whom, a code, the pages, their ticks, refusing, the receipt. It remembers nothing after."""
from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from htmx_flask import make_response

from kiosk import drafts, i18n
from kiosk.errors import Expired, Refused
from kiosk.i18n import gettext as _
from kiosk.signing.chain import Receipt
from kiosk.signing.codes import DIGITS, PickUpCode
from kiosk.signing.models import THIS_SCREEN
from kiosk.signing.visitor import confirmed, draft, of_this_visitor, offered, opened, sitting, taken_back

ACT = "pick-up code"

bp = Blueprint("signing", __name__, url_prefix="/signing")


@bp.get("")
def waiting():
    return redirect(url_for("signing.whom")) if offered() else render_template("signing/waiting.html")


@bp.get("/wait")
def wait():
    """Asked for by the waiting page: it goes on by itself once the desk has put something here."""
    return make_response("", redirect=url_for("signing.whom")) if offered() else ("", 204)


@bp.get("/offer")
def offer():
    return render_template("signing/_offer.html", offered=offered())


@bp.get("/code")
def code():
    return _code_page("")


@bp.post("/code")
def take_code():
    pace = current_app.extensions["pick_up_pace"]
    pace.count_or_refuse(ACT, _("Too many wrong codes. Please go to the desk."))
    typed = request.form.get("code", "").replace(" ", "")[:DIGITS]
    found = PickUpCode.with_digits(typed)
    if found is None:
        return _code_page(typed, _("This code is not valid. Please look again, or ask the desk.")), 422
    if found.lacks_agreement:
        return redirect(url_for("signing.on_paper"), 303)
    found.redeem(THIS_SCREEN)
    # Only now: whoever held a code that still counts could otherwise type it between guesses without end.
    pace.forget(ACT)
    return redirect(url_for("signing.whom"), 303)


@bp.get("/on-paper")
def on_paper():
    return render_template("signing/on_paper.html")


@bp.get("/whom")
def whom():
    return render_template("signing/whom.html", signing=offered() or sitting())


@bp.post("/open")
def open_session():
    signing = confirmed()
    signing.open()
    session["signing"] = signing.id
    drafts.of_visitor()["signing"] = {}
    return redirect(url_for("signing.page", number=1), 303)


@bp.post("/not-me")
def not_me():
    confirmed().expire("not_me")
    return redirect(url_for("signing.waiting"), 303)


@bp.get("/pages/<int:number>")
def page(number):
    signing = sitting()
    document, page = signing.open_page(number)
    return render_template("signing/page.html", signing=signing, number=number, document=document, page=page,
                           content=document.frozen.content)


@bp.get("/checks")
def checks():
    signing = sitting()
    signing.leave_page()
    return _checks_page(signing, set(), "")


@bp.post("/checks")
def tick():
    signing, ticked = sitting(), set(request.form.getlist("checks"))
    try:
        signing.tick(ticked)
    except Refused as refusal:
        return _checks_page(signing, ticked, str(refusal)), 422
    return redirect(url_for("hand.relation"), 303)


@bp.get("/refuse")
def refuse():
    return render_template("signing/refuse.html", signing=sitting())


@bp.post("/refuse")
def refused():
    signing = opened()
    if not signing.is_sealed:
        signing.refuse(request.form.get("reason", ""), draft().get("relation", ""), i18n.language())
    drafts.forget()
    return redirect(url_for("signing.done"), 303)


@bp.get("/done")
def done():
    signing = opened()
    if not signing.is_sealed:
        raise Expired("")
    return render_template("signing/done.html", signing=signing, receipt=signing.receipt, **_paper(signing))


@bp.get("/slip")
def slip():
    return render_template("shared/_paper_state.html", **_paper(opened()))


@bp.get("/still")
def still():
    """Asked for while somebody signs: the desk may have taken it back in between."""
    signing = opened()
    return ("", 204) if signing.is_open or signing.is_sealed else make_response("", redirect=url_for("signing.over"))


@bp.get("/over")
def over():
    drafts.forget()
    raise taken_back()


def shows_picture(sha: str) -> bool:
    """Whether it belongs to a document that this visitor has open."""
    signing = of_this_visitor()
    return signing is not None and signing.is_open and any(sha in document.frozen.blobs for document in signing.documents)


def _code_page(typed, *errors):
    return render_template("signing/code.html", code=typed, errors=errors)


def _checks_page(signing, ticked, trouble):
    return render_template("signing/checks.html", signing=signing, ticked=ticked, trouble=trouble)


def _paper(signing) -> dict:
    return {
        "job": signing.paper,
        "paper_url": url_for("signing.slip"),
        "kept": _("The receipt is kept; the desk prints it again if you need it."),
    }


def phone_path(number: str) -> str | None:
    """A receipt has no page of its own: it is shown behind the link of the ticket it came of, and for as long."""
    return "" if Receipt.select().where(Receipt.receipt_no == number).exists() else None
