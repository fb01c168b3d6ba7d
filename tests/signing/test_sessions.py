"""From the desk's offer to a sealed outcome, and every way in between."""
import json
from datetime import timedelta

import pytest

from kiosk import clock
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.signing.chain import Receipt, ReceiptPayload
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.parts import PageReading, when_sealed
from kiosk.signing.states import OWN_SCREEN
from kiosk.site.models import Unit
from printer.spool import PrintJob

from .conftest import SENTENCE, STROKES, freeze, offer, read, sign


def test_a_screen_holds_one_open_session(offered):
    with pytest.raises(Refused):
        offer(room="101")

    offered.withdraw()
    assert offer(room="101").is_offered


def test_pages_come_in_their_order_and_from_the_frozen_bytes(offered):
    offered.open()

    with pytest.raises(Refused):
        offered.open_page(2)
    assert [offered.open_page(number) for number in (1, 2, 1)] == [(offered.documents[0], page) for page in (1, 2, 1)]
    with pytest.raises(Refused):
        offered.open_page(99)


def test_how_long_a_page_was_shown_is_measured_here(offered, monkeypatch):
    offered.open()
    seconds = iter([10.0, 14.25, 14.25, 15.0])
    monkeypatch.setattr(clock, "ticks", lambda: next(seconds))

    offered.open_page(1)
    offered.open_page(2)
    offered.leave_page()

    assert [(row.page, row.seconds) for row in PageReading.select().order_by(PageReading.id)] == [(1, 4.2), (2, 0.8)]


def test_unread_pages_keep_one_from_signing(offered):
    offered.open()
    offered.open_page(1)

    with pytest.raises(Refused, match="最后一页|last page"):
        sign(offered)
    assert Receipt.select().count() == 0
    assert SigningSession.at(THIS_SCREEN) == offered


def test_signing_seals_what_happened(offered):
    receipt = sign(read(offered))

    facts = receipt.facts
    assert facts["outcome"] == "signed"
    assert facts["statement"]["text"] == SENTENCE
    assert facts["unit"]["label"] == "1栋1单元11**"
    assert facts["identification"]["method"] == "document"
    assert [page for page, _at, _seconds in facts["documents"][0]["reading"]] == [1, 2, 3, 4, 5, 6]
    assert facts["at"] == "2026-11-21T09:30:00+08:00"
    assert SigningSession.get_by_id(offered.id).state == "signed"
    assert PrintJob.get().kind == "signature_receipt"


def test_the_strokes_stand_apart_as_they_were_drawn(offered):
    sign(read(offered))

    assert json.loads(ReceiptPayload.get().payload)["ink"]["strokes"] == STROKES


def test_nothing_personal_stands_in_the_record_or_in_events(offered):
    receipt = sign(read(offered))

    written = receipt.record + "".join(str(row.facts) for row in Event.select())
    assert "张三丰" not in written and "单元1102" not in written and "strokes" not in written
    assert "张三丰" in ReceiptPayload.get().payload


def test_a_second_submit_gets_the_first_receipt(offered):
    first = sign(read(offered))

    again = sign(SigningSession.get_by_id(offered.id))

    assert again == first
    assert Receipt.select().count() == PrintJob.select().count() == 1


def test_refusing_is_sealed_like_signing(offered):
    offered.open()

    receipt = offered.refuse("disagree", "", "zh_Hans")

    assert receipt.facts["outcome"] == "refused"
    assert receipt.facts["reason"] == "disagree"
    assert receipt.facts["statement"] is None
    assert sign(SigningSession.get_by_id(offered.id)) == receipt


def test_unfinished_ink_is_asked_about_once(offered):
    read(offered)

    assert offered.ask_about(Ink())
    assert not SigningSession.get_by_id(offered.id).ask_about(Ink())
    assert sign(offered, drawn="").facts["outcome"] == "signed"


def test_what_the_desk_took_back_is_over_for_the_person(offered):
    read(offered)

    SigningSession.get_by_id(offered.id).withdraw()

    with pytest.raises(Refused):
        sign(offered)
    assert Receipt.select().count() == 0


def test_an_offer_nobody_touches_ends_by_itself(offered, hands):
    hands.pass_by(timedelta(minutes=11))

    assert SigningSession.at(THIS_SCREEN) is None
    assert SigningSession.latest_at(THIS_SCREEN).reason == "time"


def test_who_leaves_ends_the_session_and_nothing_that_was_sealed(offered):
    sign(read(offered))

    SigningSession.leave(offered.id)

    assert SigningSession.get_by_id(offered.id).state == "signed"


def test_an_outcome_its_own_record_cannot_take_is_no_outcome(app):
    def fail(key, session, receipt):
        raise ArithmeticError(key)

    when_sealed("ledger", fail)
    session = read(offer(subject="ledger:42"))

    with pytest.raises(ArithmeticError, match="42"):
        sign(session)
    assert Receipt.select().count() == PrintJob.select().count() == 0
    assert SigningSession.get_by_id(session.id).state == "reading"


@pytest.mark.parametrize("screen, method", [(THIS_SCREEN, "code_phone"), (THIS_SCREEN, "signed_in"), (THIS_SCREEN, ""), (OWN_SCREEN, "document")])
def test_nobody_is_known_by_a_code_that_was_not_typed_or_an_account_that_is_not_theirs(app, hands, screen, method):
    with pytest.raises(Refused):
        SigningSession.offer(screen, Unit.select().first(), method, [(freeze(), "test:1")])


def test_what_nobody_touched_for_long_is_not_sealed_by_whoever_presses(offered, hands):
    session = read(offered)

    hands.pass_by(timedelta(minutes=11))

    with pytest.raises(Refused):
        sign(session)
    with pytest.raises(Refused):
        session.refuse("unsaid", "", "zh_Hans")
    assert Receipt.select().count() == 0
