"""The pattern page."""
from flask import Blueprint, render_template

bp = Blueprint("dev", __name__, url_prefix="/dev")


@bp.get("/patterns")
def patterns():
    return render_template("dev/patterns.html")
