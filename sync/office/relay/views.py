"""A ticket on a phone outside the lobby. Nobody signs in here."""
from flask import Blueprint, abort, current_app, g, render_template, request

from sync.office.core import the_office
from sync.office.relay import tickets

SPOKEN = {"zh-cn": "zh_Hans", "zh": "zh_Hans", "zh-tw": "zh_Hant", "zh-hk": "zh_Hant", "en": "en"}
CODES = {"zh_Hans": "zh-Hans", "zh_Hant": "zh-Hant", "en": "en"}

bp = Blueprint("relay", __name__)


@bp.before_request
def only_where_it_is_on():
    if not the_office().relays:
        abort(404)


@bp.get("/t/<token>")
@bp.get("/T/<token>", endpoint="page_in_capitals")
def page(token):
    return _drawn("office/relay/ticket.html", token)


@bp.get("/t/<token>/state")
def state(token):
    return _drawn("office/relay/_state.html", token)


def _drawn(template: str, token: str):
    """An unchanged answer costs a phone no bytes. Whoever asks for many that do not exist is not answered for a while."""
    g.language = _language()
    lookups, address = the_office().lookups, request.remote_addr or ""
    if lookups.exhausted(address):
        return _nothing(429)
    ticket = tickets.behind(the_office(), token)
    if ticket is None:
        lookups.allows(address)
        return _nothing(404)
    response = current_app.make_response(
        render_template(template, ticket=ticket, shown=ticket.shown, token=token, language=g.language, html_code=CODES[g.language], chosen=request.args.get("lang")))
    response.headers.update({"Cache-Control": "no-cache, private", "Vary": "Accept-Language"})
    response.add_etag()
    return response.make_conditional(request)


def _language() -> str:
    """The one chosen on the page, which stands in its address for there is no cookie; else the phone's."""
    asked = request.args.get("lang", "")
    return asked if asked in CODES else SPOKEN[request.accept_languages.best_match(SPOKEN, "zh-cn")]


def _nothing(status: int):
    headers = {"Retry-After": "60"} if status == 429 else {}
    return render_template("office/relay/nothing.html", html_code=CODES[g.language]), status, headers
