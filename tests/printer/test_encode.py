"""Any text in any block prints as text: nothing a person types can become a command."""
import shutil
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageOps

from printer.document import QR, Beep, Document, Drawer, Feed, Row, Rule, Text
from printer.encode import encode
from printer.paper import LINE_DOTS, Paper, Profile
from tests.printer.slips import SIGNATURE, TICKET, TRACK
from tests.printer.tape_reader import read_tape

CUT_AND_PULSE = "\x1dV\x00\x1bp\x00\x19\xfa"
any_text = st.text(st.characters(codec=None), max_size=250)


def names(document: Document, profile=Profile()) -> list[str]:
    return [step.name for step in read_tape(encode(document, profile))]


def shape(document: Document) -> list[str]:
    """The commands of a tape, whatever its lines say, however many they are, drawn or written."""
    of_lines = ("text", "LF", "GS v 0", "ESC J", "FS &", "ESC a")
    return [str(step) for step in read_tape(encode(document, Profile())) if step.name not in of_lines]


@given(any_text, any_text)
@example(CUT_AND_PULSE, "\x10\x14\x01\x00\x08")
def test_no_text_changes_the_commands_of_its_slip(one, other):
    plain = Document([Text("x", bold=True), Row("x", "y"), Text("x", align="center")])
    typed = Document([Text(one, bold=True), Row(one, other), Text(other, align="center")])

    assert shape(typed) == shape(plain)


@given(any_text)
def test_no_code_content_or_caption_reaches_the_printer_as_a_command(typed):
    commands = set(names(Document([QR(TRACK, caption=typed), QR(typed)])))

    assert commands <= {"ESC @", "FS &", "ESC a", "GS ( k", "GS v 0", "text", "LF", "ESC d", "ESC J", "GS V"}


@given(any_text)
def test_a_text_run_holds_no_control_byte(typed):
    steps = read_tape(encode(Document([Text(typed, size=2)]), Profile(chinese="gb18030")))

    written = b"".join(step.argument for step in steps if step.name == "text")
    assert not any(byte < 0x20 or byte == 0x7F for byte in written)


def test_typed_commands_cut_nothing_and_open_no_drawer():
    tape = encode(Document([Text(CUT_AND_PULSE)]), Profile())

    assert tape.count(b"\x1dV") == 1
    assert b"\x1bp" not in tape
    assert [str(step) for step in read_tape(tape) if step.name == "text"] == ["Vpú"]


def test_a_document_survives_json_unchanged():
    document = Document([*TICKET.blocks, SIGNATURE], language="en")

    assert Document.from_json(document.to_json()) == document


def test_chinese_is_switched_on_once_and_before_the_first_character():
    steps = names(Document([Text("plain"), Text("中文"), Text("再来")]))

    assert steps == ["ESC @", "text", "LF", "FS &", "text", "LF", "text", "LF", "ESC d", "GS V"]


def test_a_slip_without_chinese_leaves_the_printer_in_its_own_mode():
    assert "FS &" not in names(Document([Text("A023")]))


def test_only_the_line_with_a_rare_character_becomes_a_picture():
    steps = names(Document([Text("业主"), Text("张𠮷"), Text("李四")]))

    assert [step for step in steps if step != "ESC J"] == [
        "ESC @", "FS &", "text", "LF", "GS v 0", "text", "LF", "ESC d", "GS V",
    ]


def test_the_font_level_of_the_printer_decides_what_is_drawn():
    document = Document([Text("榕樹")])

    levels = ("none", "gb2312", "gbk", "gb18030")
    drawn = [level for level in levels if "GS v 0" in names(document, Profile(chinese=level))]

    assert drawn == ["none", "gb2312"]


def test_a_printer_without_chinese_gets_nothing_but_pictures():
    steps = names(Document([Text("A023"), Rule(), Text("业务")]), Profile(chinese="none"))

    assert set(steps) == {"ESC @", "ESC J", "GS v 0", "ESC d", "GS V"}


def test_a_blank_line_is_paper_and_not_a_picture():
    steps = read_tape(encode(Document([Text("A"), Feed(9), Text("B")]), Profile(chinese="none")))

    fed = sum(step.argument[0] for step in steps if step.name == "ESC J")
    assert [step.name for step in steps].count("GS v 0") == 2
    assert fed >= 9 * LINE_DOTS


