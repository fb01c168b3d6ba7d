"""The pages of daily reports: a day over the company, the days of a community, one report with its answer."""
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from sync.office import sites
from sync.office.addresses import day_asked_for, whole
from sync.office.core import Refused, shifted, the_office
from sync.office.dailies import answers, listing, reading
from sync.office.dailies.forms import ReturnForm
from sync.office.people import scope
from sync.office.words import N_

bp = Blueprint("dailies", __name__)

DAYS_SHOWN = 30


@bp.get("/dailies")
def index():
    office, day, state = the_office(), _chosen_day(), request.args.get("state", "")
    page, within = max(1, whole(request.args, "page", 1)), scope.visible(office, current_user)
    counts = listing.counts(office, day, within)
    found = counts.get(state, 0) if state else sum(counts.values())
    return render_template(
        "office/dailies/index.html", day=day, today=office.today(), state=state, page=page, counts=counts,
        pages=-(-found // listing.A_PAGE), lines=listing.of_day(office, day, within, state, page), due_ms=listing.due_ms(office, day),
    )


@bp.get("/sites/<site_id>/dailies")
def site(site_id):
    days = listing.of_site(the_office(), site_id, DAYS_SHOWN)
    return render_template("office/dailies/site.html", community=sites.asked_for(site_id), days=days)


@bp.get("/sites/<site_id>/dailies/<report_id>")
def show(site_id, report_id):
    return _page(site_id, report_id, ReturnForm())


@bp.post("/sites/<site_id>/dailies/<report_id>/approve")
def approve(site_id, report_id):
    _known(site_id, report_id)
    return _answered(site_id, report_id, answers.approve, N_("Approved. The community is told at its next sync."))


@bp.post("/sites/<site_id>/dailies/<report_id>/return")
def send_back(site_id, report_id):
    form = ReturnForm()
    if not form.validate_on_submit():
        return _page(site_id, report_id, form), 422
    _known(site_id, report_id)
    return _answered(site_id, report_id, answers.send_back, N_("Sent back. The community is told at its next sync."), form.reason.data)


def _answered(site_id, report_id, answer, done, *words):
    try:
        answer(the_office(), site_id, report_id, current_user.id, *words)
        flash(done)
    except Refused as reason:
        flash(str(reason))
    return redirect(url_for("dailies.show", site_id=site_id, report_id=report_id), 303)


def _page(site_id, report_id, form) -> str:
    report = _known(site_id, report_id)
    return render_template("office/dailies/report.html", community=sites.asked_for(site_id), report=report, form=form)


def _known(site_id, report_id) -> reading.Report:
    return reading.one(the_office(), site_id, report_id) or abort(404)


def _chosen_day() -> str:
    """The day asked for, if it is one; else yesterday, whose reports should be here."""
    today = the_office().today()
    return day_asked_for(request.args.get("day", ""), today) or shifted(today, -1)
