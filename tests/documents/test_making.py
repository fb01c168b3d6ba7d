"""PDFs made here: every character shows, every stroke is where the hand drew it, and the same blocks give the same bytes."""
import re
import zlib
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageStat

import pictures
from kiosk import config, create_app
from kiosk.db import database
from kiosk.documents import blobs
from kiosk.documents.blocks import Facts, Heading, PageBreak, Paragraph, Picture, QrCode, Strokes, Table, Title
from kiosk.documents.making import make

SCALE = 4
STROKES = [[[20.5, 30, 0, 0.5], [120.123456789, 32.5, 40, 0.6], [180, 1e-7, 95, 0.4]], [[100, 20], [98.05, 90.1]], [[50, 60]]]
MISSING = "\U0003fff0"


def made(*blocks, **about) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(make(list(blocks), title="签收证明", **about))


def text(document, page: int = 0) -> str:
    return document[page].get_textpage().get_text_bounded()


def glyph(page, char: str) -> Image.Image:
    """The dots of this character as they stand on the page."""
    words, first_unit = page.get_textpage(), int.from_bytes(char.encode("utf-16-be")[:2], "big")
    place = next(index for index in range(words.count_chars()) if pypdfium2.raw.FPDFText_GetUnicode(words, index) == first_unit)
    left, bottom, right, top = (SCALE * edge for edge in words.get_charbox(place))
    picture = page.render(scale=SCALE).to_pil().convert("L")
    return picture.crop((round(left), round(picture.height - top), round(right), round(picture.height - bottom)))


def ink(picture) -> float:
    return 1 - ImageStat.Stat(picture).mean[0] / 255


def contents(pdf: bytes) -> str:
    """All that pages draw, as it is written."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\n?endstream", pdf, re.DOTALL)
    return "\n".join(zlib.decompress(stream).decode("latin-1") for stream in streams if stream[:1] == b"x")


def test_rare_characters_of_names_show_and_can_be_found(app):
    page = made(Facts([("姓名", "张㛃"), ("姓名", "王𠅤")]))[0]
    first, second = glyph(page, "㛃"), glyph(page, "𠅤")

    for shown in (first, second):
        width, height = shown.size
        middle = shown.crop((width // 4, height // 4, width * 3 // 4, height * 3 // 4))
        assert ink(shown) > 0.1 and ink(middle) > 0.1  # neither blank nor the empty box of a missing character
    assert first.resize((40, 40)).tobytes() != second.resize((40, 40)).tobytes()


def test_a_character_that_no_font_has_stands_as_its_number(app):
    assert f"U+{ord(MISSING):X}" in text(made(Paragraph(f"张{MISSING}三")))


def test_strokes_read_back_are_those_that_were_given(app):
    drawn = contents(make([Strokes(STROKES, 300, 120)], title="t"))

    paths = re.findall(r"^([-\d.]+ [-\d.]+) m ((?:[-\d.]+ [-\d.]+ l ?)+)S$", drawn, re.MULTILINE)
    read = [[tuple(map(float, point.split())) for point in (first, *re.findall(r"([-\d.]+ [-\d.]+) l", rest))] for first, rest in paths]
    assert read == [[(x, y) for x, y, *_ in (*stroke[:1], *(stroke[1:] or stroke))] for stroke in STROKES]


def test_the_same_blocks_are_the_same_bytes(app):
    blocks = [Title("证明"), Paragraph("张㛃"), Strokes(STROKES, 300, 120), QrCode("https://a/" + "b" * 64)]

    assert make(blocks, title="t") == make(blocks, title="t") != make(blocks, title="u")


def test_a_list_goes_on_over_pages_with_its_head_and_their_number_on_each(app):
    rows = [[str(number), "1栋1单元", "已签"] for number in range(1, 81)]

    document = made(Table(["序号", "房号", "结果"], rows, [1, 3, 2]), header="锦绣花园", footer="N2026-001")

    assert len(document) == 3
    for page in range(3):
        assert {"序号", "锦绣花园", "N2026-001"} <= set(text(document, page).split()) | {text(document, page).split()[0][:2]}
        assert f"第 {page + 1} 页，共 3 页" in text(document, page)


def test_what_looks_like_a_tag_and_is_none_we_know_is_shown_as_written(app):
    shown = text(made(Paragraph("<b>重要</b><script>alert(1)</script> A&lt;B &amp; C <img src=x><br>下一行")))

    assert "重要<script>alert(1)</script> A<B & C <img src=x>" in shown.replace("\r\n", "")
    assert "下一行" in shown


def test_all_but_a_paragraph_stands_as_it_is_written(app):
    written = "<b>A</b>&lt;B"

    shown = text(made(Title(written), Heading(written), Facts([(written, written)]), Table([written], [[written]]), header=written, footer=written))

    assert shown.count(written) == 8


@pytest.mark.parametrize("wrong", ["</b>", "<b>", "<b></u>", "<br", "&", "&#0;", "\x00"])
def test_broken_words_break_no_paper(app, wrong):
    assert "前后" in re.sub(r"[^前后]", "", text(made(Paragraph(f"前{wrong}后"))))


def test_english_is_cut_between_its_words(app):
    lines = text(made(Paragraph("received " * 40), language="en")).splitlines()

    assert {word for line in lines[:-1] for word in line.split()} == {"received"} and "Page 1 of 1" in lines[-1]


def test_a_picture_is_drawn_only_while_it_is_whole(app):
    sha = blobs.keep(pictures.jpeg())
    page = made(Heading("附图"), Picture(sha, 60), PageBreak(), Paragraph("后"))[0]
    assert any(each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for each in page.get_objects())

    blobs.path(sha).write_bytes(b"other")
    with pytest.raises(blobs.Damaged):
        make([Picture(sha)], title="t")


def test_a_seal_is_drawn_by_a_box_whose_folder_was_named_from_where_it_was_started(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    create_app(config.load(Path("home")))
    seal = blobs.keep(pictures.jpeg())

    page = made(Picture(seal, 60))[0]

    assert any(each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for each in page.get_objects())
    database.close()
