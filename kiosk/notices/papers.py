"""A notice on A4: itself with room to sign, who has not signed yet, and what came of everyone. None of the lists bears a name."""
from markupsafe import escape

from kiosk.documents import making
from kiosk.documents.blocks import Block, Facts, Heading, PageBreak, Paragraph, Picture, Table, Title
from kiosk.i18n import DEFAULT, N_, say_in
from kiosk.notices import marks
from kiosk.notices.models import Notice
from kiosk.notices.recipients import OUTCOMES
from kiosk.notices.showing import MARKS, PDF
from kiosk.site.models import Site

SEAL_MM = 40
TO_SIGN = (N_("Signature of the receiver"), N_("Relation to the owner"), N_("Date and time"), N_("Remarks (refused, absent, for them)"))
TO_SIGN_WIDTHS = [1, 3, 4, 3, 3, 4]
ANSWERED_WIDTHS = [1, 3, 3, 3, 3]


def of(notice: Notice) -> bytes:
    """What was frozen, with its number, its seal and its fingerprint; of a PDF that was sent in the pictures of its pages."""
    return _made([Title(notice.title), _facts(notice), *_text(notice), *_stamp(notice)], notice, notice.title)


def walk(notice: Notice, rows) -> bytes:
    """For the walk from door to door: a line to sign on for every home."""
    head = [_("No."), _("Unit"), *map(_, TO_SIGN)]
    lines = [[str(number), row.label, "", "", "", ""] for number, row in enumerate(rows, 1)]
    return _made([Title(_("Receipt list (door to door)")), _facts(notice), Table(head, lines, TO_SIGN_WIDTHS)], notice, notice.title)


def answers(notice: Notice, rows) -> bytes:
    """The receipt list (签收单): everyone it was for, in order, and what came of each."""
    head = [_("No."), _("Unit"), _("Outcome"), _("Receipt"), _("Date and time")]
    return _made([Title(_("Receipt list")), _facts(notice), Table(head, [list(row) for row in rows], ANSWERED_WIDTHS)], notice, notice.title)


def outcome(row) -> str:
    return _(OUTCOMES[row.state])


def _made(blocks: list[Block], notice, title) -> bytes:
    footer = f"{notice.number} · {notice.frozen.fingerprint}" if notice.frozen_id else notice.number
    return making.make(blocks, title=title, header=Site.current().name, footer=footer, language=DEFAULT)


def _facts(notice) -> Facts:
    return Facts([
        (_("Number"), say_in(DEFAULT, "%(number)s version %(version)d", number=notice.number, version=notice.version)),
        (_("Title"), notice.title),
        (_("Issued on"), notice.issued_on.isoformat()),
        (_("In force from"), notice.effective_on.isoformat()),
    ])


def _text(notice) -> list[Block]:
    if notice.format == PDF:
        return [block for sha, _width, _height in notice.pictures for block in (Picture(sha), PageBreak())]
    if notice.format != MARKS:
        return [_paragraph(line) for line in filter(None, map(str.strip, notice.body.splitlines()))]
    return [_block(line) for line in marks.lines_of(notice.body)]


def _block(line: marks.Line) -> Block:
    if line.kind == marks.HEADING:
        return Heading(marks.plain(line.text))
    return Paragraph(str(line.before + line.inner))


def _paragraph(text: str) -> Paragraph:
    return Paragraph(str(escape(text)))


def _stamp(notice) -> list[Block]:
    seal = [Picture(notice.seal, SEAL_MM)] if notice.seal else []
    return [_paragraph(Site.current().name), *seal, Paragraph(notice.issued_on.isoformat())]


def _(message: str) -> str:
    return say_in(DEFAULT, message)
