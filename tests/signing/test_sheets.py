"""Several parties sign one sheet, one after another; the box keeps to the order, and knows who is missing."""
from datetime import timedelta

import pytest
from cast import engineer, manager, receptionist

from kiosk.errors import Refused
from kiosk.events import Event, acting
from kiosk.signing import missing, sheets
from kiosk.signing.chain import Receipt
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.parties import CLIENT, ENGINEERING, HEAD, PENDING, REFUSED, SERVICE, SIGNED, VOID
from kiosk.signing.sheets import Sheet
from kiosk.site.models import Unit
from printer.spool import PrintJob

from .conftest import DRAWN, SENTENCE, freeze


@pytest.fixture
def sheet(app, hands) -> Sheet:
    return Sheet.make(Unit.select().first(), [(freeze(), "test:1")], [CLIENT, SERVICE, ENGINEERING])


def read_through(session):
    for number in range(1, len(session.pages) + 1):
        session.open_page(number)
    return session


def client_signs(sheet):
    session = sheet.parties[0].offer(THIS_SCREEN, "known")
    session.open()
    return read_through(session).sign("owner", Ink.read(DRAWN), SENTENCE, "zh_Hans")


def staff_signs(party, staff):
    with acting(staff.id, "lan"):
        return read_through(party.sit_down(staff)).sign("staff", Ink.read(DRAWN), SENTENCE, "zh_Hans")


def test_three_parties_sign_in_their_order_and_the_sheet_is_complete(sheet):
    qian, wang = receptionist(), engineer()

    client_signs(sheet)
    staff_signs(sheet.parties[1], qian)
    staff_signs(sheet.parties[2], wang)

    sheet = Sheet.get()
    assert sheet.is_complete and sheet.ended_at
    signed = [SigningSession.get_by_id(receipt.session_id).party for receipt in Receipt.select().order_by(Receipt.seq)]
    assert signed == [CLIENT, SERVICE, ENGINEERING]
    assert [party.receipt_no for party in sheet.parties] == [receipt.receipt_no for receipt in Receipt.select().order_by(Receipt.seq)]
    assert Event.about(f"sheet:{sheet.id}").where(Event.verb == "sheet.complete").count() == 1


def test_nobody_signs_before_their_turn(sheet):
    with pytest.raises(Refused, match="业主|客户|住户"):
        staff_signs(sheet.parties[1], receptionist())

    assert SigningSession.select().count() == 0


def test_one_of_two_colleagues_who_read_at_once_signs(sheet):
    client_signs(sheet)
    qian, yun = receptionist(), receptionist("yun")
    with acting(yun.id, "lan"):
        slower = read_through(sheet.parties[1].sit_down(yun))

    staff_signs(sheet.parties[1], qian)

    with pytest.raises(Refused):
        slower.sign("staff", Ink.read(DRAWN), SENTENCE, "zh_Hans")
    assert Receipt.select().count() == 2


def test_only_the_role_it_is_for_may_sign(sheet):
    client_signs(sheet)

    with pytest.raises(Refused):
        staff_signs(sheet.parties[1], engineer())


def test_a_colleague_signs_under_their_own_account_and_gets_no_slip(sheet):
    client_signs(sheet)
    qian, slips = receptionist(), PrintJob.select().count()

    receipt = staff_signs(sheet.parties[1], qian)

    assert receipt.facts["identification"] == {"method": "signed_in", "staff": qian.id} | receipt.facts["identification"]
    assert PrintJob.select().count() == slips


def test_a_party_that_refused_keeps_the_sheet_open_and_may_be_asked_again(sheet):
    session = sheet.parties[0].offer(THIS_SCREEN, "known")
    session.open()
    session.refuse("unclear", "", "zh_Hans")

    refused = sheet.parties[0]
    assert (refused.state, refused.reason, Sheet.get().is_open) == (REFUSED, "unclear", True)

    client_signs(sheet)
    assert sheet.parties[0].state == SIGNED


def test_only_the_client_signs_at_the_touchscreen_or_on_paper(sheet):
    client_signs(sheet)

    with pytest.raises(Refused):
        sheet.parties[1].offer(THIS_SCREEN, "known")
    with pytest.raises(Refused):
        sheet.parties[1].sign_on_paper("铁柜二", "zh_Hans")


def test_a_void_sheet_is_signed_by_nobody_and_its_sitting_ends(sheet):
    session = sheet.parties[0].offer(THIS_SCREEN, "known")

    sheet.void("数量写错")

    assert [party.state for party in sheet.parties] == [VOID] * 3
    assert not SigningSession.get_by_id(session.id).is_open
    with pytest.raises(Refused):
        sheet.parties[0].offer(THIS_SCREEN, "known")
    with pytest.raises(Refused):
        sheet.void("再来一次")


def test_a_signature_that_is_void_no_longer_counts_as_missing(sheet):
    assert [party.kind for party in missing.open_signatures()] == [CLIENT, SERVICE, ENGINEERING]

    sheet.void("数量写错")

    assert not list(missing.open_signatures())


def test_what_waits_for_a_person_is_what_their_role_signs_next(sheet):
    qian, wang = receptionist(), engineer()
    assert missing.to_sign(qian) == []

    client_signs(sheet)

    assert [party.kind for party in missing.to_sign(qian)] == [SERVICE]
    assert missing.to_sign(wang) == []


def test_a_department_is_asked_and_signs_for_several_documents_at_once(app, hands):
    sheet = sheets.ask_staff([(freeze(), "test:1"), (freeze("N2026-002", "第二份。"), "test:2")], HEAD)
    chen = manager()

    staff_signs(missing.to_sign(chen)[0], chen)

    assert Sheet.get().is_complete
    assert len(Receipt.get().facts["documents"]) == 2
    assert list(Sheet.about("test:2")) == [sheet]


def test_a_sitting_left_alone_is_begun_anew(sheet, hands):
    client_signs(sheet)
    qian = receptionist()
    with acting(qian.id, "lan"):
        first = sheet.parties[1].sit_down(qian)
        assert sheet.parties[1].sit_down(qian) == first
        hands.pass_by(timedelta(minutes=11))

        assert sheet.parties[1].standing == PENDING
        assert sheet.parties[1].sit_down(qian) != first
