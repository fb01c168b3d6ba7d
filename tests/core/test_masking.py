import pytest
from hypothesis import given, strategies as st

from kiosk import masking


@pytest.mark.parametrize("full, shown", [
    ("张三", "张*"), ("张三丰", "张**"), ("欧阳娜娜", "欧阳**"), ("张", "张*"), ("阿不都热合曼", "阿**"),
    ("John Smith", "J*** S***"), ("", ""),
])
def test_names_keep_the_surname_only(full, shown):
    assert masking.name(full) == shown


@pytest.mark.parametrize("text", [
    "王丽 138 1234 5678", "0755-1234567", "卡 6222 0212 3456 7890 128", "44030119900101123X", "１３８１２３４５６７８", "2026-11-22138123",
])
def test_a_number_of_somebody_is_seen_however_it_is_spaced(text):
    assert masking.has_a_persons_number(text)


@pytest.mark.parametrize("text", ["", "收错 80.50 元", "2026-11-22 已付", "见收据R261122-0001", "轴承 6204-2RS"])
def test_days_and_numbers_of_papers_are_nobodys(text):
    assert not masking.has_a_persons_number(text)


@pytest.mark.parametrize("full, shown", [
    ("13812341234", "138****1234"), ("+86 138 1234 1234", "138****1234"), ("0755-12345678", "0755-****5678"),
    ("12345", "*****"), ("", ""),
])
def test_phones_keep_what_their_owner_recognises(full, shown):
    assert masking.phone(full) == shown


@pytest.mark.parametrize("full, shown", [("3栋2单元1102", "3栋2单元11**"), ("A座502", "A座5**"), ("", "")])
def test_rooms_hide_their_last_two_digits(full, shown):
    assert masking.room(full) == shown


@given(st.from_regex(r"1[3-9]\d{9}", fullmatch=True))
def test_at_most_seven_digits_of_a_mobile_are_shown(number):
    shown = masking.phone(number)

    assert number not in shown
    assert sum(letter.isdigit() for letter in shown) <= 7
