"""Several documents at one sitting: each read, each ticked under its own sentence, one hand, one receipt that names all."""
import pytest

from kiosk.errors import Refused
from kiosk.signing.chain import Receipt
from kiosk.signing.models import MOST_DOCUMENTS, THIS_SCREEN, SigningSession
from kiosk.signing.parts import when_sealed
from kiosk.site.models import Unit
from printer.spool import PrintJob

from .conftest import DRAWN, freeze, read, sign

SHORT = "请按时办理登记。"


def offer_both() -> SigningSession:
    unit = Unit.get(Unit.building == "1栋", Unit.room == "1102")
    both = [(freeze("N2026-001", SHORT), "several:1"), (freeze("N2026-002", SHORT + "请带证件。"), "several:2")]
    return SigningSession.offer(THIS_SCREEN, unit, "document", both)


@pytest.fixture
def reader(kiosk, hands):
    kiosk.post("/signing/open", {"offer": offer_both().id})
    for number in (1, 2):
        kiosk.get(f"/signing/pages/{number}")
    return kiosk


def tick(reader, *documents):
    return reader.post("/signing/checks", {"checks": [f"several:{number}" for number in documents]})


def test_each_is_named_before_it_is_opened_and_each_page_says_whose_it_is(kiosk, hands, page):
    session = offer_both()

    named = page(kiosk.get("/signing/whom")).select("#documents li")
    kiosk.post("/signing/open", {"offer": session.id})
    steps = [page(kiosk.get(f"/signing/pages/{number}")).select_one("#page_step").text for number in (1, 2)]

    assert ["N2026-001" in named[0].text, "N2026-002" in named[1].text] == [True, True]
    assert steps == ["第 1 份，共 2 份 · 第 1 页，共 1 页", "第 2 份，共 2 份 · 第 1 页，共 1 页"]


def test_nothing_is_ticked_for_the_person_and_one_tick_is_not_enough(reader, page):
    shown = page(reader.get("/signing/checks")).select("[name=checks]")
    answer = tick(reader, "1")

    assert len(shown) == 2 and not any(box.has_attr("checked") for box in shown)
    assert answer.status_code == 422
    assert [box.has_attr("checked") for box in page(answer).select("[name=checks]")] == [True, False]
    assert reader.get("/signing/relation").headers["Location"] == "/signing/checks"


def test_one_hand_makes_one_receipt_that_names_both_and_tells_each_owner(reader):
    told = []
    when_sealed("several", lambda key, session, receipt: told.append((key, receipt.receipt_no)))
    tick(reader, "1", "2")
    reader.post("/signing/relation", {"relation": "owner"})
    reader.get("/signing/pad")
    reader.post("/signing/pad", {"strokes": DRAWN})
    reader.post("/signing/confirm")

    receipt = Receipt.get()
    assert [document["number"] for document in receipt.facts["documents"]] == ["N2026-001", "N2026-002"]
    assert told == [("1", receipt.receipt_no), ("2", receipt.receipt_no)]
    assert "N2026-001" in PrintJob.get().document and "N2026-002" in PrintJob.get().document
    assert "N2026-001, N2026-002" in receipt.facts["statement"]["text"]


def test_the_sentence_of_each_tick_is_kept_as_it_was_shown(reader, page):
    shown = [label.text.strip() for label in page(reader.get("/signing/checks")).select(".ticks label")]

    tick(reader, "1", "2")

    assert [document.statement for document in SigningSession.get().documents] == shown
    assert "N2026-001" in shown[0] and "N2026-002" in shown[1]


def test_what_was_not_ticked_cannot_be_signed(app, hands):
    session = read(offer_both())

    with pytest.raises(Refused):
        sign(session)
    assert Receipt.select().count() == 0


def test_no_sitting_is_too_long(app, hands):
    unit = Unit.get(Unit.building == "1栋", Unit.room == "1102")
    many = [(freeze(f"N2026-{number:03}", SHORT), f"test:{number}") for number in range(MOST_DOCUMENTS + 1)]

    with pytest.raises(Refused):
        SigningSession.offer(THIS_SCREEN, unit, "document", many)
