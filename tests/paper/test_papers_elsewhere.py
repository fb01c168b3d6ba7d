"""Every slip of the desk through a printer simulator we did not write: its text, its length, its dots, its codes."""
import re
import shutil
import subprocess

import pytest
from msgspec.structs import replace
from PIL import ImageChops

from kiosk.paper.samples import SAMPLES
from printer.encode import encode
from printer.layout import lay_out
from printer.page import is_drawn, page
from printer.paper import Paper, Profile
from tests.printer.oracle.conftest import emupos, installed  # noqa: F401

DRAWN = {"chinese": "none", "qr": "image"}
# It tries both forms of a code and all levels of a font on purpose, whatever the settings say.
USUAL = [name for name in SAMPLES if name != "calibration"]

each_slip = pytest.mark.parametrize("name", USUAL)
each_width = pytest.mark.parametrize("dots", [576, 384])
each_size = pytest.mark.parametrize("is_large", [False, True], ids=["usual", "large"])


@pytest.fixture(autouse=True)
def words(app):
    return app


def written(document, profile) -> list[str]:
    """What the printer's own font writes, line by line, and what its codes say."""
    lines = lay_out(document, profile.paper.columns)
    texts = [f"[qr {line.block.data}]" if line.kind == "qr" else line.text
             for line in lines if line.kind == "qr" or not is_drawn(line, profile)]
    return [text.strip() for text in texts if text.strip()]


@each_slip
@each_width
@each_size
@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_another_printer_reads_what_the_slip_says(emupos, name, dots, is_large, language):
    document, profile = replace(SAMPLES[name](language), is_large=is_large), Profile(Paper(dots))

    theirs = emupos.read(encode(document, profile), dots)

    [paper] = theirs.papers
    read = [line.strip() for line in paper.text.splitlines() if line.strip() and not re.match(r"\s*\[image", line)]
    assert theirs.unknown == []
    assert read == written(document, profile)


@each_width
def test_the_calibration_sheet_holds_no_command_another_printer_does_not_know(emupos, dots):
    theirs = emupos.read(encode(SAMPLES["calibration"]("zh_Hans"), Profile(Paper(dots))), dots)

    assert (theirs.unknown, len(theirs.papers)) == ([], 1)


@each_slip
@each_width
@each_size
def test_the_preview_is_what_comes_out_of_another_printer_dot_for_dot(emupos, name, dots, is_large):
    document, profile = replace(SAMPLES[name]("zh_Hans"), is_large=is_large), Profile(Paper(dots), **DRAWN)

    theirs = emupos.read(encode(document, profile), dots)

    [paper] = theirs.papers
    preview = page(document, profile)
    assert theirs.unknown == []
    assert paper.image.size == preview.size
    assert ImageChops.logical_xor(paper.image, preview).histogram()[255] == 0


@pytest.mark.skipif(not shutil.which("zbarimg"), reason="zbarimg is not installed")
@pytest.mark.parametrize("name", ["ticket", "repair_receipt", "signature_receipt", "day_close"])
@each_width
def test_the_code_on_the_drawn_paper_can_be_scanned(tmp_path, name, dots):
    document, profile = SAMPLES[name]("zh_Hans"), Profile(Paper(dots), **DRAWN)

    page(document, profile).save(tmp_path / "paper.png")
    scan = subprocess.run(["zbarimg", "-q", "--raw", tmp_path / "paper.png"], capture_output=True, text=True)

    [content] = [line.block.data for line in lay_out(document, profile.paper.columns) if line.kind == "qr"]
    assert scan.stdout.strip() == content
