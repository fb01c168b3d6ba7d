"""不便签名: the person says why, the desk is told at once, a colleague comes by her own sign-in and signs as the witness."""
import pytest
from cast import HTMX, engineer

from kiosk.errors import Refused
from kiosk.events import acting
from kiosk.signing.chain import Receipt
from kiosk.signing.models import SigningSession
from kiosk.signing.parties import ENGINEERING
from kiosk.signing.sheets import Sheet
from kiosk.staff.models import Staff
from printer.spool import PrintJob

from .conftest import DRAWN, freeze, offer, read, sign


@pytest.fixture
def asker(kiosk, desk, hands):
    """A reader who has said who they are, and would rather not write."""
    kiosk.post("/signing/open", {"offer": offer().id})
    for number in range(1, 7):
        kiosk.get(f"/signing/pages/{number}")
    kiosk.post("/signing/relation", {"relation": "owner"})
    kiosk.post("/signing/witness", {"reason": "cannot_write"})
    return kiosk


def session() -> SigningSession:
    return SigningSession.get()


def come(desk):
    return desk.post(f"/desk/signing/{session().id}/witness", headers=HTMX)


def test_the_desk_is_told_at_once_and_the_person_waits(asker, desk, page):
    alarm = page(desk.get("/desk/status")).select_one("#without_witness [role=alert]")

    assert "不便书写" in alarm.text and "1102" not in alarm.text
    assert asker.get("/signing/pad").headers["Location"] == "/signing/witness/wait"
    assert asker.get("/signing/witness/there", headers=HTMX).status_code == 204


def test_once_a_colleague_has_come_the_pad_is_hers(asker, desk, page):
    come(desk)

    assert asker.get("/signing/witness/there", headers=HTMX).headers["HX-Redirect"] == "/signing/pad"
    pad = page(asker.get("/signing/pad"))
    assert "宣读" in pad.select_one("#sentence").text and "李倩" in pad.text
    assert not page(desk.get("/desk/status")).select("#without_witness")


def test_it_is_sealed_with_the_witness_and_the_reason(asker, desk):
    come(desk)
    asker.get("/signing/pad")
    asker.post("/signing/pad", {"strokes": DRAWN})
    asker.post("/signing/confirm")

    assert (Receipt.get().outcome, session().state, session().is_accepted) == ("witnessed", "witnessed", True)
    assert Receipt.get().facts["witness"] == {"staff": Staff.get().id, "reason": "cannot_write", "confirmed": "signed_in"}
    assert "宣读" in Receipt.get().facts["statement"]["text"]
    assert "李倩" in PrintJob.get().document and "李倩" not in Receipt.get().record


def test_the_person_may_sign_alone_after_all_and_nothing_of_the_witness_is_left(asker, desk):
    come(desk)
    asker.get("/signing/pad")
    asker.post("/signing/pad", {"strokes": DRAWN})
    asker.post("/signing/alone")
    gone = asker.get("/signing/preview").status_code

    asker.get("/signing/pad")
    asker.post("/signing/pad", {"strokes": DRAWN})
    asker.post("/signing/confirm")

    assert gone == 410
    assert (Receipt.get().outcome, session().witness, session().witness_reason) == ("signed", None, "")


def test_nobody_signs_for_the_person_while_no_colleague_is_there(asker):
    with pytest.raises(Refused):
        sign(session())
    assert Receipt.select().count() == 0


def test_what_was_drawn_before_the_colleague_came_is_not_the_witnesss(asker, desk):
    asker.post("/signing/alone")
    asker.get("/signing/pad")
    asker.post("/signing/witness", {"reason": "cannot_see"})
    while_alone = asker.post("/signing/pad", {"strokes": DRAWN})
    come(desk)

    assert while_alone.headers["Location"] == "/signing/witness/wait"
    assert asker.post("/signing/confirm").status_code == 410
    with pytest.raises(Refused):
        sign(session())
    assert Receipt.select().count() == 0


def test_whoever_said_who_the_person_is_is_not_the_witness(desk, hands):
    qian = Staff.get()
    with acting(qian.id, "lan"):
        session = read(offer())

    assert come(desk).status_code == 409
    assert SigningSession.get_by_id(session.id).witness is None


def test_nobody_comes_to_a_colleagues_own_screen(desk, hands):
    wang = engineer()
    party = Sheet.make(None, [(freeze(), "test:1")], [ENGINEERING]).parties[0]
    with acting(wang.id, "lan"):
        party.sit_down(wang)

    assert come(desk).status_code == 409
    assert session().witness is None


def test_only_one_colleague_comes(asker, desk):
    come(desk)

    assert come(desk).status_code == 409


def test_a_refusal_may_have_a_witness_too(kiosk, desk, hands):
    kiosk.post("/signing/open", {"offer": offer().id})
    come(desk)
    kiosk.post("/signing/refuse", {"reason": "disagree"})

    assert (Receipt.get().outcome, session().witness) == ("refused", Staff.get().id)
    assert "李倩" in PrintJob.get().document


def test_the_desks_panel_lets_a_colleague_be_there_from_the_first_page(kiosk, desk, hands, page):
    kiosk.post("/signing/open", {"offer": offer().id})
    form = page(desk.get("/desk/notices/screen")).select_one("form[action$=witness]")

    answer = desk.post(form["action"], {"back": "/desk/notices"})

    assert answer.headers["Location"] == "/desk/notices"
    assert "李倩" in page(desk.get("/desk/notices/screen")).select_one("#signing_screen").text


def test_a_reason_that_nobody_offers_calls_nobody(app, hands):
    with pytest.raises(Refused):
        read(offer()).ask_for_witness("because")


def test_who_has_not_read_it_needs_no_witness_yet(offered):
    offered.open()

    with pytest.raises(Refused):
        offered.ask_for_witness("cannot_see")
