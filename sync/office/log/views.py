"""The page of the log: by person, by day, in words, and whether it is whole."""
from datetime import date

from flask import Blueprint, render_template, request
from flask_login import current_user

from sync.office.addresses import whole
from sync.office.core import ONE_DAY, the_office
from sync.office.log import words
from sync.office.people import acts, scope

bp = Blueprint("log", __name__)

LINES = 50


@bp.get("/log")
def index():
    """One line more than fits tells whether there is another page."""
    office, day, who = the_office(), request.args.get("day", ""), request.args.get("who", "").strip()
    asked = acts.Asked(who, *_moments(day), whole(request.args, "before", acts.NO_END, acts.NO_END))
    lines = acts.found(office, asked, LINES + 1)
    return render_template(
        "office/log/index.html", lines=lines[:LINES], more=len(lines) > LINES, who=who, day=day, words=words,
        names={each["site_id"]: each["name"] for each in scope.communities(office, current_user)},
        today=office.today(), checked="check" in request.args,
        broken_at=acts.broken_at(office) if "check" in request.args else None,
    )


def _moments(day: str) -> tuple[int, int]:
    """From midnight to midnight of a day of the company; of all time when none is asked for."""
    try:
        begins = date.fromisoformat(day)
        return the_office().moment_ms(begins), the_office().moment_ms(begins + ONE_DAY)
    except (ValueError, OverflowError):
        return 0, acts.NO_END
