"""Return visits at the desk and at the door: what is due, the month, one visit's form and answers, and what follows."""
from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import access
from kiosk.followups import answers as said, recording
from kiosk.followups.alarms import ChargeAlarm
from kiosk.followups.figures import Figures
from kiosk.followups.forms import ExplainForm, GiveForm, VisitForm
from kiosk.followups.models import REASONS, FollowUp, holders, possible_posts
from kiosk.followups.month import Month
from kiosk.followups.rectifying import Rectification
from kiosk.followups.reviews import MonthReview
from kiosk.followups.visits import ReturnVisit
from kiosk.staff.models import Staff
from kiosk.staff.posts import POSTS

bp = Blueprint("visits", __name__, url_prefix="/desk/visits")


@bp.get("")
def index():
    return render_template("followups/index.html", **_overview())


@bp.get("/list")
def rows():
    return render_template("followups/_overview.html", **_overview())


@bp.post("/review")
def review():
    month = Month.asked(request.form.get("month"))
    MonthReview.put_down(month)
    return redirect(url_for("visits.index", month=month.code), 303)


@bp.get("/<follow_up_id>")
def show(follow_up_id):
    return _one(FollowUp.get_by_id(follow_up_id), VisitForm())


@bp.post("/<follow_up_id>/reveal")
def reveal(follow_up_id):
    follow_up = FollowUp.get_by_id(follow_up_id)
    if follow_up.why_not(current_user):
        abort(403)
    return _one(follow_up, VisitForm(), shown={field: follow_up.order.reveal(field) for field in ("place", "phone")})


@bp.post("/<follow_up_id>")
def make(follow_up_id):
    follow_up, form = FollowUp.get_by_id(follow_up_id), VisitForm(request.form)
    if not form.validate():
        return _one(follow_up, form), 422
    recording.record_visit(follow_up, form.answers, by=current_user)
    return redirect(url_for("visits.show", follow_up_id=follow_up.id), 303)


@bp.post("/<follow_up_id>/post")
def give(follow_up_id):
    form = GiveForm(request.form)
    FollowUp.get_by_id(follow_up_id).give_to(form.post.data, form.reason.data)
    return redirect(url_for("visits.show", follow_up_id=follow_up_id), 303)


@bp.post("/alarms/<alarm_id>")
def explain(alarm_id):
    alarm, form = ChargeAlarm.get_by_id(alarm_id), ExplainForm(request.form)
    if not form.validate():
        return _one(alarm.visit.follow_up, VisitForm(), note=form.note), 422
    recording.explain(alarm, form.note.data)
    return redirect(url_for("visits.show", follow_up_id=alarm.visit.follow_up_id), 303)


@bp.post("/notices/<notice_id>/paper")
def print_notice(notice_id):
    notice = Rectification.get_by_id(notice_id)
    notice.print_again()
    return redirect(url_for("visits.show", follow_up_id=notice.visit.follow_up_id), 303)


@bp.post("/notices/<notice_id>/given")
def hand_over(notice_id):
    notice = Rectification.get_by_id(notice_id)
    notice.hand_over(by=current_user)
    return redirect(url_for("visits.show", follow_up_id=notice.visit.follow_up_id), 303)


def _overview() -> dict:
    month = Month.asked(request.args.get("month"))
    due = sorted(FollowUp.to_make(), key=lambda row: (bool(row.why_not(current_user)), row.due_on, row.id))
    review = MonthReview.latest(month)
    return {
        "month": month, "due": due, "figures": Figures.of(month), "review": review,
        "reviewer": review and Staff.get_or_none(Staff.id == review.staff),
        "notices": list(Rectification.to_give()),
        "has_posts": any(holders().values()), "is_manager": _is_manager(),
    }


def _one(follow_up, form, shown=None, note=None):
    """shown is what is not masked on this answer."""
    order, visit = follow_up.order, ReturnVisit.of(follow_up.order)
    facts = {"place": order.masked_place, "phone": order.masked_phone} | (shown or {})
    return render_template(
        "followups/visit.html", follow_up=follow_up, order=order, form=form, facts=facts, visit=visit, said=said,
        notice=visit and visit.rectifications.first(), alarm=visit and visit.alarms.first(), is_manager=_is_manager(),
        is_at_desk=current_user.role in access.DESK, posts={post: POSTS[post] for post in possible_posts(order, holders())}, reasons=REASONS,
        why_not=follow_up.why_not(current_user), is_shown=bool(shown), is_own=follow_up.is_about(current_user), note=note or ExplainForm().note,
    )


def _is_manager() -> bool:
    return current_user.role == access.MANAGER
