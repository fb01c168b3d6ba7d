"""What the bytes put on the paper: its text, and where the dots are."""
import pytest
from PIL import Image, ImageChops, ImageOps

from printer import page, raster
from printer.document import QR, Document, Row, Text
from printer.encode import encode
from printer.layout import Line
from printer.paper import Paper as Roll
from printer.paper import Profile
from printer.virtual.tray import Paper
from printer.width import columns
from tests.printer.slips import SLIPS, TICKET, TRACK

CHINESE_ON = b"\x1c&"


def paper(*pieces: bytes | str, dots: int = 576) -> Paper:
    raw = b"".join(piece if isinstance(piece, bytes) else piece.encode("gb18030") for piece in pieces)
    return Paper(raw, dots)


def height(*pieces: bytes | str) -> int:
    return paper(*pieces).image.height


def on_roll(picture: Image.Image, rows: int) -> Image.Image:
    """The picture with the white paper after it."""
    roll = Image.new("1", (picture.width, rows), 255)
    roll.paste(picture)
    return roll


def black(image: Image.Image) -> tuple[int, int, int, int]:
    return ImageOps.invert(image).getbbox()


def test_chinese_is_read_two_bytes_at_a_time_once_it_is_switched_on():
    assert paper(CHINESE_ON, "您的号码 A023\n").text == "您的号码 A023\n"


@pytest.mark.parametrize("off", [b"", b"\x1c.", b"\x1b@"])
def test_without_the_switch_chinese_is_as_garbled_as_on_a_real_printer(off):
    assert paper(CHINESE_ON if off else b"", off, "号\n").text == "号".encode("gb18030").decode("cp437") + "\n"


def test_a_four_byte_code_comes_out_as_rubbish_of_four_columns():
    text = paper(CHINESE_ON, "𠮷|\n").text

    assert "𠮷" not in text
    assert text.index("|") == 4


@pytest.mark.parametrize("second", [0x20, 0x39, 0x7F, 0xFF])
def test_half_a_code_is_rubbish_of_its_own(second):
    text = paper(CHINESE_ON, bytes([0xBA, second]), b"|\n").text

    assert text == bytes([0xBA, second]).decode("cp437") + "|\n"


@pytest.mark.parametrize("cut", [b"\x00", b"\x01", b"0", b"1", b"A\x09", b"B\x09", b"a\x09", b"b\x09", b"g\x09", b"h\x09"])
def test_every_way_to_cut_takes_no_more_than_its_own_bytes(cut):
    sheet = paper(b"A\n\x1dV", cut)

    assert sheet.is_cut
    assert paper(sheet.raw, b"B\n").text == "A\nB\n"


def test_a_length_no_printer_has_room_for_is_not_believed():
    sheet = paper(b"\x1dv0\x00\xff\xff\xff\xff", b"A\n")

    assert sheet.unknown[0] == b"\x1dv"
    assert sheet.text.endswith("A\n")


def test_a_paper_of_more_than_five_metres_is_not_drawn_to_its_end():
    assert height(b"A\n\x1b3\xff", b"\x1bd\xff", b"B\n") == 24


def test_a_line_longer_than_the_paper_goes_on_below():
    wrapped = paper("x" * 50 + "\n")

    assert wrapped.text == "x" * 48 + "\nxx\n"
    assert wrapped.image.height == 30 + 24


def test_a_character_of_two_columns_is_never_broken_in_the_middle():
    assert paper(CHINESE_ON, "x" * 47, "号\n").text == "x" * 47 + "\n号\n"


@pytest.mark.parametrize(
    "before, moved",
    [
        (b"a\n", 30),
        (b"\n", 30),
        (b"\x1b3\x40a\n", 64),
        (b"\x1b3\x40\x1b2a\n", 30),
        (b"\x1d!\x02a\n\x1d!\x00", 72),
        (b"\x1d!\x20a\n\x1d!\x00", 30),
        (b"\x1d!\x01a\x1d!\x00b\n", 48),
        (b"\x1bd\x03", 90),
        (b"a\x1bd\x03", 90),
        (b"a\x1bd\x00", 24),
        (b"\x1bJ\x11", 17),
        (b"a\x1bJ\x11", 24),
        (b"\x1dv0\x00\x02\x00\x05\x00" + bytes(10), 5),
        (b"a\x1dv0\x00\x02\x00\x05\x00" + bytes(10), 35),
        (b"\x1d(k\x03\x001C\x04\x1d(k\x04\x001P0x\x1d(k\x03\x001Q0", 21 * 4),
    ],
)
def test_the_paper_moves_as_far_as_what_was_printed(before, moved):
    assert height(before, b"z\n") == moved + 24


def test_white_after_the_last_print_is_not_part_of_the_picture():
    assert height(b"a\n\n\n\x1bd\x05\x1dVA\x00") == 24


