"""The pages that find a number and that make a file."""
from contextlib import closing
from datetime import date, timedelta

from flask import Blueprint, render_template, request, send_file
from flask_login import current_user

from sync.office.core import the_office
from sync.office.exports import finding, gathering, noted
from sync.office.exports.cells import headings, say
from sync.office.exports.files import Mark
from sync.office.exports.forms import ExportForm
from sync.office.people import acts, scope
from sync.office.words import N_

bp = Blueprint("exports", __name__)

LAST_WEEK = timedelta(days=6)


@bp.get("/find")
def find():
    office, query, day = the_office(), request.args.get("q", "").strip(), request.args.get("day", "")
    found = finding.find(office, query, scope.visible(office, current_user), day)
    return render_template(
        "office/exports/find.html", query=query, day=day, found=found[:finding.MOST], more=len(found) > finding.MOST, today=office.today())


@bp.route("/exports", methods=["GET", "POST"])
def index():
    today = date.fromisoformat(the_office().today())
    form = ExportForm(first=today - LAST_WEEK, last=today)
    if form.validate_on_submit():
        try:
            return _file(form)
        except gathering.TooMany:
            form.last.errors = [N_("These are more than 100,000 rows. Choose fewer days or communities.")]
    return render_template("office/exports/export.html", form=form), form.status


def _file(form: ExportForm):
    """Nothing leaves before the log has its line, and no copy stays here; the name of the file says nothing about anybody."""
    office, asked = the_office(), form.asked()
    with closing(gathering.gather(office, asked)) as gathered:
        what = noted.written(asked, gathered.count, form.file.data)
        only = asked.sites[0][0] if len(asked.sites) == 1 else ""
        number = acts.note(office, current_user.id, "export.made", only, what, form.purpose.data)
        file = form.format.write(_mark(form, number, gathered.count), headings(asked.sheet), gathered)
    return send_file(file, form.format.mimetype, as_attachment=True, download_name=_called(form, asked, number))


def _called(form: ExportForm, asked: gathering.Asked, number: int) -> str:
    return f"{say(N_('Export'))} {number} {say(asked.sheet.title)} {asked.first} {asked.last}.{form.file.data}"


def _mark(form: ExportForm, number: int, count: int) -> Mark:
    when = f"{the_office().local(the_office().clock()):%Y-%m-%d %H:%M}"
    lines = [
        (N_("Export"), str(number)), (N_("Made at"), when), (N_("Made by"), current_user.id), (N_("Purpose"), form.purpose.data),
        (N_("List"), say(form.asked().sheet.title)), (N_("From"), str(form.first.data)), (N_("To"), str(form.last.data)), (N_("Rows"), str(count)),
    ]
    return Mark(number, when, [(say(what), value) for what, value in lines])
