"""A process of its own that looks at a PDF or draws one page of it: render.py look|NUMBER <pdf >picture. It imports nothing of the kiosk.

What comes out is dots and text: scripts never run, nothing is started and nothing attached is opened. To stderr it says
how many pages there are and what it will leave out, or the picture's size and, from the second line on, the page's text.
"""
import ctypes
import io
import json
import sys

MOST_PAGES = 60
LONGEST_PX = 2200
MOST_SCALE = 3.0  # of a point, which is 1/72 inch
LONGEST_PT = 14_400  # what a PDF may say without a unit of its own
MOST_STRETCHED = 8
SHORTEST_PT = 18
LONGEST_TEXT = 20_000
MOST_PNG_BYTES = 1_500_000  # a page of dots rather than of letters
QUALITY = 85
NO_PDF, LOCKED, PAGES, PAGE_SIZE, BROKEN = range(3, 8)


def main():
    content = sys.stdin.buffer.read()
    pdf = _open(content)
    if sys.argv[1] == "look":
        said = json.dumps(_look(pdf, content))
    else:
        said = _draw(pdf, int(sys.argv[1]))
    sys.stderr.buffer.write(said.encode(errors="ignore"))


def _open(content: bytes):
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        sys.exit(LOCKED if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else NO_PDF)
    if pdf.get_formtype():
        pdf.init_forms()  # or what was filled in would not be drawn
    return pdf


def _look(pdf, content: bytes) -> dict:
    if len(pdf) > MOST_PAGES:
        sys.exit(PAGES)
    return {"pages": len(pdf), "left_out": _left_out(pdf, content)}


def _left_out(pdf, content: bytes) -> list[str]:
    """What PDFium counts of it, and what stands in the file unpacked."""
    from pypdfium2 import raw

    found = {
        "scripts": b"/JavaScript" in content or raw.FPDFDoc_GetJavaScriptActionCount(pdf) > 0,
        "attachments": b"/EmbeddedFile" in content or raw.FPDFDoc_GetAttachmentCount(pdf) > 0,
        "launches": b"/Launch" in content or any(map(_launches, (_page(pdf, number) for number in range(1, len(pdf) + 1)))),
    }
    return [what for what, is_there in found.items() if is_there]


def _launches(page) -> bool:
    from pypdfium2 import raw

    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, place, link):
        if raw.FPDFAction_GetType(raw.FPDFLink_GetAction(link)) == raw.PDFACTION_LAUNCH:
            return True
    return False


def _page(pdf, number: int):
    import pypdfium2

    try:
        return pdf[number - 1]
    except (pypdfium2.PdfiumError, IndexError):
        sys.exit(BROKEN)


def _draw(pdf, number: int) -> str:
    page = _page(pdf, number)
    picture = page.render(scale=_scale(*page.get_size())).to_pil().convert("RGB")
    with open(1, "wb") as target:
        target.write(_packed(_greyed(picture)))
    return f"{picture.width} {picture.height}\n{_text(page)}"


def _scale(width_pt: float, height_pt: float) -> float:
    shorter, longer = sorted((width_pt, height_pt))
    if not SHORTEST_PT <= shorter <= longer <= min(LONGEST_PT, shorter * MOST_STRETCHED):
        sys.exit(PAGE_SIZE)
    return min(LONGEST_PX / longer, MOST_SCALE)


def _greyed(picture):
    from PIL import ImageChops

    red, green, blue = picture.split()
    has_colour = ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox()
    return picture if has_colour else red


def _packed(picture) -> bytes:
    """Without loss; a page that is one large photo is the exception."""
    packed = _saved(picture, "PNG", optimize=False, compress_level=6)
    return packed if len(packed) <= MOST_PNG_BYTES else _saved(picture, "JPEG", quality=QUALITY)


def _saved(picture, kind, **options) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def _text(page) -> str:
    text = page.get_textpage().get_text_bounded()[:LONGEST_TEXT]
    lines = ("".join(filter(str.isprintable, line)).strip() for line in text.splitlines())
    return "\n".join(filter(None, lines))


if __name__ == "__main__":
    main()
