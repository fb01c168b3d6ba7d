"""The slips staff and visitors hold in their hands, character for character."""
from pathlib import Path

import pytest

from printer.encode import encode
from printer.paper import Paper, Profile
from tests.printer.slips import SLIPS, TICKET, as_text
from tests.printer.tape_reader import read_tape

GOLDEN = Path(__file__).parent / "golden"

each_slip_on_each_paper = pytest.mark.parametrize(
    "slip, paper", [(slip, Paper(mm)) for slip in SLIPS for mm in (80, 58)], ids=lambda value: str(getattr(value, "width_mm", value))
)


@each_slip_on_each_paper
def test_a_slip_lies_on_paper_as_drawn(slip, paper):
    text = as_text(SLIPS[slip], paper.columns)

    assert text == (GOLDEN / f"{slip}_{paper.width_mm}.txt").read_text()


@each_slip_on_each_paper
def test_a_slip_becomes_these_commands_and_no_others(slip, paper):
    steps = read_tape(encode(SLIPS[slip], Profile(paper)))

    assert "".join(f"{step}\n" for step in steps) == (GOLDEN / f"{slip}_{paper.width_mm}.tape").read_text()


@pytest.mark.parametrize("width_mm", [80, 58])
def test_a_ticket_is_short_enough_for_a_slow_serial_line(width_mm):
    tape = encode(TICKET, Profile(Paper(width_mm)))

    assert len(tape) <= 650
