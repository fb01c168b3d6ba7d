"""The notice board at the touchscreen: what everybody may read, newest first. To read there is not to sign."""
from flask import Blueprint, abort, render_template

from kiosk.notices.models import Notice

AT_ONCE = 4

bp = Blueprint("board", __name__, url_prefix="/notices")


@bp.get("")
def index():
    return sheet(1)


@bp.get("/sheets/<int:number>")
def sheet(number):
    notices = list(Notice.on_board())
    sheets = max(1, -(-len(notices) // AT_ONCE))
    if not 1 <= number <= sheets:
        abort(404)
    return render_template("notices/board.html", notices=notices[(number - 1) * AT_ONCE:number * AT_ONCE], sheet=number, sheets=sheets)


@bp.get("/<notice_id>/pages/<int:page>")
def page(notice_id, page):
    notice = Notice.on_board().where(Notice.id == notice_id).get()
    document = notice.document()
    if not 1 <= page <= document.pages:
        abort(404)
    return render_template("notices/board_page.html", notice=notice, document=document, content=document.content, page=page)


def shows_picture(sha: str) -> bool:
    """Whether it belongs to a notice that everybody may read."""
    return any(notice.document().shows(sha) for notice in Notice.on_board())
