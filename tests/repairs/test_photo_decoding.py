"""What is sent as a photo is unpacked in a process of its own, and only its dots come back."""
import io
import struct
import subprocess
import sys
import tempfile
import textwrap

import pytest
from PIL import Image

import pictures
from kiosk.errors import Refused
from kiosk.documents.programs import decode as decoder
from kiosk.repairs.photos import files, intake

AT_ONCE = intake.LIMITS._replace(within_s=0.3)


@pytest.fixture
def decode(app):
    """decode(bytes) is the picture that is kept of them."""
    def decode(sent: bytes, **options) -> Image.Image:
        with tempfile.TemporaryFile() as upload, intake.turn():
            upload.write(sent)
            return Image.open(io.BytesIO(intake.decode(upload, **options).made.read_bytes()))

    return decode


@pytest.fixture
def decoder_that(tmp_path):
    """decoder_that("does something") stands in for ours."""
    def decoder_that(does: str):
        program = tmp_path / "decoder.py"
        program.write_text(f"import os, signal, time\n{does}\n")
        return program

    return decoder_that


@pytest.mark.parametrize("sent", [pictures.jpeg(), pictures.png(), pictures.webp()], ids=["jpeg", "png", "webp"])
def test_what_cameras_and_phones_make_becomes_a_jpeg(decode, sent):
    kept = decode(sent)

    assert (kept.format, kept.size) == ("JPEG", (400, 300))


def test_a_large_photo_is_made_smaller(decode):
    assert decode(pictures.jpeg(4000, 3000)).size == (1600, 1200)


def test_what_is_transparent_becomes_white(decode):
    assert decode(pictures.png()).getpixel((5, 5)) == (255, 255, 255)


def test_a_photo_stands_upright_and_tells_nothing_of_where_it_was_taken(decode):
    kept = decode(pictures.from_a_phone())

    red, green, _ = kept.getpixel((100, 50))
    assert kept.size == (200, 400) and red > 200 and green < 60
    assert dict(kept.getexif()) == {} and "exif" not in kept.info


@pytest.mark.parametrize("entries", [
    struct.pack("<H", 30) + struct.pack("<HHII", 0x0112, 3, 1, 6),  # more entries than there are bytes
    struct.pack("<H", 2) + struct.pack("<HHII", 0x010F, 2, 4000, 99999) + struct.pack("<HHII", 0x0112, 3, 1, 6) + bytes(4),
], ids=["cut off", "pointing outside"])
def test_a_photo_whose_notes_are_damaged_is_a_photo_still(decode, entries):
    made = io.BytesIO()
    Image.new("RGB", (64, 48)).save(made, "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0" + entries)

    assert {decode(made.getvalue()).width, decode(made.getvalue()).height} == {64, 48}


def test_nothing_that_was_written_beside_the_dots_is_kept(decode):
    kept = decode(pictures.polyglot())

    assert b"<" + b"script" not in files.incoming().read_bytes()
    assert "comment" not in kept.info


@pytest.mark.parametrize("sent", [
    pictures.gif(), b"<svg xmlns='http://www.w3.org/2000/svg'/>", pictures.SCRIPT, b"%PDF-1.7\n", b"BM" + bytes(60), b"", b"\xff\xd8\xff",
], ids=["gif", "svg", "html", "pdf", "bmp", "nothing", "a start"])
def test_anything_else_is_no_photo(decode, sent):
    with pytest.raises(Refused, match="JPEG、PNG"):
        decode(sent)


def test_a_picture_that_would_unpack_to_hundreds_of_megabytes_is_not_unpacked(decode):
    bomb = pictures.bomb()

    assert len(bomb) < 500_000
    with pytest.raises(Refused, match="像素太高"):
        decode(bomb)


def test_the_size_is_judged_before_anything_is_unpacked(decode):
    only_its_header = pictures.bomb(6000, 5000)[:60]

    with pytest.raises(Refused, match="像素太高"):
        decode(only_its_header)


def test_a_phone_with_24_megapixels_may_send_what_it_takes(decode):
    assert decode(pictures.jpeg(5712, 4284)).size == (1600, 1200)


@pytest.mark.parametrize("sent", [pictures.jpeg(2000, 1500, quality=95), pictures.bomb(3000, 3000)], ids=["jpeg", "png"])
def test_half_a_photo_is_asked_for_again(decode, sent):
    with pytest.raises(Refused, match="没有完整传到"):
        decode(sent[: len(sent) * 2 // 3])


def test_a_photo_larger_than_eight_megabytes_is_refused(decode):
    with pytest.raises(Refused, match="8 MB"):
        decode(pictures.jpeg() + bytes(intake.MOST_BYTES))


def test_a_decoder_that_hangs_is_ended(decode, decoder_that):
    with pytest.raises(Refused, match="用时太长"):
        decode(pictures.jpeg(), program=decoder_that("time.sleep(60)"), limits=AT_ONCE)


@pytest.mark.parametrize("does", ["os.kill(os.getpid(), signal.SIGKILL)", "raise RuntimeError"])
def test_a_decoder_that_dies_is_a_sentence_and_no_more(decode, decoder_that, does):
    with pytest.raises(Refused, match="读取"):
        decode(pictures.jpeg(), program=decoder_that(does))

    assert decode(pictures.jpeg()).format == "JPEG"


def test_the_decoder_knows_nothing_of_the_sites_surroundings(decode, decoder_that):
    says_so = f"assert os.environ.keys() <= {{'LC_CTYPE'}}; os._exit({decoder.TOO_MANY_PIXELS})"

    with pytest.raises(Refused, match="像素太高"):
        decode(pictures.jpeg(), program=decoder_that(says_so))


def test_the_decoder_gets_little_memory(decode, decoder_that):
    grabbing = f"bytearray({intake.LIMITS.memory}); os._exit({decoder.TOO_MANY_PIXELS})"

    with pytest.raises(Refused, match="读取"):
        decode(pictures.jpeg(), program=decoder_that(grabbing))


def test_the_site_itself_never_loads_what_unpacks_pictures(tmp_path):
    story = textwrap.dedent(f"""
        import io, sys, tempfile
        from pathlib import Path
        from kiosk import config, create_app
        from kiosk.repairs.photos import intake
        create_app(config.load(Path({str(tmp_path)!r}), demo=True))
        with open({str(tmp_path / "sent.jpg")!r}, "r+b") as upload, intake.turn():
            assert intake.decode(upload).width == 400
        assert "PIL" not in sys.modules
    """)
    (tmp_path / "sent.jpg").write_bytes(pictures.jpeg())

    subprocess.run([sys.executable, "-c", story], check=True)


def test_limits_leave_room_for_what_is_let_in():
    assert decoder.MOST_PIXELS * 4 * 2 < intake.LIMITS.memory
