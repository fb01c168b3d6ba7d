"""The price list (收费标准) at the desk: the one in force, the ones before, and publishing the next."""
from datetime import date

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import access, clock
from kiosk.i18n import gettext as _
from kiosk.repairs.pricing import price_csv
from kiosk.repairs.trades import TRADES
from kiosk.site.prices import PriceList
from kiosk.site.sheets import Unreadable

bp = Blueprint("prices", __name__, url_prefix="/desk/prices")


@bp.get("")
def index():
    return _page(PriceList.current())


@bp.get("/<int:version>")
def version(version):
    return _page(PriceList.get(PriceList.version == version))


@bp.get("/<int:version>.csv")
def csv(version):
    prices = PriceList.get(PriceList.version == version)
    name = f"qiantai-prices-{version}.csv"
    return Response(price_csv.write(prices), mimetype="text/csv", headers={"Content-Disposition": f"attachment; filename={name}"})


@bp.post("/check")
def check():
    """What a file would change. Nothing is kept: the page that shows it carries the file on to publishing."""
    upload = request.files.get("list")
    return _checked(upload.read() if upload else b"", publish=False)


@bp.post("")
def publish():
    return _checked(request.form.get("list", "").encode(), publish=True)


def _checked(raw, publish):
    day = _day(request.form.get("valid_from", ""))
    mistakes = [] if day else [_("Please choose a day from today on.")]
    try:
        rows = price_csv.read(raw)
    except Unreadable as unreadable:
        mistakes += unreadable.lines
    if mistakes:
        return _page(PriceList.current(), mistakes), 422
    if publish:
        PriceList.publish(day, rows)
        return redirect(url_for("prices.index"), 303)
    changes = price_csv.compare(PriceList.current(day), rows)
    return render_template("prices/preview.html", changes=changes, valid_from=day, rows=rows, written=_as_text(raw))


def _page(prices, mistakes=()):
    lines = list(prices.prices()) if prices else []
    trades = {"": _("For every trade")} | {code: _(name) for code, name in TRADES.items()}
    return render_template(
        "prices/index.html", prices=prices, mistakes=mistakes, today=clock.today(), current=PriceList.current(),
        by_trade=[(name, found) for code, name in trades.items() if (found := [line for line in lines if line.trade == code])],
        may_publish=current_user.role in access.ROUTES["prices.publish"].roles and not PriceList.is_kept_by_office(),
        is_kept_by_office=PriceList.is_kept_by_office(),
        versions=list(PriceList.select().order_by(PriceList.version.desc())),
    )


def _day(text) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= clock.today() else None


def _as_text(raw) -> str:
    """As it was read, whatever its encoding was."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")
