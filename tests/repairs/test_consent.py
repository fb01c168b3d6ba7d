"""A quote signed at the touchscreen: the signature is a yes to exactly the version that was shown."""
import json

import pytest

from kiosk.errors import Refused
from kiosk.repairs import consent
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import SIGNATURE, Quote
from kiosk.signing import words
from kiosk.signing.chain import Receipt
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from printer.spool import PrintJob

DRAWN = json.dumps({"width": 300, "height": 120, "strokes": [[[20, 30, 0, 0.5], [120, 32, 40, 0.6], [180, 30, 95, 0.4]],
                                                            [[100, 20, 300, 0.5], [98, 90, 420, 0.7]]]})


@pytest.fixture
def offered(desk, reached):
    """An order whose quote the desk has put on the touchscreen."""
    order = reached("quoted")
    desk.post(f"/desk/repairs/{order.id}/quotes/1/signature", {"method": "known"})
    return order


def _read(session):
    session.open()
    for number in range(1, len(session.pages) + 1):
        session.open_page(number)
    return session


def _signed(session) -> Receipt:
    return _read(session).sign("owner", Ink.read(DRAWN), words.statement(session), "zh_Hans")


def test_signing_accepts_the_quote_and_keeps_what_was_signed(offered):
    receipt = _signed(SigningSession.at(THIS_SCREEN))

    order, quote = Order.get_by_id(offered.id), Quote.latest(offered)
    assert (order.state, order.agreed_fen, quote.answered_how) == ("accepted", 8050, SIGNATURE)
    document = SigningSession.get().document
    assert (document.number, document.version) == (order.number, 1)
    assert all(words in "".join(document.content.pages) for words in ("换水龙头", "50.00 x 1 = 50.00", "80.50", "人民币捌拾元零伍角整"))
    assert receipt.receipt_no


def test_the_sentence_above_the_pad_is_a_yes_and_not_only_a_receipt(offered):
    sentence = words.statement(SigningSession.at(THIS_SCREEN))

    assert "同意" in sentence and "不表示同意" not in sentence


def test_the_paper_says_that_it_was_agreed_to_and_not_only_received(offered):
    _signed(SigningSession.at(THIS_SCREEN))

    assert "签名同意凭证" in PrintJob.get(PrintJob.kind == "signature_receipt").document


def test_refusing_to_sign_declines_it(offered):
    _read(SigningSession.at(THIS_SCREEN)).refuse("disagree", "owner", "zh_Hans")

    assert (Order.get_by_id(offered.id).state, Quote.latest(offered).answered_how) == ("declined", SIGNATURE)


def test_a_signature_under_an_old_version_is_not_sealed(offered):
    session = _read(SigningSession.at(THIS_SCREEN))
    Quote.make(Order.get_by_id(offered.id), Quote.latest(offered).items * 2, "owner", by=offered.engineer)

    with pytest.raises(Refused, match="新的报价"):
        _signed(session)
    assert (Order.get_by_id(offered.id).state, Receipt.select().count()) == ("quoted", 0)


def test_refusing_an_old_version_says_nothing_about_the_new_one(offered):
    session = _read(SigningSession.at(THIS_SCREEN))
    Quote.make(Order.get_by_id(offered.id), Quote.latest(offered).items * 2, "owner", by=offered.engineer)

    session.refuse("ask", "owner", "zh_Hans")

    assert Order.get_by_id(offered.id).state == "quoted"


def test_a_quote_that_was_answered_is_not_offered(reached):
    with pytest.raises(Refused):
        consent.offer(Quote.latest(reached("accepted")), "known", THIS_SCREEN)


def test_the_order_page_shows_how_it_stands_and_takes_it_back(desk, offered, page):
    session = SigningSession.at(THIS_SCREEN)
    shown = page(desk.get(f"/desk/repairs/{offered.id}")).select_one(f"#repair_order_{offered.id}_signing")
    assert shown.select_one(".screen-state")["data-state"] == "offered"

    desk.post(f"/desk/repairs/{offered.id}/signature/{session.id}/withdraw")

    assert SigningSession.get_by_id(session.id).state == "withdrawn"


def test_the_document_names_nobody_and_no_address(offered):
    text = SigningSession.at(THIS_SCREEN).document.bytes.decode()

    assert "1102" not in text and "138" not in text and "张三丰" not in text


def test_the_touchscreen_calls_it_a_quote(kiosk, offered):
    assert "报价" in kiosk.get("/signing/offer").text
