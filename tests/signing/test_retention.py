"""The strokes and the name go three years after the thing itself is over; the chain does not notice."""
from datetime import timedelta

import pytest

from kiosk import clock
from kiosk.signing import checkups, retention, verify
from kiosk.signing.chain import ReceiptPayload
from kiosk.signing.sealing import Sealer

DAY = timedelta(days=1)


@pytest.fixture
def life(chain, hands):
    """The life of what the receipts were signed for: it ends a year after they were signed."""
    ended = clock.today() + timedelta(days=365)
    retention.when_over("test", lambda key: ended if clock.today() >= ended else None)
    Sealer().one_turn()
    yield ended
    retention._lives.pop("test")


def test_while_it_is_not_over_long_enough_everything_is_kept(life, hands):
    hands.pass_by(timedelta(days=365) + verify.KEPT_AT_LEAST - DAY)

    retention.forget_old()

    assert ReceiptPayload.select().count() == 5


def test_three_years_after_it_was_over_what_is_personal_goes_and_the_chain_verifies(life, hands):
    hands.pass_by(timedelta(days=365) + verify.KEPT_AT_LEAST)

    checkups.check_if_due()

    assert ReceiptPayload.select().count() == 0
    assert checkups.latest().is_intact and checkups.latest().count == 5


def test_what_nobody_speaks_for_is_kept(chain, hands):
    hands.pass_by(verify.KEPT_AT_LEAST * 3)

    retention.forget_old()

    assert ReceiptPayload.select().count() == 5