def test_every_double_byte_code_takes_two_columns_as_the_layout_counts_them():
    codes = [bytes([lead, trail]) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF) if trail != 0x7F]
    chars = [code.decode("gb18030", "replace") for code in codes]

    assert {columns(char) for char in chars if len(char) == 1 and char != "\ufffd"} == {2}


@pytest.mark.parametrize("align, left", [(0, 0), (1, 288 - 8), (2, 576 - 16)])
def test_a_picture_stands_where_it_was_aligned(align, left):
    image = paper(b"\x1ba", bytes([align]), b"\x1dv0\x00\x02\x00\x02\x00" + b"\xff" * 4).image

    assert black(image) == (left, 0, left + 16, 2)


def test_a_left_margin_moves_the_print_and_narrows_the_line():
    margin = b"\x1dL" + (96).to_bytes(2, "little")
    image = paper(margin, b"\x1dv0\x00\x01\x00\x01\x00\xff").image

    assert black(image) == (96, 0, 104, 1)
    assert paper(margin, b"x" * 41 + b"\n").text == "x" * 40 + "\nx\n"


def test_bold_is_blacker_and_takes_no_more_room():
    plain, bold = (paper(b"\x1d!\x11\x1bE", flag, b"A023\n").image for flag in (b"\x00", b"\x01"))

    assert plain.size == bold.size
    assert plain.histogram()[0] < bold.histogram()[0]


def test_width_and_height_grow_separately():
    both = [black(paper(b"\x1d!", bytes([size]), b"\xdb\n").image) for size in (0x00, 0x10, 0x01)]
    usual, wide, tall = ((right - left, bottom - top) for left, top, right, bottom in both)

    assert wide == (usual[0] * 2, usual[1])
    assert tall[1] == usual[1] * 2


def test_a_symbol_is_as_large_as_it_was_asked_to_be_and_says_what_it_says():
    sheet = paper(encode(Document([QR(TRACK)]), Profile()))

    left, top, right, bottom = black(sheet.image)

    assert f"[QR {TRACK}]" in sheet.text
    assert right - left == bottom - top
    assert left == (576 - (right - left)) // 2


def test_content_that_fits_no_symbol_prints_none():
    content = b"1P0" + bytes(3000)
    store = b"\x1d(k" + len(content).to_bytes(2, "little") + content

    assert height(store, b"\x1d(k\x03\x001Q0", b"z\n") == 24


def test_what_is_not_known_is_noted_and_the_rest_goes_on():
    sheet = paper(b"\x1bM\x01a\x1d(L\x02\x000\x02b\x1dv0\x01\x01\x00\x01\x00\xffc\n")

    assert sheet.unknown == [b"\x1bM", b"\x01", b"\x1d(L\x02\x000\x02", b"\x1dv0\x01\x01\x00\x01\x00\xff"]
    assert sheet.text == "abc\n"


def test_a_drawer_and_a_buzzer_leave_nothing_on_the_paper():
    sheet = paper(b"\x1bp\x00\x19\xfaa\x1bB\x03\x02b\n")

    assert (sheet.text, sheet.unknown) == ("ab\n", [])


@pytest.mark.parametrize("dots", [384, 512, 576, 640])
@pytest.mark.parametrize("chinese, qr", [("gbk", "image"), ("none", "image")])
@pytest.mark.parametrize("slip", SLIPS)
def test_what_comes_out_is_what_the_preview_shows(slip, chinese, qr, dots):
    profile = Profile(Roll(dots), chinese=chinese, qr=qr)

    sheet = Paper(encode(SLIPS[slip], profile), dots)

    assert sheet.unknown == []
    assert sheet.is_cut
    preview = page.page(SLIPS[slip], profile)
    assert ImageChops.logical_xor(sheet.image, on_roll(preview, sheet.image.height)).getbbox() is None


def test_a_slip_reads_as_it_was_written():
    lines = Paper(encode(TICKET, Profile()), 576).text.split("\n")

    assert "锦绣花园物业服务中心" in lines
    assert "A023" in lines
    assert f"[QR {TRACK}]" in lines


def test_a_rare_character_comes_out_as_a_picture_of_its_line():
    row = Document([Row("姓名", "𠮷田")])

    sheet = Paper(encode(row, Profile()), 576)

    assert "[image 576x" in sheet.text


def test_glyphs_are_drawn_as_everywhere_else_in_printer():
    image = paper(CHINESE_ON, "您好\n").image
    drawn = raster.line_picture(Line(text="您好")).crop((0, 0, 96, 24))

    assert ImageOps.invert(image).crop((0, 0, 96, 24)).tobytes() == drawn.tobytes()


def test_a_paper_without_text_is_still_a_picture():
    assert paper(b"").image.size == (576, 1)
    assert paper(b"").text == "\n"


def test_texts_of_documents_are_words_of_their_papers():
    document = Document([Text("装修押金", size=2, bold=True)])

    assert Paper(encode(document, Profile()), 576).text.startswith("装修押金\n")
