"""The slips staff and visitors hold in their hands, character for character."""
from pathlib import Path

import pytest

from printer.encode import encode
from printer.paper import Paper, Profile
from tests.printer.slips import SLIPS, TICKET, as_text
from tests.printer.tape_reader import read_tape

GOLDEN = Path(__file__).parent / "golden"

each_slip_on_each_paper = pytest.mark.parametrize(
    "slip, width_mm", [(slip, width_mm) for slip in SLIPS for width_mm in (80, 58)]
)


@each_slip_on_each_paper
def test_a_slip_lies_on_paper_as_drawn(slip, width_mm):
    text = as_text(SLIPS[slip], Paper(width_mm).columns)

    assert text == (GOLDEN / f"{slip}_{width_mm}.txt").read_text()


@each_slip_on_each_paper
def test_a_slip_becomes_these_commands_and_no_others(slip, width_mm):
    steps = read_tape(encode(SLIPS[slip], Profile(Paper(width_mm))))

    assert "".join(f"{step}\n" for step in steps) == (GOLDEN / f"{slip}_{width_mm}.tape").read_text()


@pytest.mark.parametrize("width_mm", [80, 58])
def test_a_ticket_is_short_enough_for_a_slow_serial_line(width_mm):
    tape = encode(TICKET, Profile(Paper(width_mm)))

    assert len(tape) <= 650
