"""The whole way at the touchscreen, as a browser goes it."""
import json

import pytest
from cast import HTMX

from kiosk import drafts
from kiosk.signing.chain import Receipt, ReceiptPayload
from kiosk.signing.models import SigningSession
from printer.document import Document, Row
from printer.spool import PrintJob

from .conftest import DRAWN, STROKES, offer

PAGES = 6


@pytest.fixture
def reader(kiosk, offered):
    """A visitor who has opened the session and read to the end."""
    kiosk.post("/signing/open", {"offer": offered.id})
    for number in range(1, PAGES + 1):
        kiosk.get(f"/signing/pages/{number}")
    return kiosk


@pytest.fixture
def signer(reader):
    """A reader who has said who they are, before the pad."""
    reader.post("/signing/relation", {"relation": "family"})
    reader.get("/signing/pad")
    return reader


def session() -> SigningSession:
    return SigningSession.get()


def test_the_home_page_and_the_waiting_page_hear_of_an_offer(kiosk, app, hands, page):
    before = page(kiosk.get("/signing/offer"))
    waiting = kiosk.get("/signing/wait", headers=HTMX)

    offer()

    assert not before.select("a") and waiting.status_code == 204
    assert page(kiosk.get("/signing/offer")).select_one("#signing_offer a")
    assert kiosk.get("/signing/wait", headers=HTMX).headers["HX-Redirect"] == "/signing/whom"


def test_it_says_for_whom_it_is_without_saying_it_in_full(kiosk, offered):
    shown = kiosk.get("/signing/whom").text

    assert "1栋1单元11**" in shown and "张**" in shown
    assert "1102" not in shown and "张三丰" not in shown


def test_the_letter_is_not_named_before_the_yes(kiosk, offered):
    assert "装修管理告知书" not in kiosk.get("/signing/whom").text
    assert "N2026-001" in kiosk.get("/signing/whom").text


def test_not_me_ends_it_and_the_desk_sees_why(kiosk, offered):
    kiosk.post("/signing/not-me", {"offer": offered.id})

    assert session().reason == "not_me"


def test_a_yes_to_what_the_desk_has_since_replaced_opens_nothing(kiosk, offered):
    offered.withdraw()
    other = offer(room="102")

    answer = kiosk.post("/signing/open", {"offer": offered.id})

    assert answer.status_code == 410
    assert SigningSession.get_by_id(other.id).is_offered


def test_a_page_cannot_be_passed_over(kiosk, offered):
    kiosk.post("/signing/open", {"offer": offered.id})

    assert kiosk.get("/signing/pages/3").status_code == 409
    assert kiosk.get("/signing/pages/1").status_code == 200


def test_the_pad_shows_the_sentence_and_the_fingerprint(signer, page):
    pad = page(signer.get("/signing/pad"))

    assert "装修管理告知书" in pad.select_one("#sentence").text
    assert session().document.fingerprint in pad.text


def test_what_was_drawn_is_what_is_kept(signer):
    signer.post("/signing/pad", {"strokes": DRAWN})
    preview = signer.get("/signing/preview")
    signer.post("/signing/confirm")

    assert "M20.5 30" in preview.text
    assert json.loads(ReceiptPayload.get().payload)["ink"]["strokes"] == STROKES
    assert Receipt.get().facts["relation"] == "family"
    assert Receipt.get().receipt_no in signer.get("/signing/done").text


def test_the_sentence_is_kept_as_it_was_shown(signer, page):
    shown = page(signer.get("/signing/pad")).select_one("#sentence").text
    signer.post("/signing/pad", {"strokes": DRAWN})
    signer.post("/signing/confirm")

    assert Receipt.get().facts["statement"]["text"] == shown


def test_confirming_twice_makes_one_receipt(signer):
    signer.post("/signing/pad", {"strokes": DRAWN})
    answers = [signer.post("/signing/confirm").headers["Location"] for _time in range(2)]

    assert answers == ["/signing/done"] * 2
    assert Receipt.select().count() == 1


def test_who_receives_for_the_owner_says_what_lets_them(reader):
    asked = reader.post("/signing/relation", {"relation": "proxy"})
    reader.post("/signing/authority", {"authority": "owner_phoned"})
    reader.get("/signing/pad")
    reader.post("/signing/pad", {"strokes": DRAWN})
    reader.post("/signing/confirm")

    assert asked.headers["Location"] == "/signing/authority"
    assert (Receipt.get().outcome, session().authority, session().is_accepted) == ("proxy", "owner_phoned", True)
    assert "前台已电话告知业主" in PrintJob.get().document


def test_a_proxy_without_authority_signs_nothing(reader):
    reader.post("/signing/relation", {"relation": "proxy"})
    reader.get("/signing/pad")
    reader.post("/signing/pad", {"strokes": DRAWN})

    assert reader.get("/signing/preview").status_code == 200
    assert reader.post("/signing/confirm").status_code == 409
    assert Receipt.select().count() == 0


def test_the_preview_is_the_receipt_that_is_printed(signer, page):
    signer.post("/signing/pad", {"strokes": DRAWN})
    shown = page(signer.get("/signing/preview")).select_one("#receipt")
    signer.post("/signing/confirm")

    printed = Document.from_json(PrintJob.get().document).blocks
    rows = [f"{block.left} {block.right}" for block in printed if isinstance(block, Row)]
    assert [row.text for row in shown.select(".receipt__row")] == rows
    assert shown.select("svg path")


