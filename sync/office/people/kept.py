"""What somebody typed into a form when the sign-in had ended: sealed, carried through the door, and offered once more."""
from typing import NamedTuple

from flask import current_app, request, session
from itsdangerous import BadData, URLSafeTimedSerializer

GOOD_FOR_S = 3600
# A password is typed anew, and a token belonged to the session that ended.
LEFT_OUT = frozenset({"csrf_token", "password", "old", "kept"})


class Kept(NamedTuple):
    to: str
    fields: list[tuple[str, str]]


def seal() -> str:
    """Of this request; empty where nothing was typed, or where nobody can tell that it was typed on a page of this office, and by whom."""
    who = session.get("who", "")
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in LEFT_OUT]
    is_own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return _seal().dumps([who, request.full_path, fields]) if who and fields and is_own else ""


def opened(sealed: str, name: str) -> Kept | None:
    """None for what was not sealed here, or too long ago, or was typed by somebody else: nobody sends unseen what another person wants."""
    try:
        who, to, fields = _seal().loads(sealed, max_age=GOOD_FOR_S)
    except BadData:
        return None
    return Kept(to, fields) if who == name else None


def _seal() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key, salt="kept form")
