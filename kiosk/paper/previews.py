"""Every slip as a sample, in each form a printer can give it: to see before a visitor does."""
from flask import Blueprint, abort, render_template, request
from msgspec.structs import replace

from kiosk import i18n
from kiosk.paper import pictures
from kiosk.paper.samples import SAMPLES
from kiosk.paper.words import as_text
from printer.layout import lay_out
from printer.paper import WIDTHS, Paper, Profile

bp = Blueprint("previews", __name__, url_prefix="/paper/samples")


@bp.get("")
def index():
    form = _form()
    return render_template("paper/samples.html", form=form, widths=WIDTHS, samples=[_sample(name, form) for name in SAMPLES])


@bp.get("/<name>/picture.png")
def picture(name):
    form = _form()
    return pictures.answer(pictures.of_document(_document(name, form), _profile(form)), pictures.A_WHILE_S)


def _form() -> dict:
    """What the sample is to look like, from the address; anything unknown is the usual form."""
    wanted = request.args
    return {
        "width": wanted.get("width", 576, int) if wanted.get("width", 576, int) in WIDTHS else 576,
        "words": wanted.get("words") if wanted.get("words") in i18n.LANGUAGES else i18n.language(),
        "size": "large" if wanted.get("size") == "large" else "usual",
        "drawn": "all" if wanted.get("drawn") == "all" else "some",
    }


def _document(name, form):
    make = SAMPLES.get(name) or abort(404)
    return replace(make(form["words"]), is_large=form["size"] == "large")


def _profile(form) -> Profile:
    drawn = {"chinese": "none", "qr": "image"} if form["drawn"] == "all" else {}
    return Profile(Paper(form["width"]), **drawn)


def _sample(name, form) -> dict:
    document, paper = _document(name, form), Paper(form["width"])
    return {"name": name, "text": as_text(lay_out(document, paper.columns), paper.columns)}
