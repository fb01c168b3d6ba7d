"""What a visit leaves behind: its answers for good, alarms about money, notices and rework, and the end of the order."""
from datetime import timedelta

import pytest

import cast
from kiosk import clock, papers
from kiosk.clockwork import Clockwork
from kiosk.db import database
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.fees.words import CASH
from kiosk.followups import charges
from kiosk.followups.alarms import ChargeAlarm
from kiosk.followups.models import FollowUp
from kiosk.followups.recording import explain
from kiosk.followups.figures import percent
from kiosk.followups.month import Month
from kiosk.followups.rectifying import Rectification
from kiosk.followups.reviews import MonthReview
from kiosk.followups.visits import Remark, ReturnVisit, Signature
from kiosk.repairs.models import PERSONAL_KEPT, Order
from kiosk.repairs.personal import OrderContact
from kiosk.repairs.pricing.quotes import Line, Quote
from kiosk.repairs.states import THE_CLIENT
from printer.document import Ink
from printer.spool import PrintJob

HOUR = timedelta(hours=1)
INK = Ink([[[1, 1, 0], [9, 9, 5]]], 100, 50)


def now(order) -> Order:
    return Order.get_by_id(order.id)


def put_right(rework, by):
    """The rework is done, by whom it was given to, and costs nothing."""
    rework.take(by=by)
    rework.arrive("water", "tap", [], by=by)
    Quote.make(rework, [Line("tap", "labour", "换水龙头", "Replace a tap", "次", 8050, 100)], "company", by=by)
    rework = now(rework)
    rework.start(by=by)
    rework.finish(0, is_cleared=True, by=by)
    rework.confirm(by=THE_CLIENT)
    return rework


def test_where_all_is_well_the_order_is_closed_at_once(paid, visit):
    order = paid()
    visit(order)

    assert (now(order).state, ReturnVisit.of(order).alarm) == ("closed", "")


def test_visited_before_it_is_paid_it_is_closed_once_the_money_is_in(finish, visit):
    order = finish()
    visit(order, named_fen=0)
    assert now(order).state == "finished"

    order = now(order)
    order.confirm(by=THE_CLIENT)
    order.pay(CASH, "", by=cast.AT_DESK)
    Clockwork().one_turn()

    assert now(order).state == "closed"


@pytest.mark.parametrize("table", ["return_visit", "month_review"])
def test_answers_and_reviews_are_never_changed(paid, visit, table):
    visit(paid())
    MonthReview.put_down(Month.of(clock.today()))

    for statement in (f"update {table} set staff = 'x'", f"delete from {table}"):
        with pytest.raises(Exception, match="never changed"):
            database.execute_sql(statement)


@pytest.mark.parametrize("slip, receipt, named, alarm", [
    (8050, 8050, 8050, ""), (8050, 8050, None, ""), (8050, 8050, 8000, "differs"), (8050, 8050, 0, "differs"),
    (8050, 8000, 8050, "differs"), (8050, 8000, None, "differs"), (8050, None, 0, ""), (8050, None, None, ""),
    (8050, None, 8050, "cash"), (0, None, 0, ""), (0, None, 5000, "cash"), (8050, None, 1, "cash"),
])
def test_order_receipt_and_client_must_name_one_amount(slip, receipt, named, alarm):
    assert charges.alarm_of(slip, receipt, named) == alarm


def test_cash_without_a_receipt_is_in_front_of_the_manager_until_it_is_explained(finish, visit):
    order = finish()
    made = visit(order, named_fen=8050)
    alarm = ChargeAlarm.open().get()

    assert Event.get(Event.verb == "visit.charge_differs").facts == {
        "number": order.number, "kind": "cash", "slip_fen": 8050, "receipt_fen": None, "named_fen": 8050}
    with pytest.raises(Refused):
        explain(alarm, "")
    explain(alarm, "客户记错，尚未付款")
    with pytest.raises(Refused):
        explain(ChargeAlarm.get(), "再来一次")
    assert (ChargeAlarm.open().count(), made.words["alarm"]) == (0, "客户记错，尚未付款")


def test_an_order_with_an_open_alarm_is_not_closed(paid, visit):
    order = paid()
    visit(order, named_fen=9000)
    assert now(order).state == "visited"

    explain(ChargeAlarm.open().get(), "客户把材料费也算进去了")

    assert now(order).state == "closed"


def test_a_problem_becomes_work_once_more_free_of_charge_at_the_same_trade(paid, visit):
    order = paid()
    visit(order, problems=["again"], words={"problem": "还在滴水"})
    rework = Rectification.get().rework

    assert (rework.rework_of_id, rework.trade, rework.state, rework.liability, rework.phone, rework.channel) == (
        order.id, order.trade, "dispatched", "company", order.phone, "visit")
    assert now(order).state == "visited"


