"""The register of things handed out: what is out, one sheet with its three signatures, a new one, and what comes back."""
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import access, i18n
from kiosk.db import new_id
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.registers import holdings, returns, signatures
from kiosk.registers.forms import IssueDraft, ReasonForm, pieces
from kiosk.registers.models import Issue
from kiosk.registers.returns import ThingReturn
from kiosk.registers.things import ThingKind
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.sheets import SheetParty
from kiosk.signing.states import OPEN
from kiosk.signing.words import AT_THE_DESK
from kiosk.staff.models import Staff

LATEST = 30
SIGNED = "signed"

bp = Blueprint("registers", __name__, url_prefix="/desk/registers")


@bp.get("")
def index():
    return render_template("registers/index.html", latest=list(Issue.latest().limit(LATEST)), missing=signatures.missing(),
                           may_keep_kinds=access.ROUTES["things.index"].lets(current_user), **_out())


@bp.get("/out")
def out():
    return render_template("registers/_out.html", **_out())


@bp.get("/new")
def new():
    return _draft(IssueDraft(request.args.get("place", "")))


@bp.post("/new")
def more_lines():
    """The form again with what was typed: one more line, or the homes that fit."""
    return _draft(IssueDraft.read(request.form))


@bp.post("/look")
def look():
    """The home that fits what has been written so far."""
    draft = IssueDraft.read(request.form)
    return render_template("registers/_home.html", draft=draft, held=holdings.of_unit(draft.unit))


@bp.post("")
def prepare():
    draft = IssueDraft.read(request.form)
    if not draft.validate():
        return _draft(draft), 422
    return _sheet(Issue.prepare(draft.unit, draft.things, draft.key))


@bp.get("/sheets/<issue_id>")
def show(issue_id, reason=None):
    issue = Issue.get_by_id(issue_id)
    return render_template("registers/sheet.html", reason=reason or ReasonForm(), **_shown(issue)), 422 if reason else 200


@bp.get("/sheets/<issue_id>/parties")
def parties(issue_id):
    return render_template("registers/_parties.html", **_shown(Issue.get_by_id(issue_id)))


@bp.post("/sheets/<issue_id>/parties/<party_id>/offer")
def offer(issue_id, party_id):
    issue = Issue.get_by_id(issue_id)
    returns.parties(issue).where(SheetParty.id == party_id).get().offer(THIS_SCREEN, request.form.get("method", ""))
    return _sheet(issue)


@bp.post("/sheets/<issue_id>/parties/<party_id>/paper")
def on_paper(issue_id, party_id):
    issue = Issue.get_by_id(issue_id)
    returns.parties(issue).where(SheetParty.id == party_id).get().sign_on_paper(request.form.get("filed", "").strip(), i18n.language())
    return _sheet(issue)


@bp.post("/sheets/<issue_id>/sittings/<session_id>/withdraw")
def withdraw(issue_id, session_id):
    issue = Issue.get_by_id(issue_id)
    SigningSession.get(SigningSession.id == session_id, _is_of(issue)).withdraw()
    return _sheet(issue)


@bp.post("/sheets/<issue_id>/void")
def void(issue_id):
    issue, form = Issue.get_by_id(issue_id), ReasonForm(request.form)
    if not form.validate():
        return show(issue_id, form)
    issue.sheet.void(form.reason.data)
    return _sheet(issue)


@bp.post("/sheets/<issue_id>/slip")
def print_slip(issue_id):
    issue = Issue.get_by_id(issue_id)
    returns.print_slip(issue, i18n.language())
    return _sheet(issue)


@bp.post("/sheets/<issue_id>/returns")
def take_back(issue_id):
    issue = Issue.get_by_id(issue_id)
    is_signed = request.form.get("proof") == SIGNED
    ThingReturn.take(issue, _counts(issue), request.form.get("note", "").strip(), is_signed, request.form["key"])
    return _sheet(issue)


@bp.post("/sheets/<issue_id>/returns/<return_id>/counter")
def counter(issue_id, return_id):
    issue = Issue.get_by_id(issue_id)
    ThingReturn.get(ThingReturn.id == return_id, ThingReturn.issue == issue).counter(request.form.get("reason", "").strip())
    return _sheet(issue)


@bp.post("/missing/paper")
def print_missing():
    signatures.print_missing(i18n.language())
    return redirect(url_for("registers.index"), 303)


def _out() -> dict:
    find = request.args.get("find", "").strip()
    return {"find": find, "out": holdings.out(find)}


def _draft(draft):
    return render_template("registers/new.html", draft=draft, kinds=list(ThingKind.offered()), held=holdings.of_unit(draft.unit))


def _shown(issue) -> dict:
    return {
        "issue": issue,
        "out": returns.pieces_out(issue) if issue.is_handed_out else {},
        "returns": ThingReturn.of(issue),
        "return_key": new_id(),
        "methods": AT_THE_DESK,
        "sitting": SigningSession.select().where(SigningSession.state.in_(OPEN), SigningSession.screen == THIS_SCREEN, _is_of(issue)).first(),
        "first_asked": Staff.get_or_none(Staff.id == issue.first_asked),
    }


def _is_of(issue):
    return SigningSession.sheet_party_id.in_(returns.parties(issue).select(SheetParty.id))


def _counts(issue) -> dict[str, int]:
    typed = {line.id: request.form.get(f"count_{line.id}", "").strip() for line in issue.lines}
    counts = {line_id: pieces(text) for line_id, text in typed.items() if text and text != "0"}
    if None in counts.values():
        raise Refused(_("Please write how many came back."))
    return counts


def _sheet(issue):
    return redirect(url_for("registers.show", issue_id=issue.id), 303)
