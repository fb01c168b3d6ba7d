"""PDFs for tests: honest ones, and those somebody made to do harm."""
import io
import zlib

from reportlab.lib import colors
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

A4 = (595, 842)
CHINESE = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"


def chinese(pages: int = 1, lines: int = 30) -> bytes:
    """A notice of so many pages, as an office program would make it."""
    pdfmetrics.registerFont(TTFont("chinese", CHINESE, subfontIndex=0))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for page in range(1, pages + 1):
        canvas.setFont("chinese", 14)
        for line in range(lines):
            canvas.drawString(50, 790 - line * 24, f"第{page}页 第{line + 1}条 施工时间为每日八点至十二点，节假日不得施工。")
        canvas.setFillColor(colors.red if page % 2 else colors.black)
        canvas.circle(450, 100, 40, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def filled_in() -> bytes:
    """A form with something in its only field."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(300, 200))
    canvas.acroForm.textfield(name="a", value="FILLED", x=20, y=50, width=200, height=40, borderWidth=0, fillColor=None)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def locked() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt="password")
    canvas.drawString(100, 100, "secret")
    canvas.save()
    return file.getvalue()


def with_boxes(*boxes: str, catalogue: str = "", content: bytes = b"0 0 1 rg 10 10 80 80 re f", filters: str = "") -> bytes:
    """One page for each box; everything else by hand."""
    kids = [f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents 3 0 R >>" for box in boxes]
    return written([
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{number} 0 R' for number in range(4, 4 + len(kids)))}] >>",
        f"<< /Length {len(content)} {filters} >>\nstream\n".encode() + content + b"\nendstream",
        *kids,
    ])


def written(objects: list) -> bytes:
    """These objects, numbered from one, with the table of their places."""
    body, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + (each if isinstance(each, bytes) else each.encode()) + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010d} 00000 n \n" for place in places)
    return body + f"{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n".encode()


def bomb(megabytes: int = 600) -> bytes:
    """A small file whose only page wants to become 600 MB."""
    return with_boxes("[0 0 595 842]", content=_packed(b"q Q " * (1024 * 256), megabytes), filters="/Filter /FlateDecode")


def bomb_of_bombs() -> bytes:
    """The same, packed once more: a few kilobytes."""
    packed = zlib.compress(_packed(bytes(1024 * 1024), 900), 9)
    return with_boxes("[0 0 595 842]", content=packed, filters="/Filter [/FlateDecode /FlateDecode]")


def _packed(chunk: bytes, times: int) -> bytes:
    """The chunk so many times, packed without ever being unpacked here."""
    packer = zlib.compressobj(9)
    first = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (times - 1) + b"\x03\x00" + bytes(4)


def picture_bomb() -> bytes:
    """A picture of ten thousand dots each way on its page."""
    side = 10_000
    dots = _packed(bytes(side), side)
    draw = b"q 595 0 0 842 0 0 cm /P Do Q"
    return written([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>",
        f"<< /Length {len(draw)} >>\nstream\n".encode() + draw + b"\nendstream",
        f"<< /Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceGray /BitsPerComponent 8 "
        f"/Filter /FlateDecode /Length {len(dots)} >>\nstream\n".encode() + dots + b"\nendstream",
    ])


def tree_that_holds_itself() -> bytes:
    return written(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>"])


def table_that_points_at_itself() -> bytes:
    """The table of places says that the one before it is itself."""
    whole = chinese()
    start = whole.rindex(b"startxref")
    place = int(whole[start:].split()[1])
    return whole.replace(b"trailer\n<<", b"trailer\n<< /Prev " + str(place).encode(), 1)


def alive() -> bytes:
    """It would run a script, start a program, and carries a file."""
    return written([
        "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "
        "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> "
        "/EmbeddedFiles << /Names [(evil.exe) 5 0 R] >> >> >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
        "<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /Launch /F (/bin/sh) >> >>",
        "<< /Type /Filespec /F (evil.exe) /EF << /F 6 0 R >> >>",
        "<< /Type /EmbeddedFile /Length 4 >>\nstream\nevil\nendstream",
    ])


def page_and_html() -> bytes:
    return chinese() + b"<html><script>alert(1)</script></html>"
