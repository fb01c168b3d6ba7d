"""The same bytes in our virtual printer and in emupos: the same text, the same lengths, the same dots."""
import shutil
import subprocess

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from printer.document import QR, Document, Text
from printer.encode import encode
from printer.paper import WIDTHS, Paper, Profile
from printer.virtual.engine import read_sheet
from printer.virtual.printer import VirtualPrinter
from tests.printer.slips import SLIPS, TRACK
from tests.printer.virtual.conftest import Guest

PROFILES = [{"qr": "native"}, {"qr": "image"}, {"chinese": "gb2312", "cut": "part"}, {"chinese": "none", "qr": "image"}]
SYMBOL = b"\x1d(k\x03\x001C\x04\x1d(k\x03\x001E1\x1d(k\x09\x001P0A12345\x1d(k\x03\x001Q0"
A_PICTURE = b"\x1dv0\x00\x03\x00\x05\x00" + bytes(range(0x20, 0x2F))
COMMANDS = [
    b"\n", b"\x1b@", b"\x1b2", b"\x1b3\x10", b"\x1b3\x60", b"\x1d!\x00", b"\x1d!\x21", b"\x1d!\x07", b"\x1d!\x70",
    b"\x1ba\x00", b"\x1ba\x01", b"\x1ba\x02", b"\x1bE\x01", b"\x1bE\x00", b"\x1bd\x00", b"\x1bd\x03", b"\x1bJ\x07",
    b"\x1dL\x28\x00", b"\x1dL\x00\x00", b"\x1bt\x00", b"\x1c&", b"\x1c.", b"\x1bp\x00\x19\xfa", b"\x1dr1",
    A_PICTURE, SYMBOL, b"\x1d(k\x03\x001Q0", b"\x1dVA\x00", b"\x1dV\x00",
]
# Blank text and no symbols: what is left has no shape of its own, only its place.
PLACED = [command for command in COMMANDS if not command.startswith(b"\x1d(k")]
words = st.text("ABC 0123", min_size=1, max_size=60).map(str.encode)
blanks = st.integers(1, 60).map(lambda count: b" " * count)
placements = st.lists(st.sampled_from(PLACED) | blanks, max_size=25).map(b"".join)
streams = st.lists(st.sampled_from(COMMANDS) | words, max_size=25).map(b"".join)


def our_papers(stream: bytes, dots: int):
    """Those with something on them: emupos throws blank ones away."""
    with VirtualPrinter(width_dots=dots) as printer:
        guest = Guest(printer).says(stream)
        guest.leaves()
        # The next guest is served when everything before is on paper.
        next_guest = Guest(printer).says(b"\x1dr1")
        next_guest.hears(1)
        next_guest.leaves()
    return [paper for paper in printer.papers if any(s.printed for s in read_sheet(paper.raw, dots).strips)]


def as_emupos_writes(text: str) -> str:
    return text.replace("[QR ", "[qr ")


def assert_same(ours, theirs):
    assert [as_emupos_writes(paper.text) for paper in ours] == [paper.text for paper in theirs]
    assert [paper.image.size for paper in ours] == [paper.image.size for paper in theirs]
    assert [paper.is_cut for paper in ours] == [paper.is_cut for paper in theirs]


@pytest.mark.parametrize("dots", WIDTHS)
@pytest.mark.parametrize("profile", PROFILES, ids=str)
@pytest.mark.parametrize("slip", SLIPS)
def test_our_slips_read_and_measure_the_same(emupos, slip, profile, dots):
    stream = encode(SLIPS[slip], Profile(Paper(dots), **profile))

    theirs = emupos.read(stream, dots)

    assert theirs.unknown == []
    assert_same(our_papers(stream, dots), theirs.papers)


@pytest.mark.parametrize("dots", WIDTHS)
@pytest.mark.parametrize("slip", SLIPS)
def test_pictures_are_the_same_dot_for_dot(emupos, slip, dots):
    stream = encode(SLIPS[slip], Profile(Paper(dots), chinese="none", qr="image"))

    [ours], [theirs] = our_papers(stream, dots), emupos.read(stream, dots).papers

    assert ImageChops.logical_xor(ours.image, theirs.image).histogram()[255] == 0


@settings(deadline=None)
@given(stream=streams, dots=st.sampled_from(WIDTHS))
@example(b"0\x1dL\x28\x00\x1dVA\x00" + b"0" * 32, 384)
def test_any_commands_of_ours_read_and_measure_the_same(emupos, stream, dots):
    theirs = emupos.read(stream, dots)

    assert theirs.unknown == []
    assert_same(our_papers(stream, dots), theirs.papers)


@settings(deadline=None)
@given(stream=placements, dots=st.sampled_from(WIDTHS))
@example(b" \x1ba\x02\n" + A_PICTURE, 384)
@example(b" \x1dL\x28\x00\n" + A_PICTURE, 384)
def test_pictures_stand_in_the_same_place(emupos, stream, dots):
    for ours, theirs in zip(our_papers(stream, dots), emupos.read(stream, dots).papers, strict=True):
        assert ImageChops.logical_xor(ours.image, theirs.image).histogram()[255] == 0


@pytest.mark.parametrize("content", [b"x" * 22 + b"1" * 44, b"ABCDEFGHIJKLMNOPQRSTUVWX" + b"7" * 60])
def test_symbols_have_the_same_size_and_are_kept_beyond_the_cut(emupos, content):
    stored = b"1P0" + content
    symbol = b"\x1d(k\x03\x001C\x05\x1d(k\x03\x001E2\x1d(k" + len(stored).to_bytes(2, "little") + stored
    stream = symbol + b"A\n\x1dVA\x00" + b"\x1d(k\x03\x001Q0\x1dVA\x00"

    assert_same(our_papers(stream, 384), emupos.read(stream, 384).papers)


@settings(deadline=None, max_examples=40)
@given(texts=st.lists(st.tuples(st.text(max_size=60), st.integers(1, 8), st.sampled_from(["left", "center", "right"]))))
def test_anything_people_type_reads_and_measures_the_same(emupos, texts):
    document = Document([Text(text, size=size, align=align) for text, size, align in texts] + [Text("end")])
    stream = encode(document, Profile())

    assert_same(our_papers(stream, 576), emupos.read(stream, 576).papers)


@pytest.mark.skipif(not shutil.which("zbarimg"), reason="zbarimg not installed")
@pytest.mark.parametrize("content", [TRACK, "https://例子.cn/票?a=1&b=2", "13800138000"])
@pytest.mark.parametrize("dots", WIDTHS)
def test_a_reader_reads_the_same_from_both_symbols(emupos, tmp_path, content, dots):
    stream = encode(Document([Text(" "), QR(content), Text("end")]), Profile(Paper(dots)))

    [ours], [theirs] = our_papers(stream, dots), emupos.read(stream, dots).papers

    assert scanned(ours.image, tmp_path / "ours.png") == scanned(theirs.image, tmp_path / "theirs.png") == content


def scanned(image, file) -> str:
    image.save(file)
    found = subprocess.run(["zbarimg", "--quiet", "--raw", file], capture_output=True, check=True)
    return found.stdout.decode().rstrip("\n")
