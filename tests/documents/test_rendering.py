"""PDFs become pictures and text; a hostile one ends only the process that reads it, and is refused with a sentence."""
import io
import subprocess
import sys
import textwrap

import pytest
from PIL import Image

import pdfs
import pictures

from kiosk import i18n
from kiosk.documents import blobs, words
from kiosk.documents.models import PDF, SCAN, Upload
from kiosk.documents.renderer import LIMITS, Renderer
from kiosk.errors import Refused


def picture(image) -> Image.Image:
    return Image.open(io.BytesIO(blobs.read(image[0])))


def test_every_page_becomes_a_picture_with_its_text(taken):
    upload = taken(pdfs.chinese(pages=3))

    assert upload.is_ready and upload.done == upload.pages == 3
    assert [text.splitlines()[0][:9] for text in upload.texts] == ["第1页 第1条 施", "第2页 第1条 施", "第3页 第1条 施"]
    assert [picture(image).size for image in upload.images] == [(width, height) for _, width, height in upload.images]
    assert picture(upload.images[0]).height == 2200


def test_a_page_without_colour_needs_no_room_for_it(taken):
    coloured, plain = map(picture, taken(pdfs.chinese(pages=2)).images)

    assert (coloured.mode, plain.mode) == ("RGB", "L")


def test_how_far_it_is_can_be_seen_while_it_works(app):
    upload = Upload.take(io.BytesIO(pdfs.chinese(pages=3)), PDF)

    for turn in range(3):
        assert Renderer().one_turn()
        seen = Upload.get_by_id(upload.id)
        assert (seen.done, seen.pages, seen.state) == (turn, 3, "working")

    assert Renderer().one_turn() and Upload.get_by_id(upload.id).is_ready and not Renderer().one_turn()


def test_it_waits_for_no_page_to_take_a_file(app):
    upload = Upload.take(io.BytesIO(pdfs.chinese(pages=2)), PDF, "a" * 90 + ".pdf")

    assert (upload.state, upload.done, upload.name[-5:]) == ("waiting", 0, "a.pdf")
    assert blobs.read(upload.source) == pdfs.chinese(pages=2)


