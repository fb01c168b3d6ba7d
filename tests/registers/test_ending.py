"""What was signed for things is old once all of them are back, and not before."""
from datetime import timedelta

from kiosk.registers.returns import ThingReturn
from kiosk.signing import retention, verify
from kiosk.signing.chain import ReceiptPayload

from .conftest import client_signs


def give_back(issue, is_signed=False):
    return ThingReturn.take(issue, {line.id: line.count for line in issue.lines}, "家属送回", is_signed, "return-1")


def forget_after(hands, days) -> int:
    """How many signatures are left."""
    hands.pass_by(verify.KEPT_AT_LEAST + timedelta(days=days))
    retention.forget_old()
    return ReceiptPayload.select().count()


def test_while_anything_is_out_its_signature_is_kept(handed_out, hands):
    assert forget_after(hands, 1) == 1


def test_three_years_after_all_came_back_both_signatures_go(handed_out, hands):
    client_signs(give_back(handed_out, is_signed=True).sheet)

    assert forget_after(hands, -1) == 2
    assert forget_after(hands, 0) == 0


def test_a_return_that_was_noted_wrongly_ends_nothing(handed_out, hands):
    give_back(handed_out).counter("记错")

    assert forget_after(hands, 1) == 1


def test_a_void_sheet_is_over(handed_out, hands):
    handed_out.sheet.void("数量写错")

    assert forget_after(hands, 1) == 0