def test_letters_for_those_who_asked_for_large_ones_are_twice_as_high_and_no_wider():
    plain = Document([Text("前面 3 人"), Text("A023", size=6), Rule()])
    sizes = [
        [str(step) for step in read_tape(encode(document, Profile())) if step.name == "GS !"]
        for document in (plain, replace(plain, is_large=True))
    ]

    assert sizes == [["<GS ! 55>", "<GS ! 00>"], ["<GS ! 01>", "<GS ! 55>", "<GS ! 00>"]]


def test_the_drawer_is_opened_by_a_pulse_and_no_paper_is_moved():
    assert names(Document([Drawer()])) == ["ESC @", "ESC p"]
    assert names(Document([Beep(times=2)])) == ["ESC @", "ESC B"]


def test_pictures_come_in_bands_small_printers_can_hold():
    steps = read_tape(encode(Document([QR(TRACK), SIGNATURE]), Profile(qr="image")))

    bands = [step.rows for step in steps if step.name == "GS v 0"]
    assert max(bands) <= 128
    assert sum(bands) >= 184 + 100


def test_no_picture_contains_bytes_that_printers_obey_at_once():
    tape = encode(Document([QR(f"{TRACK}{n}") for n in range(40)]), Profile(qr="image"))

    for step in read_tape(tape):
        assert not any(order in step.argument for order in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))


def test_a_code_is_at_least_23_mm_and_fits_the_narrow_paper():
    symbols = [
        step.rows
        for step in read_tape(encode(Document([QR(TRACK * 3)]), Profile(Paper(384), qr="image")))
        if step.name == "GS v 0"
    ]

    assert 184 <= sum(symbols) <= 384


@pytest.mark.skipif(not shutil.which("zbarimg"), reason="zbarimg is not installed")
def test_a_drawn_code_can_be_scanned(tmp_path):
    steps = read_tape(encode(Document([QR(TRACK)]), Profile(qr="image")))
    bands = [step for step in steps if step.name == "GS v 0"]
    rows, dots = sum(band.rows for band in bands), b"".join(band.argument for band in bands)

    symbol = Image.frombytes("1", (len(dots) // rows * 8, rows), dots)
    ImageOps.expand(ImageOps.invert(symbol.convert("L")), border=40, fill=255).save(tmp_path / "code.png")
    scan = subprocess.run(["zbarimg", "-q", "--raw", tmp_path / "code.png"], capture_output=True, text=True)

    assert scan.stdout.strip() == TRACK


def test_marks_on_letters_take_no_column_of_their_own():
    steps = read_tape(encode(Document([Text("x\u0323\u0302y")]), Profile()))

    assert [(step.name, len(step.argument) // step.rows) for step in steps if step.rows] == [("GS v 0", 3)]


def test_a_printer_without_a_knife_feeds_for_tearing():
    steps = read_tape(encode(Document([Text("A023")]), Profile(Paper(384), cut="none")))

    assert (steps[-1].name, steps[-1].argument) == ("ESC d", b"\x04")


def test_a_reprint_says_so_in_its_first_lines():
    steps = read_tape(encode(TICKET.as_copy(2, "2026-11-21 09:40"), Profile()))

    written = [str(step) for step in steps if step.name == "text"]
    assert written[:3] == ["*** 补打 / REPRINT 2 ***", "2026-11-21 09:40", "锦绣花园物业服务中心"]


def in_a_new_process(code: str, **options) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, **options)
    return done.stdout + done.stderr


def test_the_spool_and_an_idle_worker_load_neither_escpos_nor_pillow():
    loaded = in_a_new_process(
        "import sys, printer.spool, printer.worker, printer.layout\n"
        "sys.stdout.write(' '.join(name for name in sys.modules if name in ('escpos', 'PIL', 'qrcode')))"
    )

    assert loaded == ""


def test_previews_and_the_virtual_printer_need_no_escpos():
    loaded = in_a_new_process(
        "import sys, kiosk.composition, printer.page, printer.virtual.drawing\n"
        "sys.stdout.write(' '.join(name for name in sys.modules if name == 'escpos'))"
    )

    assert loaded == ""


def test_encoding_leaves_the_root_logger_and_the_temporary_folder_alone(tmp_path):
    said = in_a_new_process(
        "import logging, sys, printer.encode\n"
        "sys.stdout.write(repr(logging.root.handlers))",
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": "."},
    )

    assert said == "[]"
    assert list(tmp_path.iterdir()) == []
