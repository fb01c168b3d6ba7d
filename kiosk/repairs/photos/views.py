"""Photos over HTTP: at the touchscreen, from the visitor's own phone, from the engineer's, and shown to those who may see them."""
from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, send_file, url_for
from flask_login import current_user

from kiosk import access, i18n, web
from kiosk.errors import Expired, Refused
from kiosk.i18n import gettext as _
from kiosk.repairs.intake import steps
from kiosk.repairs.models import Order
from kiosk.repairs.photos import intake
from kiosk.repairs.photos.models import BEFORE, MOST, STAGES, VISITOR, Photo
from kiosk.site.models import Site

PACE = "40/10minute"
BYTES_OF_THE_FORM = 64 * 1024
SANDBOX = {"Content-Security-Policy": "sandbox; default-src 'none'", "Content-Disposition": "inline"}
WITH_CAMERA = web.HEADERS["Permissions-Policy"].replace("camera=()", "camera=(self)")

bp = Blueprint("photos", __name__, url_prefix="/repairs/photo")
phone_bp = Blueprint("photo_link", __name__)
staff_bp = Blueprint("order_photos", __name__)


@bp.url_value_preprocessor
@phone_bp.url_value_preprocessor
@staff_bp.url_value_preprocessor
def let_in_a_photo(endpoint, values):
    # Before anything reads the form, which for all other addresses may be small only.
    request.max_content_length = intake.MOST_BYTES + BYTES_OF_THE_FORM


@bp.get("")
def ask():
    draft = steps.draft_of_visitor()
    return _page(draft) if draft.has("phrases") else steps.go_on(draft)


@bp.post("")
def add():
    draft = steps.draft_of_visitor()
    try:
        _take_in(draft, draft.key())
    except Refused as refused:
        html, headers = _page(draft, [str(refused)])
        return html, 409, headers
    return redirect(url_for("photos.ask"), 303)


@bp.get("/list")
def mine():
    return render_template("repairs/_photo_list.html", photos=steps.draft_of_visitor().photos, most=MOST[VISITOR])


@bp.get("/<photo_id>.jpg")
def picture(photo_id):
    return _jpeg(_of_visitor(photo_id))


@bp.post("/<photo_id>/remove")
def remove(photo_id):
    _of_visitor(photo_id).discard()
    return web.answer(("repairs/_photo_list.html", {"photos": steps.draft_of_visitor().photos, "most": MOST[VISITOR]}),
                      otherwise=url_for("photos.ask"))


@phone_bp.get("/p/<token>")
@phone_bp.get("/P/<token>", endpoint="in_capitals")
def link(token):
    return _link_page(_link_behind(token))


@phone_bp.post("/p/<token>")
def send(token):
    link = _link_behind(token)
    try:
        _take_in(link.draft, link.key)
    except Refused as refused:
        return _link_page(link, [str(refused)]), 409
    return redirect(url_for("photo_link.link", token=token.lower()), 303)


@staff_bp.get("/photos/<photo_id>.jpg")
def shown(photo_id):
    photo = Photo.get_by_id(photo_id)
    if photo.order is None or not _may_see(photo.order):
        abort(404)
    return _jpeg(photo)


@staff_bp.get("/jobs/<order_id>/photos")
def index(order_id):
    return _order_page(_own_order(order_id))


@staff_bp.post("/jobs/<order_id>/photos")
def put(order_id):
    order = _own_order(order_id)
    stage = request.form.get("stage")
    try:
        Photo.add_to_order(_upload(), order, stage if stage in STAGES else BEFORE)
    except Refused as refused:
        return _order_page(order, [str(refused)]), 409
    return redirect(url_for("order_photos.index", order_id=order.id), 303)


def are_offered() -> bool:
    """There is a camera at the touchscreen, or visitors' phones reach this box."""
    settings = current_app.config["SITE"]
    return bool(settings.lobby_camera or settings.public_url)


def _page(draft, errors=()):
    settings = current_app.config["SITE"]
    link = current_app.extensions["photo_links"].of(draft) if settings.public_url else None
    html = render_template(
        "repairs/photo.html", draft=draft, errors=errors, back=url_for("repairs.phrases"), onward=steps.address(draft.next_step(), draft),
        photos=draft.photos, most=MOST[VISITOR], has_camera=settings.lobby_camera,
        # In capitals throughout, which a QR packs into fewer dots.
        address=f"{settings.public_url.rstrip('/')}/p/{link.token}".upper() if link else "",
    )
    return html, {"Permissions-Policy": WITH_CAMERA} if settings.lobby_camera else {}


def _link_page(link, errors=()):
    return render_template("repairs/photo_link.html", link=link, errors=errors, photos=link.draft.photos, most=MOST[VISITOR], site=Site.current())


def _order_page(order, errors=()):
    return render_template("jobs/photos.html", order=order, errors=errors, stages={stage: _(name) for stage, name in STAGES.items()})


def _take_in(draft, key):
    current_app.extensions["photo_pace"].count_or_refuse("photo", _("Many photos came just now. Please wait a few minutes."))
    draft.add_photo(_upload(), key)


def _upload():
    sent = request.files.get("photo")
    if not sent:
        raise Refused(_("No photo came with this. Please choose one."))
    return sent.stream


def _of_visitor(photo_id) -> Photo:
    """Somebody else's photo, and none at all, look the same."""
    return next((photo for photo in steps.draft_of_visitor().photos if photo.id == photo_id), None) or abort(404)


def _link_behind(token):
    link = current_app.extensions["photo_links"].behind(token)
    if link is None:
        raise Expired(_("This link has ended. A new one stands on the touchscreen while you report."))
    i18n.speak(link.language)
    return link


def _own_order(order_id) -> Order:
    return Order.get((Order.id == order_id) & (Order.engineer == current_user.id))


def _may_see(order) -> bool:
    return current_user.role in access.DESK or order.engineer_id == current_user.id


def _jpeg(photo) -> Response:
    if not photo.path.is_file():
        abort(404)
    response = send_file(photo.path, mimetype="image/jpeg", conditional=False)
    response.headers.update(SANDBOX)
    response.headers["Cache-Control"] = "no-store"  # also where send_file has its own opinion
    return response
