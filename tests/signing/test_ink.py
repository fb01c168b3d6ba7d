"""Ink comes from a page, so it is checked; how it looks is only a reason to ask."""
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.signing.ink import Ink, Unreadable

from .conftest import DRAWN, STROKES


def drawn(strokes, width=300, height=120) -> str:
    return json.dumps({"width": width, "height": height, "strokes": strokes})


def test_strokes_are_kept_as_they_were_drawn():
    assert Ink.read(DRAWN).strokes == STROKES


@pytest.mark.parametrize("text", [
    "{", "[]", "null", '"x"', '{"width":300,"height":120}x', "\ud800",
    drawn([[[1, 2]]]), drawn([[]]), drawn([[["a", 2, 3]]]), drawn([[[1, 2, 3, 4, 5]]]),
    drawn([[[9000, 2, 3]]]), drawn([[[1, -500, 3]]]), drawn([[[1, 2, 3]]], width=0), drawn([[[1, 2, 3]]], width=-5),
    '{"width":300,"height":120,"strokes":[[[1e999,1,1]]]}', '{"width":300,"height":120,"strokes":[[[NaN,1,1]]]}',
    drawn([[[1, 1, 1]]] * 201), drawn([[[1, 1, 1]] * 20_001]),
])
def test_what_is_not_ink_is_told_apart(text):
    with pytest.raises(Unreadable):
        Ink.read(text)


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_reader(text):
    try:
        Ink.read(text)
    except Unreadable:
        return


@pytest.mark.parametrize("strokes", [[], [[[10, 10, 0]]], [[[10, 10, 0], [12, 11, 9]]] * 3, [[[10, 60, 0], [280, 60, 90]]]])
def test_nothing_dots_and_one_straight_line_are_asked_about(strokes):
    assert Ink.read(drawn(strokes)).looks_unfinished


def test_a_name_of_straight_strokes_is_not():
    ding_yi = [[[40, 20, 0], [110, 20, 60]], [[75, 20, 200], [75, 90, 300]], [[160, 55, 500], [250, 55, 600]]]

    assert not Ink.read(drawn(ding_yi)).looks_unfinished