def test_whoever_is_chosen_afterwards_draws_again(signer, page):
    signer.post("/signing/pad", {"strokes": DRAWN})

    signer.post("/signing/relation", {"relation": "tenant"})

    assert not page(signer.get("/signing/pad")).select_one("input[name=strokes]").get("value")
    assert signer.post("/signing/confirm").status_code == 410
    assert Receipt.select().count() == 0


def test_another_language_changes_nothing_of_what_was_signed(signer):
    signer.post("/signing/pad", {"strokes": DRAWN})
    signer.post("/language", {"language": "en"})
    signer.post("/signing/confirm")

    facts = Receipt.get().facts
    assert facts["language"] == "zh_Hans" and "本人" in facts["statement"]["text"]


def test_with_what_it_was_drawn_is_kept(signer):
    drawn = json.dumps(json.loads(DRAWN) | {"input": "touch", "dpi": 102.4})

    signer.post("/signing/pad", {"strokes": drawn})
    signer.post("/signing/confirm")

    assert session().ink_meta == {"input": "touch", "dpi": 102.4}


@pytest.mark.parametrize("strokes", ["{", '{"width":1}x', '{"width":300,"height":120,"strokes":[[[1e9,1,1]]]}'])
def test_ink_that_cannot_be_read_is_asked_for_again(signer, strokes):
    answer = signer.post("/signing/pad", {"strokes": strokes})

    assert answer.status_code == 422
    assert "<ink-pad" in answer.text


def test_the_desk_sees_when_the_pages_are_behind_the_person(reader, desk, page):
    reader.get("/signing/pages/2")
    reading = page(desk.get("/desk/notices/screen")).select_one(".screen-state").text
    reader.get("/signing/relation")
    signing = page(desk.get("/desk/notices/screen")).select_one(".screen-state").text

    assert "正在阅读" in reading and "页" in reading
    assert signing.split() == ["正在签名"]


def test_leaving_while_it_is_open_says_that_nothing_is_signed(reader, page):
    leaving = page(reader.get("/leave?back=/signing/pad"))

    assert "离开后不算签收" in leaving.text
    assert leaving.select_one(".btn--primary")["href"] == "/signing/pad" and not leaving.select("footer [href='/signing/pad']")


@pytest.mark.parametrize("strokes", ["", '{"width":300,"height":120,"strokes":[]}'])
def test_an_empty_pad_is_never_a_signature(signer, strokes):
    answers = [signer.post("/signing/pad", {"strokes": strokes}) for _time in range(3)]

    assert [answer.status_code for answer in answers] == [422] * 3
    assert "不便签名" in answers[0].text
    assert signer.get("/signing/preview").status_code == 410


def test_a_short_name_is_questioned_once_and_then_taken(signer):
    dot = '{"width":300,"height":120,"strokes":[[[10,10,0],[12,11,9]]]}'
    first, second = (signer.post("/signing/pad", {"strokes": dot}) for _time in range(2))

    assert first.status_code == 422
    assert second.headers["Location"] == "/signing/preview"


def test_refusing_leads_to_a_receipt_as_well(reader):
    reader.post("/signing/refuse", {"reason": "unsaid"})

    assert Receipt.get().facts["outcome"] == "refused"
    assert Receipt.get().receipt_no in reader.get("/signing/done").text


def test_a_reason_that_nobody_offers_is_not_recorded(reader):
    assert reader.post("/signing/refuse", {"reason": "because"}).status_code == 409
    assert Receipt.select().count() == 0


def test_nothing_is_remembered_after_it(signer):
    signer.post("/signing/pad", {"strokes": DRAWN})
    with_draft = len(drafts._drafts)

    signer.post("/signing/confirm")
    signer.post("/end")

    assert len(drafts._drafts) == with_draft - 1
    assert signer.get("/signing/done").status_code == 410


def test_leaving_half_way_ends_it_and_the_desk_sees_that(reader):
    reader.post("/end")

    assert (session().state, session().reason) == ("expired", "left")
    assert reader.get("/signing/pad").status_code == 410


def test_a_page_hears_that_the_desk_took_it_back(reader):
    before = reader.get("/signing/still", headers=HTMX)
    session().withdraw()

    assert before.status_code == 204
    assert reader.get("/signing/still", headers=HTMX).headers["HX-Redirect"] == "/signing/over"
    assert reader.get("/signing/over").status_code == 410


def test_no_step_can_be_reached_without_the_ones_before(kiosk, offered):
    for path in ("pages/1", "checks", "relation", "authority", "pad", "witness", "witness/wait", "preview", "refuse", "done", "slip"):
        assert kiosk.get(f"/signing/{path}").status_code == 410, path
    kiosk.post("/signing/open", {"offer": offered.id})
    assert kiosk.get("/signing/preview").status_code == 410
    assert kiosk.post("/signing/confirm").status_code == 410


def test_signing_does_not_exist_on_the_lan(lan, offered):
    assert lan.get("/signing/whom").status_code == 404


def test_no_address_says_who_it_is_about(signer):
    pages = [signer.get(path).text for path in ("/signing/relation", "/signing/pad", "/signing/refuse")]

    assert not any(session().id in text or session().unit.id in text for text in pages)