HOSTILE = {
    "locked": (pdfs.locked, words.LOCKED),
    "cut off": (lambda: pdfs.chinese()[:300], words.NO_PDF),
    "ten thousand pages": (lambda: pdfs.with_boxes(*["[0 0 595 842]"] * 10_000), words.PAGES),
    "no page": (pdfs.with_boxes, words.NO_PDF),
    "as large as a field": (lambda: pdfs.with_boxes("[0 0 9000000 9000000]"), words.PAGE_SIZE),
    "a thread": (lambda: pdfs.with_boxes("[0 0 14000 1]"), words.PAGE_SIZE),
    "bomb": (pdfs.bomb, words.TOO_MUCH),
    "a tree that holds itself": (pdfs.tree_that_holds_itself, words.BROKEN),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(taken, name):
    make, reason = HOSTILE[name]

    upload = taken(make())

    assert (upload.is_refused, upload.reason, upload.images) == (True, reason, [])
    assert upload.trouble == i18n.say_in("zh_Hans", words.REASONS[reason]) != words.REASONS[reason]


def test_the_site_goes_on_after_a_hostile_file(taken):
    assert taken(pdfs.bomb_of_bombs()).is_refused and taken(pdfs.chinese()).is_ready


def test_a_file_that_takes_too_long_is_given_up(taken):
    upload = taken(pdfs.chinese(), renderer=Renderer(LIMITS._replace(within_s=0.01)))

    assert upload.reason == words.TOO_SLOW


@pytest.mark.parametrize("sent", [b"", b"<html>", pictures.jpeg(), b"\n" + pdfs.with_boxes("[0 0 595 842]")],
                         ids=["nothing", "html", "jpeg", "pdf after something else"])
def test_what_does_not_begin_as_a_pdf_is_refused_at_once(app, sent):
    with pytest.raises(Refused, match="PDF"):
        Upload.take(io.BytesIO(sent), PDF)


def test_a_file_larger_than_twenty_megabytes_is_refused_at_once(app):
    with pytest.raises(Refused, match="20 MB"):
        Upload.take(io.BytesIO(b"%PDF-" + bytes(20 * 1024 * 1024)), PDF)


def test_scripts_programs_and_attached_files_are_left_out_and_named(taken):
    upload = taken(pdfs.alive())

    assert upload.is_ready and upload.left_out_words == ["脚本", "附件", "启动程序的链接"]


def test_a_script_that_only_the_opening_would_run_is_named_too(taken):
    upload = taken(pdfs.with_boxes("[0 0 595 842]", catalogue="/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"))

    assert upload.is_ready and upload.left_out == ["scripts"]


def test_what_was_filled_into_a_form_is_on_its_picture(taken):
    shown = picture(taken(pdfs.filled_in()).images[0]).convert("L")

    assert shown.getextrema()[0] < 100


@pytest.mark.parametrize("make", [pdfs.page_and_html, pdfs.table_that_points_at_itself, pdfs.picture_bomb])
def test_what_is_odd_but_drawn_in_bounds_becomes_dots_and_no_more(taken, make):
    upload = taken(make())

    assert upload.is_ready and picture(upload.images[0]).format == "PNG"
    assert b"<script" not in blobs.read(upload.images[0][0])


def test_a_scan_may_be_a_photo_or_a_pdf(taken):
    photo, paper = taken(pictures.from_a_phone(), SCAN), taken(pdfs.chinese(), SCAN)

    assert (picture(photo.images[0]).format, photo.images[0][1:], photo.texts) == ("JPEG", [200, 400], [""])
    assert paper.is_ready and paper.pages == 1


def test_a_scan_that_is_neither_is_refused(taken):
    assert taken(b"<svg/>", SCAN).reason == words.NO_PICTURE


def test_a_file_that_is_gone_is_given_up(app):
    upload = Upload.take(io.BytesIO(pdfs.chinese()), PDF)
    blobs.path(upload.source).unlink()

    assert Renderer().one_turn() and Upload.get_by_id(upload.id).reason == words.BROKEN


@pytest.mark.parametrize("said", [b'libx: warning\n{"pages": 1, "left_out": []}', b"\xff\xfe", b"1"], ids=["no JSON", "no UTF-8", "a number"])
def test_words_that_mean_nothing_refuse_the_file_and_no_other_waits_for_it(taken, said):
    assert taken(pdfs.chinese(), renderer=Renderer(run=lambda *_arguments, **_options: said)).reason == words.BROKEN
    assert taken(pdfs.chinese()).is_ready


def test_a_page_whose_words_have_no_size_refuses_the_file(app):
    upload = Upload.take(io.BytesIO(pdfs.chinese()), PDF)
    Renderer().one_turn()

    assert Renderer(run=lambda *_arguments, **_options: b"wide and high").one_turn()
    assert Upload.get_by_id(upload.id).reason == words.BROKEN


def test_the_site_itself_never_loads_what_reads_pdfs(tmp_path):
    story = textwrap.dedent(f"""
        import io, sys
        from pathlib import Path
        from kiosk import config, create_app
        from kiosk.documents import blocks, making
        from kiosk.documents.models import Upload
        from kiosk.documents.renderer import Renderer
        create_app(config.load(Path({str(tmp_path)!r}), demo=True))
        Upload.take(open({str(tmp_path / "sent.pdf")!r}, "rb"), "pdf")
        while Renderer().one_turn():
            pass
        assert making.make([blocks.Title("张㛃")], title="t").startswith(b"%PDF-")
        assert Upload.get().is_ready
        assert not {{"pypdfium2", "reportlab", "PIL"}} & set(sys.modules)
    """)
    (tmp_path / "sent.pdf").write_bytes(pdfs.chinese())

    subprocess.run([sys.executable, "-c", story], check=True)
