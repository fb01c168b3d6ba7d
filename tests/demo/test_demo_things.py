"""The demo shows sheets at three places of their life."""
from cast import engineer, receptionist

from kiosk.demo import things
from kiosk.registers import holdings
from kiosk.registers.models import Issue
from kiosk.signing import missing
from kiosk.signing.chain import Receipt


def test_the_demo_hands_out_things_once(app, hands):
    receptionist(), engineer()

    things.hand_out_some()
    things.hand_out_some()

    assert Issue.select().count() == 3 and Receipt.select().count() == 5
    assert [issue.sheet.is_complete for issue in Issue.select().order_by(Issue.id)] == [True, False, False]
    assert holdings.out().lines == 6
    assert len(list(missing.open_signatures())) == 4
