"""A process of its own that draws a PDF of blocks: compose.py <blocks.json >pdf. It imports nothing of the kiosk."""
import json
import sys
import unicodedata
from decimal import Decimal

MARGIN_MM = 20
INSET = 6  # points that ReportLab leaves free around what it sets
TALLEST_INK_MM = 60
WIDE = {"W", "F"}
GREY = "#b8b8b8"
LABEL_SHARE = 0.28


def main():
    given = json.load(sys.stdin.buffer)
    with open(1, "wb") as target:
        _build(given, target)


def _build(given, target):
    from reportlab import rl_config
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    rl_config.useA85 = 0  # nobody sends PDFs through seven bits any more
    margin = MARGIN_MM * mm
    paper = SimpleDocTemplate(
        target, pagesize=A4, leftMargin=margin, rightMargin=margin, topMargin=margin, bottomMargin=margin,
        title=given["title"], lang="zh-CN", invariant=1, initialFontName=_font(),
    )
    paper.build([_flowable(block, paper.width - 2 * INSET) for block in given["blocks"]], canvasmaker=_numbered(given))


def _numbered(given):
    """A canvas that knows how many pages there are when it draws what stands on each."""
    from reportlab.pdfgen.canvas import Canvas

    class Numbered(Canvas):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            self.kept = []

        def showPage(self):
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self):
            pages = self.kept
            for number, page in enumerate(pages, 1):
                self.__dict__.update(page)
                _frame(self, given, number, len(pages))
                Canvas.showPage(self)
            Canvas.save(self)

    return Numbered


def _frame(canvas, given, number: int, pages: int):
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph

    margin, width, height = MARGIN_MM * mm + INSET, *canvas._pagesize
    said = given["page_words"] % {"number": number, "pages": pages}
    for text, side, y in ((given["header"], 0, height - margin + 4 * mm), (given["footer"], 0, 10 * mm), (said, 2, 10 * mm)):
        line = Paragraph(_plain(text, 9), _style(9, alignment=side))
        line.wrapOn(canvas, width - 2 * margin, margin)
        line.drawOn(canvas, margin, y)


def _flowable(block, width: float):
    return DRAWN[block["type"]](block, width)


def _text(size, space_after, marks=False, **options):
    def flowable(block, width):
        return _paragraph(block["text"], size, marks, spaceAfter=space_after, **options)
    return flowable


def _facts(block, width):
    rows = [[_paragraph(what, 10, textColor="#555555"), _paragraph(how, 10.5)] for what, how in block["rows"]]
    return _table(rows, [width * LABEL_SHARE, width * (1 - LABEL_SHARE)])


def _list(block, width):
    shares = block["widths"] or [1] * len(block["head"])
    rows = [[_paragraph(text, 9.5) for text in row] for row in [block["head"], *block["rows"]]]
    return _table(rows, [width * share / sum(shares) for share in shares], head=1)


def _table(rows, widths, head: int = 0):
    from reportlab.platypus import LongTable

    look = [("LINEBELOW", (0, 0), (-1, -1), 0.4, GREY), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 3)]
    look += [("LINEBELOW", (0, 0), (-1, 0), 1, "black")] * head
    return LongTable(rows, widths, repeatRows=head, style=look, splitInRow=1, spaceAfter=8)


def _strokes(block, width):
    from reportlab.lib.units import mm
    from reportlab.platypus import Flowable

    class Ink(Flowable):
        """Lines between the points that were given; only the space around them is turned and made to fit."""

        def __init__(self):
            super().__init__()
            self.scale = min(width / block["width"], TALLEST_INK_MM * mm / block["height"])
            self.width, self.height = block["width"] * self.scale, block["height"] * self.scale

        def draw(self):
            pen = self.canv
            pen.saveState()
            pen.setStrokeColor(GREY)
            pen.rect(0, 0, self.width, self.height)
            pen.transform(self.scale, 0, 0, -self.scale, 0, self.height)
            pen.setStrokeColor("black")
            pen.setLineWidth(block["pen"])
            pen.setLineCap(1)
            pen.setLineJoin(1)
            # ReportLab rounds the numbers it writes, and these are evidence.
            pen._code.extend(_path(stroke) for stroke in block["strokes"] if stroke)
            pen.restoreState()

    return Ink()


def _path(stroke) -> str:
    """A dot is a line that ends where it begins."""
    points = [f"{_exact(x)} {_exact(y)}" for x, y, *_ in stroke]
    return f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:] or points) + " S"


def _exact(number) -> str:
    return format(Decimal(str(number)), "f")


def _picture(block, width):
    from reportlab.lib.units import mm
    from reportlab.lib.utils import ImageReader
    from reportlab.platypus import Image

    wide, high = ImageReader(block["path"]).getSize()
    # A picture as tall as a page still leaves room for the frame around it.
    shown = min(width, block["width_mm"] * mm, 230 * mm * wide / high)
    return Image(block["path"], shown, shown * high / wide)


def _qr(block, width):
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.units import mm

    side = block["width_mm"] * mm
    return Drawing(side, side, QrCodeWidget(block["text"], barWidth=side, barHeight=side, barLevel="M"))


def _page_break(block, width):
    from reportlab.platypus import PageBreak

    return PageBreak()


def _paragraph(text, size, marks=False, **options):
    from reportlab.platypus import Paragraph

    return Paragraph((_marked if marks else _plain)(text, size), _style(size, wordWrap="CJK" if _is_chinese(text) else None, **options))


def _style(size, **options):
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle("", fontName=_font(), fontSize=size, leading=size * 1.5, **options)


def _is_chinese(text: str) -> bool:
    return any(unicodedata.east_asian_width(char) in WIDE for char in text)


def _plain(text: str, size: float) -> str:
    import typefaces

    return typefaces.plain(text, size)


def _marked(text: str, size: float) -> str:
    import typefaces

    return typefaces.marked(text, size)


def _font() -> str:
    import typefaces

    return typefaces.main_font()


DRAWN = {
    "Title": _text(18, 10, alignment=1), "Heading": _text(13, 4, spaceBefore=8, keepWithNext=1), "Paragraph": _text(11, 6, marks=True),
    "Facts": _facts, "Table": _list, "Strokes": _strokes, "Picture": _picture, "QrCode": _qr, "PageBreak": _page_break,
}


if __name__ == "__main__":
    main()
