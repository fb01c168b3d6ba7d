"""The engineer's pages: the list, one order, and one address for each act."""
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk.jobs import words, work
from kiosk.jobs.questions import add_to
from kiosk.repairs.pricing.quotes import Quote
from kiosk.signing import missing

bp = Blueprint("jobs", __name__, url_prefix="/jobs")
add_to(bp)


@bp.get("/")
def index():
    return render_template("jobs/index.html", **_list())


@bp.get("/list")
def rows():
    return render_template("jobs/_list.html", **_list())


@bp.get("/<order_id>")
def show(order_id):
    order = work.find(order_id, current_user)
    quotes = Quote.select().where(Quote.order == order).order_by(Quote.version.desc())
    return render_template("jobs/order.html", order=order, quotes=list(quotes), buttons=work.buttons(order),
                           knows_people=work.knows_people(order, current_user), next_words=work.next_words,
                           found_words=words.found_words, hold_words=words.hold_words, answer_words=words.answer_words)


@bp.post("/<order_id>/take")
def take(order_id):
    work.find(order_id, current_user).take(by=current_user)
    return _order(order_id)


@bp.post("/<order_id>/give-back")
def give_back(order_id):
    work.find(order_id, current_user).give_back(by=current_user)
    return redirect(url_for("jobs.index"), 303)


@bp.post("/<order_id>/start")
def start(order_id):
    work.find(order_id, current_user).start(by=current_user)
    return _order(order_id)


@bp.post("/<order_id>/resume")
def resume(order_id):
    work.find(order_id, current_user).resume(by=current_user)
    return _order(order_id)


def _list() -> dict:
    return {"to_take": work.to_take(current_user), "own": work.own(current_user), "to_sign": missing.to_sign(current_user)}


def _order(order_id):
    return redirect(url_for("jobs.show", order_id=order_id), 303)
