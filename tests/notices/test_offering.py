"""Putting notices before a person: several at once, how the person is known, and where paper takes its place."""
import cast
import pytest

from kiosk.errors import Refused
from kiosk.events import acting
from kiosk.notices.models import Notice, NoticeRecipient
from kiosk.signing.agreements import Agreement
from kiosk.signing.codes import PickUpCode
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.sheets import Sheet
from kiosk.site.models import Unit


@pytest.fixture
def home(app, hands) -> Unit:
    return Unit.get(Unit.building == "1栋", Unit.room == "1102")


def offer(desk, notice, home, **fields):
    return desk.post(f"/desk/notices/{notice.id}/units/{home.id}/offer", {"method": "document"} | fields)


def test_all_that_is_open_for_a_home_is_signed_at_one_sitting(desk, home, page):
    first, second = cast.issued_notice(title="第一份"), cast.issued_notice(title="第二份")
    cast.issued_notice(title="停水", kind="stop_water")
    assert "2" in page(desk.get(f"/desk/notices/{first.id}/units/{home.id}")).select_one("#open_here").text

    offer(desk, first, home, all="1")
    session = SigningSession.get()
    session.open()
    for number in range(1, len(session.pages) + 1):
        session.open_page(number)
    session.tick(set(session.checks))
    receipt = session.sign("owner", Ink(), "收到", "zh_Hans")

    assert [row.frozen.title for row in session.documents] == ["第一份", "第二份"]
    assert {notice.recipient(home).receipt_no for notice in (first, second)} == {receipt.receipt_no}


def test_an_important_one_asks_for_a_document_or_a_code_by_phone(desk, home, page):
    important = cast.issued_notice(importance="important")

    offered = page(desk.get(f"/desk/notices/{important.id}/units/{home.id}")).select("[name=method]")

    assert [each["value"] for each in offered] == ["document", "code_phone"]
    assert offer(desk, important, home, method="known").status_code == 409
    assert SigningSession.select().count() == 0


def test_the_most_important_of_several_decides_for_all_of_them(app, home):
    notices = [cast.issued_notice(), cast.issued_notice(importance="important")]

    with pytest.raises(Refused):
        Notice.offer_all(notices, home, "known", THIS_SCREEN)


def test_a_home_that_has_not_agreed_signs_on_paper(desk, home, page):
    Agreement.update(ended_on=cast.date(2026, 11, 1)).execute()
    notice = cast.issued_notice()

    shown = page(desk.get(f"/desk/notices/{notice.id}/units/{home.id}"))

    assert shown.select_one("#no_agreement") and not shown.select("[name=method]")
    assert offer(desk, notice, home).status_code == 409


def test_a_code_brings_the_notices_to_the_screen(desk, home, page):
    notice = cast.issued_notice()

    digits = page(offer(desk, notice, home, method="code_phone")).select_one("#digits").text
    session = PickUpCode.with_digits(digits).redeem(THIS_SCREEN)

    assert [row.subject for row in session.documents] == [f"notice:{notice.id}"]


@pytest.mark.parametrize("method", ["document", "code_slip", "code_phone"])
def test_paper_only_reaches_no_screen_by_any_way(desk, home, method):
    notice = cast.issued_notice(paper_only=True)

    assert offer(desk, notice, home, method=method).status_code == 409
    assert offer(desk, notice, home, method=method, all="1").status_code == 409
    assert SigningSession.select().count() == PickUpCode.select().count() == 0


def test_a_department_signs_on_its_own_screen_and_is_done(app, hands):
    engineer = cast.engineer()
    notice = cast.issued_notice(recipients=["@engineering", "1栋/1单元/101"])

    with acting(engineer.id, "lan"):
        session = Sheet.get().parties[0].sit_down(engineer)
        session.open_page(1)
        session.sign("staff", Ink(), "收到", "zh_Hans")

    assert NoticeRecipient.get(NoticeRecipient.department == "engineering").is_signed
    assert notice.counts["pending"] == 1


def test_what_is_withdrawn_is_before_nobody_any_more(app, home):
    notice, boss = cast.issued_notice(recipients=["1栋", "@engineering"]), cast.manager()
    session = notice.offer(home, "document", THIS_SCREEN)

    notice.withdraw(boss, "日期有误")

    assert SigningSession.get_by_id(session.id).state == "withdrawn"
    assert Sheet.get().state == "void"


def test_more_than_one_sitting_holds_is_offered_in_parts(desk, home, page):
    first, *_others = (cast.issued_notice(title=f"第{number}份") for number in range(5))

    digits = page(offer(desk, first, home, method="code_phone", all="1")).select_one("#digits").text
    session = PickUpCode.with_digits(digits).redeem(THIS_SCREEN)

    assert [row.frozen.title for row in session.documents] == ["第0份", "第1份", "第2份", "第3份"]
    assert "5" in page(desk.get(f"/desk/notices/{first.id}/units/{home.id}")).select_one("#open_here").text


def test_a_code_is_not_given_for_more_than_one_sitting_holds(app, home):
    notices = [cast.issued_notice() for _number in range(5)]

    assert len(Notice.ready_for(notices, home, "code_slip")) == 4
