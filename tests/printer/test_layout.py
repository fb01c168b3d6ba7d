"""Lines as they stand on paper: never too long, never broken where Chinese may not break."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer.clean import clean
from printer.document import Document, Feed, QR, Row, Rule, Text
from printer.layout import lay_out
from printer.width import columns, wrap

any_text = st.text(max_size=250)


def texts(*blocks, width=32) -> list[str]:
    return [line.text for line in lay_out(Document(list(blocks)), width)]


@given(any_text, any_text, st.integers(1, 8), st.sampled_from([32, 48]))
def test_no_line_is_longer_than_the_paper(one, other, size, width):
    lines = lay_out(Document([Text(one, size=size), Row(one, other), QR("x", caption=other)]), width)

    assert all(line.columns <= width for line in lines)


@given(any_text)
def test_wrapping_loses_nothing_but_spaces(typed):
    text = clean(typed)

    assert "".join(wrap(text, 32)).replace(" ", "") == text.replace(" ", "")


@given(any_text)
def test_cleaning_twice_is_cleaning_once(typed):
    assert clean(clean(typed)) == clean(typed)


@pytest.mark.parametrize("char", "“”‘’…—·×℃°①→★●")
def test_signs_that_are_two_columns_in_the_font_count_as_two(char):
    assert columns(char) == 2


def test_a_line_does_not_begin_with_a_full_stop():
    assert wrap("一二三四五六七八。", 16) == ["一二三四五六七", "八。"]


def test_a_line_does_not_end_with_an_opening_bracket():
    assert wrap("一二三四五六七（八）", 16) == ["一二三四五六七", "（八）"]


def test_a_word_stays_whole_and_the_space_before_it_is_dropped():
    assert wrap("请在 2026-11-21 前", 12) == ["请在", "2026-11-21", "前"]


def test_only_a_word_longer_than_the_paper_is_broken():
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_a_value_that_does_not_fit_beside_its_label_goes_right_on_the_next_line():
    label, value = lay_out(Document([Row("服务地址", "锦绣花园三期东区物业服务中心")]), 32)

    assert (label.text, label.align) == ("服务地址", "left")
    assert (value.text, value.align) == ("锦绣花园三期东区物业服务中心", "right")


def test_a_big_line_is_halved_until_it_fits():
    sizes = [line.size for line in lay_out(Document([Text("A023", size=8), Text("VIP-A0235", size=8)]), 32)]

    assert sizes == [8, 2]


def test_rules_and_feeds_are_as_wide_and_high_as_asked():
    assert texts(Rule(), Rule(heavy=True), Feed(2)) == ["-" * 32, "=" * 32, "", ""]


def test_typed_line_ends_become_spaces_and_yen_signs_full_width():
    assert Text("a\nb\u2028c\t¥5").text == "a b c ￥5"


def test_bidi_tricks_private_characters_and_lone_surrogates_are_dropped():
    assert Text("a\u202eb\ue000c\ud800d\u200be").text == "abcde"


def test_typed_text_is_cut_at_two_hundred_characters():
    assert len(Text("长" * 500).text) == 200