def test_a_rework_needs_no_phone_number(paid, visit):
    order = paid()
    OrderContact.delete().execute()
    visit(order, problems=["again"])

    assert Rectification.get().rework.phone == ""


def test_a_share_just_below_its_floor_does_not_look_kept():
    assert (percent(999, 10_000), percent(3, 10), percent(0, 0)) == ("9.9 %", "30 %", "—")


def test_a_rework_is_never_quoted_to_the_client(paid, visit, engineer):
    visit(paid(), problems=["again"])
    rework = Rectification.get().rework
    rework.take(by=engineer)
    rework.arrive("water", "tap", [], by=engineer)

    with pytest.raises(Refused, match="免费"):
        Quote.make(rework, [Line("tap", "labour", "换水龙头", "Replace a tap", "次", 1, 100)], "owner", by=engineer)


def test_the_first_order_closes_when_its_rework_was_visited_and_found_well(paid, visit, engineer):
    order = paid()
    visit(order, problems=["again"])
    rework = put_right(Rectification.get().rework, engineer)
    assert now(order).state == "visited"

    visit(rework, named_fen=0)

    assert (now(rework).state, now(order).state) == ("closed", "closed")


def test_a_rework_that_is_cancelled_holds_nothing_open(paid, visit):
    order = paid()
    visit(order, problems=["again"])
    Rectification.get().rework.cancel("client", by=cast.AT_DESK)

    Clockwork().one_turn()

    assert now(order).state == "closed"


def test_work_done_once_more_after_its_visit_keeps_it_and_is_closed_by_a_person(finish, visit, engineer, hands):
    order = finish()
    visit(order, named_fen=0)
    order = now(order)
    order.send_back(by=THE_CLIENT)
    hands.pass_by(HOUR)
    order.resume(by=engineer)
    order.finish(8050, is_cleared=True, by=engineer)
    order.confirm(by=THE_CLIENT)
    order.pay(CASH, "", by=cast.AT_DESK)
    Clockwork().one_turn()

    assert (now(order).state, ReturnVisit.of(order).is_outdated) == ("visited", True)
    now(order).close(by=cast.AT_DESK)


def test_a_rework_that_is_not_well_either_is_done_again(paid, visit, engineer):
    order = paid()
    visit(order, problems=["again"])
    rework = put_right(Rectification.get().rework, engineer)
    visit(rework, problems=["poor_work"], named_fen=0)
    second = Rectification.get(Rectification.rework != rework).rework

    assert (second.rework_of_id, now(order).state) == (rework.id, "visited")
    visit(put_right(second, engineer), named_fen=0)
    assert {now(each).state for each in (order, rework, second)} == {"closed"}


def test_the_notice_comes_out_where_staff_stand_and_runs_for_a_day(paid, visit, hands):
    visit(paid(), problems=["again"], words={"problem": "还在滴水"})
    job = PrintJob.get(PrintJob.kind == "rectification")
    notice = Rectification.get()

    assert job.role == papers.STAFF
    assert (notice.due_words, notice.is_overdue) == ("还剩 24 小时", False)
    hands.pass_by(26 * HOUR)
    assert (notice.due_words, notice.is_overdue) == ("已超时 2 小时", True)
    notice.hand_over(by=cast.AT_DESK)
    with pytest.raises(Refused):
        Rectification.get().hand_over(by=cast.AT_DESK)
    assert list(Rectification.to_give()) == []


def test_nothing_is_printed_in_the_lobby_for_a_rework(paid, visit):
    order = paid()
    before = PrintJob.select().where(PrintJob.role == papers.KIOSK).count()
    visit(order, problems=["again"])

    assert PrintJob.select().where(PrintJob.role == papers.KIOSK).count() == before


def test_words_and_signature_go_with_the_phone_number(paid, visit, hands):
    order = paid()
    visit(order, signed="ink", ink=INK, words={"opinion": "张师傅很好"})
    made = ReturnVisit.of(order)
    assert (made.words, made.ink) == ({"opinion": "张师傅很好"}, INK)

    hands.pass_by(PERSONAL_KEPT + HOUR)
    Clockwork().one_turn()

    assert Remark.select().count() == Signature.select().count() == 0
    assert ReturnVisit.select().count() == 1


def test_a_visit_that_fails_leaves_nothing(paid, people, visit):
    order = paid()
    database.execute_sql("create trigger no_rework before insert on rectification begin select raise(abort, 'full'); end")

    with pytest.raises(Exception, match="full"):
        visit(order, problems=["again"])

    assert (FollowUp.of(order).visited_at, ReturnVisit.select().count(), Order.select().count()) == (None, 0, 1)
