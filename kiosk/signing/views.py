"""Signing at the touchscreen: for whom, the pages, the sentence, the pad, the receipt. It remembers nothing after."""
from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from htmx_flask import make_response

from kiosk import drafts, i18n
from kiosk.errors import Expired, Refused
from kiosk.i18n import gettext as _
from kiosk.signing import words
from kiosk.signing.chain import Receipt
from kiosk.signing.ink import Ink, Unreadable
from kiosk.signing.models import THIS_SCREEN, SigningSession

bp = Blueprint("signing", __name__, url_prefix="/signing")


@bp.get("")
def waiting():
    offered = _offered()
    return redirect(url_for("signing.whom")) if offered else render_template("signing/waiting.html")


@bp.get("/wait")
def wait():
    """Asked for by the waiting page: it goes on by itself once the desk has put something here."""
    return make_response("", redirect=url_for("signing.whom")) if _offered() else ("", 204)


@bp.get("/offer")
def offer():
    return render_template("signing/_offer.html", offered=_offered())


@bp.get("/whom")
def whom():
    signing = _offered() or _of_visitor()
    return render_template("signing/whom.html", signing=signing)


@bp.post("/open")
def open_session():
    signing = _confirmed()
    signing.open()
    session["signing"] = signing.id
    drafts.of_visitor()["signing"] = {}
    return redirect(url_for("signing.page", number=1), 303)


@bp.post("/not-me")
def not_me():
    _confirmed().expire("not_me")
    return redirect(url_for("signing.waiting"), 303)


@bp.get("/pages/<int:number>")
def page(number):
    signing = _of_visitor()
    document, page = signing.open_page(number)
    return render_template("signing/page.html", signing=signing, number=number, document=document, page=page,
                           content=document.frozen.content)


@bp.get("/checks")
def checks():
    return render_template("signing/checks.html", signing=_of_visitor(), trouble="")


@bp.post("/checks")
def tick():
    signing = _of_visitor()
    try:
        signing.tick(set(request.form.getlist("checks")))
    except Refused as refusal:
        return render_template("signing/checks.html", signing=signing, trouble=str(refusal)), 422
    return redirect(url_for("signing.relation"), 303)


@bp.get("/relation")
def relation():
    signing = _of_visitor()
    signing.leave_page()
    if signing.lacks_checks:
        return redirect(url_for("signing.checks"))
    return render_template("signing/relation.html", signing=signing, relations={code: words.RELATIONS[code] for code in words.CLIENTS})


@bp.post("/relation")
def choose_relation():
    _of_visitor()
    chosen = request.form.get("relation")
    _draft()["relation"] = chosen if chosen in words.CLIENTS else abort(400)
    return redirect(url_for("signing.pad"), 303)


@bp.get("/pad")
def pad():
    return _pad(_of_visitor(), _draft().get("strokes", ""), "")


@bp.post("/pad")
def draw():
    signing, strokes = _of_visitor(), request.form.get("strokes", "")
    try:
        ink = Ink.read(strokes)
    except Unreadable:
        return _pad(signing, "", _("This signature could not be read. Please write once more.")), 422
    _draft().update(strokes=strokes, statement=words.statement(signing))
    if signing.ask_about(ink):
        trouble = _("The signature looks unfinished. Write more, or press again.")
        return _pad(signing, strokes, trouble), 422
    return redirect(url_for("signing.preview"), 303)


@bp.get("/preview")
def preview():
    signing, draft = _of_visitor(), _complete_draft()
    return render_template("signing/preview.html", signing=signing, draft=draft, ink=Ink.read(draft["strokes"]),
                           relation=words.relation(draft["relation"]))


@bp.post("/confirm")
def confirm():
    signing = _opened()
    if not signing.is_sealed:
        draft = _complete_draft()
        signing.sign(draft["relation"], Ink.read(draft["strokes"]), draft["statement"], i18n.language())
    drafts.forget()
    return redirect(url_for("signing.done"), 303)


@bp.get("/refuse")
def refuse():
    return render_template("signing/refuse.html", signing=_of_visitor())


@bp.post("/refuse")
def refused():
    signing = _opened()
    if not signing.is_sealed:
        signing.refuse(request.form.get("reason", ""), _draft().get("relation", ""), i18n.language())
    drafts.forget()
    return redirect(url_for("signing.done"), 303)


@bp.get("/done")
def done():
    signing = _opened()
    if not signing.is_sealed:
        raise Expired("")
    return render_template("signing/done.html", signing=signing, receipt=signing.receipt, **_paper(signing))


@bp.get("/slip")
def slip():
    return render_template("shared/_paper_state.html", **_paper(_opened()))


@bp.get("/still")
def still():
    """Asked for while somebody signs: the desk may have taken it back in between."""
    signing = _opened()
    return ("", 204) if signing.is_open or signing.is_sealed else make_response("", redirect=url_for("signing.over"))


@bp.get("/over")
def over():
    drafts.forget()
    raise _taken_back()


def shows_picture(sha: str) -> bool:
    """Whether it belongs to a document that this visitor has open."""
    signing = SigningSession.get_or_none(SigningSession.id == session.get("signing"))
    return signing is not None and signing.is_open and any(sha in document.frozen.blobs for document in signing.documents)


def _confirmed() -> SigningSession:
    """What the person said yes or no to; the desk may have put something else here since."""
    signing = SigningSession.at(THIS_SCREEN)
    if signing is None or signing.id != request.form.get("offer"):
        raise _taken_back()
    return signing


def _offered() -> SigningSession | None:
    signing = SigningSession.at(THIS_SCREEN)
    return signing if signing and signing.is_offered else None


def _paper(signing) -> dict:
    return {
        "job": signing.paper,
        "paper_url": url_for("signing.slip"),
        "kept": _("The receipt is kept; the desk prints it again if you need it."),
    }


def _opened() -> SigningSession:
    """The session this visitor opened, whatever became of it."""
    signing = SigningSession.get_or_none(SigningSession.id == session.get("signing"))
    if signing is None:
        raise _taken_back()
    return signing


def _of_visitor() -> SigningSession:
    signing = _opened()
    if not signing.is_open or signing.is_overdue:
        raise _taken_back()
    return signing


def _draft() -> dict:
    return drafts.of_visitor().setdefault("signing", {})


def _complete_draft() -> dict:
    draft = _draft()
    if not {"relation", "strokes", "statement"} <= draft.keys():
        raise Expired("")
    return draft


def _pad(signing, strokes: str, trouble: str):
    if "relation" not in _draft():
        raise Expired("")
    return render_template("signing/pad.html", signing=signing, strokes=strokes, trouble=trouble,
                           statement=words.statement(signing),
                           relation=words.relation(_draft()["relation"]))


def _taken_back() -> Expired:
    return Expired(_("This is no longer on the screen. The desk can put it here again."))


def phone_path(number: str) -> str | None:
    """A receipt has no page of its own: it is shown behind the link of the ticket it came of, and for as long."""
    return "" if Receipt.select().where(Receipt.receipt_no == number).exists() else None
