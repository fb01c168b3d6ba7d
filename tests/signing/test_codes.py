"""Pick-up codes: given at the desk to somebody it knows, typed in at the touchscreen, once."""
from datetime import timedelta

import pytest

from kiosk import clock
from kiosk.db import database
from kiosk.errors import Refused
from kiosk.events import acting
from kiosk.signing.agreements import Agreement
from kiosk.signing.codes import UNUSED_KEPT, PickUpCode
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.site.models import Unit
from printer.spool import PrintJob

from .conftest import freeze, offer

SUBJECT = "test:1"


def give(method="code_slip", room="1102") -> str:
    unit = Unit.get(Unit.building == "1栋", Unit.room == room)
    with acting("qian", "desk"):
        return PickUpCode.give(unit, method, [(freeze(), SUBJECT)])


def test_it_brings_the_documents_of_whoever_it_was_given_to(app, hands):
    session = PickUpCode.with_digits(give()).redeem(THIS_SCREEN)

    assert (session.unit.room, session.identified_by, session.staff) == ("1102", "code_slip", "qian")
    assert session.evidence_ref == PickUpCode.get().id
    assert [(row.frozen, row.subject) for row in session.documents] == [(freeze(), SUBJECT)]


def test_it_counts_once(app, hands):
    digits = give()
    code = PickUpCode.with_digits(digits)
    code.redeem(THIS_SCREEN).withdraw()

    assert PickUpCode.with_digits(digits) is None
    with pytest.raises(Refused):
        code.redeem(THIS_SCREEN)


@pytest.mark.parametrize("method, minutes", [("code_slip", 30), ("code_phone", 10)])
def test_it_lives_as_long_as_its_way_allows(app, hands, method, minutes):
    digits = give(method)

    hands.pass_by(timedelta(minutes=minutes, seconds=-1))
    assert PickUpCode.with_digits(digits)
    hands.pass_by(timedelta(seconds=1))
    assert PickUpCode.with_digits(digits) is None


def test_another_one_for_the_same_unit_ends_the_one_before(app, hands):
    first, second = give(), give()

    assert PickUpCode.with_digits(first) is None or first == second
    assert PickUpCode.with_digits(second)


def test_a_busy_touchscreen_does_not_use_it_up(app, hands):
    digits = give()
    standing = offer(room="101")

    with pytest.raises(Refused):
        PickUpCode.with_digits(digits).redeem(THIS_SCREEN)
    standing.withdraw()
    assert PickUpCode.with_digits(digits).redeem(THIS_SCREEN).is_offered


def test_the_digits_stand_on_the_slip_and_in_no_column(app, hands):
    digits = give()

    assert PrintJob.get().kind == "pick_up_code" and digits in PrintJob.get().document
    assert digits not in "".join(map(str, database.execute_sql("select * from pick_up_code").fetchone()))


def test_what_is_read_out_is_not_printed(app, hands):
    give("code_phone")

    assert PrintJob.select().count() == 0


def test_seeing_a_document_gives_nobody_a_code(app, hands):
    with pytest.raises(Refused):
        give("document")

    assert SigningSession.select().count() == 0


def test_at_the_touchscreen_it_leads_on_to_the_question_for_whom(kiosk, hands):
    answer = kiosk.post("/signing/code", {"code": give()})

    assert answer.headers["Location"] == "/signing/whom"
    assert "1栋1单元11**" in kiosk.get("/signing/whom").text


def test_wrong_ones_are_told_so_and_soon_no_more_are_taken(kiosk, hands):
    right = give()
    wrong = "000000" if right != "000000" else "111111"

    assert [kiosk.post("/signing/code", {"code": wrong}).status_code for _try in range(5)] == [422] * 5
    assert kiosk.post("/signing/code", {"code": right}).status_code == 409


def test_a_household_without_agreement_is_kindly_sent_to_paper(kiosk, hands):
    Agreement.update(ended_on=clock.today()).execute()

    answer = kiosk.post("/signing/code", {"code": give()})

    assert answer.headers["Location"] == "/signing/on-paper"
    assert SigningSession.select().count() == 0
    assert kiosk.get("/signing/on-paper").status_code == 200


def test_whoever_has_a_code_that_counts_does_not_guess_without_end(kiosk, hands):
    own, standing = give(), offer(room="101")

    answers = []
    for guess in range(6):
        answers.append(kiosk.post("/signing/code", {"code": f"{(int(own) + 1 + guess) % 10 ** 6:06}"}).status_code)
        kiosk.post("/signing/code", {"code": own})

    assert standing.is_open and 409 in answers


def test_a_code_nobody_used_is_forgotten_after_a_month(app, hands):
    give()
    PickUpCode.forget_unused()
    assert PickUpCode.select().exists()

    hands.pass_by(UNUSED_KEPT + timedelta(hours=1))
    PickUpCode.forget_unused()

    assert not PickUpCode.select().exists()
