import pytest
from hypothesis import given, strategies as st

from kiosk import money


@pytest.mark.parametrize("text, fen", [
    ("80", 8000), ("80.5", 8050), ("80.05", 8005), ("¥80.50", 8050), ("８０．５元", 8050), ("1,200", 120000), ("0", 0),
    (" 3 . 2 0 ", 320),
    ("", None), (None, None), ("-1", None), ("80.555", None), ("8e3", None), ("八十", None), (".5", None), ("12345678", None),
    ("9999999", None),
])
def test_amounts_as_people_write_them(text, fen):
    assert money.fen(text) == fen


@given(st.integers(0, money.LARGEST_FEN))
def test_what_is_written_is_read_again(fen):
    assert money.fen(money.yuan(fen)) == fen


@pytest.mark.parametrize("fen, text", [(8050, "80.50"), (5, "0.05"), (-8050, "-80.50"), (0, "0.00")])
def test_amounts_are_written_with_two_places(fen, text):
    assert money.yuan(fen) == text


@pytest.mark.parametrize("price, hundredths, amount", [(5000, 100, 5000), (333, 150, 500), (333, 50, 167), (1, 49, 0), (1, 50, 1)])
def test_a_part_of_a_unit_is_rounded_half_up(price, hundredths, amount):
    assert money.times(price, hundredths) == amount


# The first seven are those of the rules for filling in bank papers (正确填写票据和结算凭证的基本规定).
@pytest.mark.parametrize("fen, words", [
    (140950, "壹仟肆佰零玖元伍角整"), (600714, "陆仟零柒元壹角肆分"), (168032, "壹仟陆佰捌拾元零叁角贰分"),
    (10700053, "壹拾万柒仟元零伍角叁分"), (1640902, "壹万陆仟肆佰零玖元零贰分"), (32504, "叁佰贰拾伍元零肆分"), (10700000, "壹拾万柒仟元整"),
    (8050, "捌拾元零伍角整"), (8150, "捌拾壹元伍角整"), (5, "伍分"), (50, "伍角整"), (0, "零元整"), (100000500, "壹佰万零伍元整"), (10050000, "壹拾万零伍佰元整"),
    (100000000, "壹佰万元整"), (10**12, "壹佰亿元整"), (10**10 + 100, "壹亿零壹元整"), (-8150, "负捌拾壹元伍角整"),
])
def test_amounts_are_written_in_words_that_no_stroke_changes(fen, words):
    assert money.capitals(fen) == f"人民币{words}"
