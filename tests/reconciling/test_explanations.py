"""The words behind a verdict go after half a year; what was said in codes stays."""
from datetime import timedelta

from kiosk import clock
from kiosk.reconciling import explanations
from kiosk.reconciling.corrections import Correction
from kiosk.reconciling.explanations import Explanation
from kiosk.reconciling.models import ReconciledOrder, Reconciliation


def test_words_are_forgotten_after_half_a_year_and_codes_are_not(reported, close, hands):
    order = reported()
    hands.pass_by(timedelta(hours=1))
    Reconciliation.mark(clock.today(), order, "other", "等楼上配合")
    line = close().lines.get()
    Correction.make(line, "client", "写错了")

    hands.pass_by(timedelta(days=179))
    explanations.forget_old()
    assert Explanation.select().count() == 2
    hands.pass_by(timedelta(days=2))
    explanations.forget_old()

    assert Explanation.select().count() == 0
    assert (ReconciledOrder.get().verdict, Correction.get().verdict, line.explanation) == ("other", "client", "")
