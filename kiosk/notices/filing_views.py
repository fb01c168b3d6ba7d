"""What the desk takes away of a notice: itself on A4, the list for the walk, and its whole archive."""
from flask import Blueprint, Response, request

from kiosk.notices import chasing, filing, papers
from kiosk.notices.models import Notice

bp = Blueprint("filing", __name__, url_prefix="/desk/notices/<notice_id>")


@bp.get("/notice.pdf")
def notice(notice_id):
    return _file(papers.of(Notice.get_by_id(notice_id)), "application/pdf", "inline")


@bp.get("/walk.pdf")
def walk(notice_id):
    notice = Notice.get_by_id(notice_id)
    rows = [row for row in chasing.Filter.of(request.args).rows(notice) if row.unit]
    return _file(papers.walk(notice, rows), "application/pdf", "inline")


@bp.post("/archive")
def archive(notice_id):
    filed = filing.file_away(Notice.get_by_id(notice_id))
    return _file(filed.bytes, "application/zip", f'attachment; filename="{filed.name}"')


def _file(content: bytes, mimetype: str, disposition: str) -> Response:
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": disposition})
