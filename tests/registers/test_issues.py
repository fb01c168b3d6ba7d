"""Things handed out on a sheet: its number and text, who has signed, what a unit holds, and what comes back."""
import peewee
import pytest
from cast import engineer, receptionist

from kiosk.errors import Refused
from kiosk.events import acting
from kiosk.registers import holdings
from kiosk.registers.models import Issue, IssueLine
from kiosk.registers.returns import ThingReturn, pieces_out
from kiosk.signing import verify
from kiosk.signing.sheets import Sheet

from .conftest import client_signs, prepare, staff_signs, the_unit


def held(unit=None) -> list[tuple[str, int]]:
    return [(holding.line.kind.name_zh, holding.count) for holding in holdings.of_unit(unit or the_unit())]


def line_of(issue, position=1) -> IssueLine:
    return issue.lines[position - 1]


def take_back(issue, count, note="家属送回", *, is_signed=False, key="return-1") -> ThingReturn:
    return ThingReturn.take(issue, {line_of(issue).id: count}, note, is_signed, key)


def test_a_sheet_has_its_number_and_one_press_makes_one(issue):
    assert issue.number == "L261121-0001"
    assert prepare() == issue
    assert prepare("sheet-2").number == "L261121-0002"


def test_the_goods_stand_first_and_how_they_are_handed_out_is_read_too(issue):
    first, second = issue.sheet.documents[0].frozen.content.pages

    assert "入户门钥匙 × 2，编号 A1102-1、A1102-2" in first and "合计：3 件" in first
    assert "1102" not in first.splitlines()[0]
    assert second.startswith("领取须知")


def test_whoever_was_asked_first_stays_on_it_for_good(app, hands):
    qian = receptionist()
    with acting(qian.id, "lan"):
        issue = prepare()

    assert issue.first_asked == qian.id
    with pytest.raises(peewee.IntegrityError, match="never changed"):
        Issue.update(first_asked=None).execute()
    with pytest.raises(peewee.IntegrityError, match="never changed"):
        IssueLine.update(count=9).execute()


def test_things_are_out_once_the_client_has_signed(issue):
    assert held() == []

    client_signs(issue.sheet)

    assert held() == [("入户门钥匙", 2), ("地插", 1)]
    assert held(the_unit("101")) == []


def test_what_is_out_is_found_by_unit_by_sheet_and_by_mark(handed_out):
    for find in ("1栋1单元11", "1-1-1102", handed_out.number, "A1102-2"):
        assert handed_out.id in {holding.issue.id for holding in holdings.out(find).holdings}, find
    assert holdings.out("A1102-9").lines == 0


def test_a_void_sheet_holds_nothing(handed_out):
    handed_out.sheet.void("数量写错")

    assert held() == []


def test_a_part_comes_back_and_the_rest_stays_out(handed_out):
    take_back(handed_out, 1)

    assert held() == [("入户门钥匙", 1), ("地插", 1)]
    with pytest.raises(Refused, match="1 件"):
        take_back(handed_out, 2, key="return-2")


def test_a_return_sent_twice_is_one(handed_out):
    back = take_back(handed_out, 1)

    assert take_back(handed_out, 1) == back
    assert held() == [("入户门钥匙", 1), ("地插", 1)]


def test_a_return_needs_a_signature_or_a_note(handed_out):
    with pytest.raises(Refused):
        take_back(handed_out, 1, "")


def test_a_signed_return_is_one_more_sheet_for_the_client(handed_out):
    back = take_back(handed_out, 2, "", is_signed=True)

    receipt = client_signs(back.sheet)

    assert Sheet.get_by_id(back.sheet_id).is_complete
    assert receipt.facts["documents"][0]["number"] == f"{handed_out.number}-R1"


def test_a_return_noted_wrongly_is_countered_once_by_a_row_of_its_own(handed_out):
    back = take_back(handed_out, 2)

    back.counter("记错了一把")

    assert held() == [("入户门钥匙", 2), ("地插", 1)]
    assert [sum(count for _line, count in row.counts) for row in ThingReturn.of(handed_out)] == [2, -2]
    with pytest.raises(Refused):
        back.counter("再更正一次")


def test_nothing_comes_back_of_what_never_went_out(issue):
    with pytest.raises(Refused):
        take_back(issue, 1)


def test_all_three_sign_and_the_sheet_is_complete(issue):
    qian, wang = receptionist(), engineer()

    client_signs(issue.sheet)
    staff_signs(issue.sheet.parties[1], qian)
    receipt = staff_signs(issue.sheet.parties[2], wang)

    assert Sheet.get_by_id(issue.sheet_id).is_complete
    assert pieces_out(issue) == {line.id: line.count for line in issue.lines}
    assert receipt.facts["documents"][0]["subject"] == f"issue:{issue.id}"
    assert verify.verify() == verify.Verdict(3, receipt.entry_hash, 0, None)


def test_where_the_touchscreen_is_down_the_client_signs_on_paper(issue):
    with pytest.raises(Refused):
        issue.sheet.parties[0].sign_on_paper("", "zh_Hans")

    receipt = issue.sheet.parties[0].sign_on_paper("前台文件夹三", "zh_Hans")

    assert receipt.outcome == "paper"
    assert held() == [("入户门钥匙", 2), ("地插", 1)]
