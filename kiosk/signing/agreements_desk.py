"""The desk's page of agreements to sign at the screen: finding a home, noting the signed sheet, ending it, the sheet itself."""
from flask import Blueprint, Response, redirect, render_template, request, url_for
from wtforms import BooleanField, DateField, Form
from wtforms.validators import InputRequired

from kiosk import clock, masking
from kiosk.documents import making
from kiosk.documents.blocks import Facts, Paragraph, Title
from kiosk.documents.models import SCAN, Upload
from kiosk.i18n import LazyText as L, gettext as _
from kiosk.signing import words
from kiosk.signing.agreements import Agreement
from kiosk.site import finding
from kiosk.site.models import Household, Site, Unit

MOST_FOUND = 24

bp = Blueprint("agreements", __name__, url_prefix="/desk/agreements")


class SheetForm(Form):
    signed_on = DateField(L("Signed on"), [InputRequired(L("Please choose a day."))])
    original_seen = BooleanField(L("I have seen the signed sheet and the original identity document."))


@bp.get("")
def index():
    find = request.args.get("find", "").strip()
    return render_template("signing/agreements.html", find=find, homes=_homes(find))


@bp.get("/<unit_id>")
def show(unit_id, form=None):
    unit = Unit.get_by_id(unit_id)
    household = Household.get_or_none(Household.unit == unit)
    page = render_template(
        "signing/agreement.html", unit=unit, form=form or SheetForm(signed_on=clock.today()), scan=_scan(),
        owner=masking.name(household.owner_name) if household else "", agreement=Agreement.of(unit), ever=list(Agreement.ever_of(unit)),
    )
    return page, 422 if form else 200


@bp.post("/<unit_id>")
def keep(unit_id):
    form = SheetForm(request.form)
    if not form.validate():
        return show(unit_id, form)
    scan = _scan()
    if scan:
        scan.refuse_unready()
    Agreement.keep(Unit.get_by_id(unit_id), form.signed_on.data, form.original_seen.data, scan.source if scan else "")
    return redirect(url_for("agreements.show", unit_id=unit_id), 303)


@bp.post("/<unit_id>/end")
def end(unit_id):
    agreement = Agreement.get(Agreement.unit == unit_id, Agreement.ended_on.is_null())
    agreement.end()
    return redirect(url_for("agreements.show", unit_id=unit_id), 303)


@bp.post("/<unit_id>/slip")
def print_form(unit_id):
    Agreement.print_form(Unit.get_by_id(unit_id))
    return redirect(url_for("agreements.show", unit_id=unit_id), 303)


@bp.get("/<unit_id>/form.pdf")
def form_as_pdf(unit_id):
    unit, title = Unit.get_by_id(unit_id), _(words.AGREEMENT_TITLE)
    lines = [(_("Unit"), unit.label), (_("Owner (signature)"), " "), (_("Day"), " "), (_("For the office (signature)"), " ")]
    blocks = [Title(title), *(Paragraph(_(line)) for line in words.AGREEMENT), Facts(lines)]
    pdf = making.make(blocks, title=title, header=Site.current().name, footer=words.AGREEMENT_VERSION)
    return Response(pdf, mimetype="application/pdf")


def _homes(find: str) -> list[tuple[Unit, Agreement | None]]:
    found = finding.homes(find).order_by(Unit.building, Unit.entrance, Unit.id).limit(MOST_FOUND)
    return [(unit, Agreement.of(unit)) for unit in found] if find else []


def _scan() -> Upload | None:
    sent = request.values.get("upload")
    return Upload.get(Upload.id == sent, Upload.kind == SCAN) if sent else None
