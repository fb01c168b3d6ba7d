"""Pages as pictures over HTTP: from whichever screen asks, and only to those who may see them."""
from flask import Response, abort, url_for

from kiosk import access, web
from kiosk.documents import blobs

KINDS = {b"\x89PNG\r\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
FOR_A_YEAR = "private, max-age=31536000, immutable"
SANDBOX = {"Content-Security-Policy": "sandbox; default-src 'none'", "Content-Disposition": "inline", "Cache-Control": FOR_A_YEAR}

_before_visitors = set()
_before_signers = set()


def shown_to_visitors_if(may_see):
    """may_see(hash) says whether the visitor now at the touchscreen has a page with this picture before them."""
    _before_visitors.add(may_see)


def shown_to_signers_if(may_see):
    """may_see(hash) says whether the colleague who is signed in has a page with this picture before them, to sign for it."""
    _before_signers.add(may_see)


def picture_url(sha: str) -> str:
    """Where this screen finds the picture."""
    return url_for("pictures.at_screen" if web.surface() == access.KIOSK else "pictures.for_staff", sha=sha)


def refuse_others_than_seen(sha: str):
    if not any(may_see(sha) for may_see in _before_visitors):
        abort(404)


def refuse_others_than_signed(sha: str):
    if not any(may_see(sha) for may_see in _before_signers):
        abort(404)


def picture(sha: str) -> Response:
    """The picture under this hash; 404 for one that is damaged, and for every other kind of file."""
    try:
        content = blobs.read(sha)
    except blobs.Damaged:
        abort(404)
    kind = next((kind for begins, kind in KINDS.items() if content.startswith(begins)), None) or abort(404)
    return Response(content, mimetype=kind, headers=SANDBOX)
