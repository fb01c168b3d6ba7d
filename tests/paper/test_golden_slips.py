"""Every slip of the desk, on every paper and in every form: what lies on paper, and the commands that put it there."""
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk import tokens
from kiosk.paper.samples import SAMPLES
from kiosk.paper.words import as_text
from printer.encode import encode
from printer.layout import lay_out
from printer.paper import Paper, Profile
from tests.printer.tape_reader import read_tape

GOLDEN = Path(__file__).parent / "golden"
MODES = {"font": {}, "picture": {"chinese": "none", "qr": "image"}}


@pytest.fixture(autouse=True)
def links(app):
    tokens.use_secret(b"the links on these slips lead nowhere")


each_slip = pytest.mark.parametrize("name", SAMPLES)
each_width = pytest.mark.parametrize("dots", [576, 384])


def document(name, language="zh_Hans", is_large=False):
    return replace(SAMPLES[name](language), is_large=is_large)


def shown(name, dots, language="zh_Hans") -> str:
    columns = Paper(dots).columns
    return as_text(lay_out(document(name, language), columns), columns) + "\n"


def commands(name, dots, mode, is_large=False) -> str:
    """Pictures by their size: their dots depend on the fonts of the machine, and have a test of their own."""
    steps = read_tape(encode(document(name, is_large=is_large), Profile(Paper(dots), **MODES[mode])))
    return "".join(f"{step}\n" for step in steps)


def golden(file: str, made: str) -> str:
    """What the file holds; to write it anew, delete it and run the test twice."""
    path = GOLDEN / file
    if not path.exists():
        path.write_text(made)
        pytest.fail(f"{file} was not there and has been written: look at it")
    return path.read_text()


@each_slip
@each_width
@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_a_slip_reads_as_drawn(name, dots, language):
    made = shown(name, dots, language)

    assert made == golden(f"{name}_{dots}_{language}.txt", made)


@each_slip
@each_width
@pytest.mark.parametrize("mode", ["font", "picture"])
def test_a_slip_becomes_these_commands_and_no_others(name, dots, mode):
    made = commands(name, dots, mode)

    assert made == golden(f"{name}_{dots}_{mode}.tape", made)


@each_slip
@each_width
def test_a_large_slip_becomes_these_commands(name, dots):
    made = commands(name, dots, "font", is_large=True)

    assert made == golden(f"{name}_{dots}_large.tape", made)


@pytest.mark.parametrize("dots, most", [(576, 650), (384, 560)])
def test_a_ticket_is_short_enough_for_a_slow_serial_line(dots, most):
    assert len(encode(document("ticket"), Profile(Paper(dots)))) <= most


@each_slip
def test_no_slip_for_visitors_says_who_they_are(name):
    text = shown(name, 576)

    if name not in ("work_slip", "agreement_form", "notice_walk"):  # which the office keeps
        assert "13812341234" not in text and "1102" not in text
