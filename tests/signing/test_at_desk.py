"""What came of a document away from the touchscreen: sealed like a signature, and never without what it rests on."""
import cast
import pytest

from kiosk.errors import Refused
from kiosk.events import acting
from kiosk.signing.chain import Receipt
from kiosk.signing.models import SigningSession
from kiosk.signing.parts import when_sealed
from kiosk.site.models import Unit
from kiosk.staff.models import Staff
from printer.spool import PrintJob

from .conftest import freeze


@pytest.fixture
def clerk(app, hands):
    return cast.receptionist()


@pytest.fixture
def witness(clerk):
    return cast.manager()


def note(outcome, **facts) -> Receipt:
    unit = Unit.get(Unit.building == "1栋", Unit.room == "1102")
    with acting(Staff.get(Staff.account == "qian").id, "lan"):
        return SigningSession.record_at_desk(unit, [(freeze(), "door:7")], outcome, language="zh_Hans", **facts)


def test_every_way_is_sealed_and_told_to_the_documents_owner(app, witness):
    told = []
    when_sealed("door", lambda key, session, receipt: told.append((key, session.state, session.is_accepted)))

    note("proxy", relation="family", authority="household")
    note("refused", reason="disagree", witness=witness)
    note("left", reason="absent", witness=witness)
    note("paper", reason="2026年通知卷第3册")

    assert told == [("7", "proxy", True), ("7", "refused", False), ("7", "left", False), ("7", "paper", True)]
    assert [row.outcome for row in Receipt.select().order_by(Receipt.seq)] == ["proxy", "refused", "left", "paper"]


@pytest.mark.parametrize("outcome, facts", [
    ("signed", {}),
    ("proxy", {"relation": "family"}), ("proxy", {"authority": "household"}), ("proxy", {"relation": "owner", "authority": "household"}),
    ("refused", {"reason": "disagree"}), ("refused", {"witness": "chen"}), ("left", {"reason": "absent"}),
    ("left", {"reason": "disagree", "witness": "chen"}),
    ("paper", {}), ("paper", {"reason": "  "}), ("paper", {"reason": "张先生 13812341234"}),
])
def test_nothing_is_recorded_without_what_it_rests_on(app, witness, outcome, facts):
    facts = {name: witness if value == "chen" else value for name, value in facts.items()}

    with pytest.raises(Refused):
        note(outcome, **facts)
    assert Receipt.select().count() == SigningSession.select().count() == 0


def test_nobody_is_their_own_witness(clerk):
    with pytest.raises(Refused):
        note("left", reason="absent", witness=clerk)


def test_a_maintainer_is_no_witness_and_the_record_says_how_she_proved_it(witness):
    with pytest.raises(Refused):
        note("left", reason="absent", witness=cast.maintainer())

    assert note("left", reason="absent", witness=witness).facts["witness"] == {"staff": witness.id, "reason": "", "confirmed": "password"}


def test_the_touchscreen_stays_free_and_the_paper_comes_out_at_the_desk(app, witness):
    note("left", reason="absent", witness=witness)

    assert SigningSession.at(1) is None
    assert (PrintJob.get().kind, PrintJob.get().role) == ("signature_receipt", "desk")
