"""A day gone through with engineering: what is on its list, and what it takes to close it."""
from datetime import timedelta

import pytest

import cast
from kiosk import clock
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.reconciling.figures import Figures, digest
from kiosk.reconciling.marks import Mark
from kiosk.reconciling.models import NOBODY, PAPER, PASSWORD, ReconciledOrder, Reconciliation
from kiosk.repairs.models import Order

DAY = timedelta(days=1)


def listed() -> dict[str, str]:
    return {one.order.number: one.verdict for one in Reconciliation.listed(clock.today())}


def test_open_orders_are_asked_about_and_finished_ones_are_done(reported, finished, hands):
    done, waiting = finished(), reported()
    hands.pass_by(DAY / 24)

    assert listed() == {done.number: "done", waiting.number: ""}


def test_an_order_on_hold_says_why_itself(reported, engineer, hands):
    order = reported()
    order.dispatch("water", by=cast.AT_DESK)
    order.take(by=engineer)
    order.hold("part", clock.today() + DAY, by=engineer)
    hands.pass_by(DAY / 24)

    assert listed() == {order.number: "part"}


def test_a_cancelled_order_is_not_on_the_list(reported, hands):
    reported().cancel("client", by=cast.AT_DESK)
    hands.pass_by(DAY / 24)

    assert listed() == {}


def test_an_order_that_is_unmarked_keeps_the_day_open(reported, engineer, hands):
    reported()
    hands.pass_by(DAY / 24)

    with pytest.raises(Refused, match="还有 1 张"):
        Reconciliation.close(clock.today(), engineer, PAPER)
    assert Reconciliation.of(clock.today()) is None


def test_an_order_that_comes_in_meanwhile_keeps_it_open_too(reported, engineer, hands):
    first = reported()
    hands.pass_by(DAY / 24)
    Reconciliation.mark(clock.today(), first, "no_time")
    reported()
    hands.pass_by(DAY / 24)

    with pytest.raises(Refused, match="还有 1 张"):
        Reconciliation.close(clock.today(), engineer, PAPER)


@pytest.mark.parametrize("confirmed_by, has_engineer", [(PAPER, False), (PASSWORD, False), (NOBODY, True)])
def test_one_name_is_not_enough(reported, engineer, hands, confirmed_by, has_engineer):
    order = reported()
    hands.pass_by(DAY / 24)
    Reconciliation.mark(clock.today(), order, "weather")

    with pytest.raises(Refused, match="工程人员确认"):
        Reconciliation.close(clock.today(), engineer if has_engineer else None, confirmed_by)


def test_a_closed_day_holds_both_names_and_every_order(reported, finished, close, engineer):
    done, undone = finished(), reported()

    closed = close()

    assert (closed.staff, closed.engineer, closed.confirmed_by) == ("qian", engineer.id, PAPER)
    assert (closed.completed, closed.not_completed, closed.is_late) == (1, 1, False)
    assert {line.order.number: line.verdict for line in closed.lines} == {done.number: "done", undone.number: "no_time"}
    assert closed.digest == digest(closed.day, closed.said) and closed.digest == Event.get(Event.verb == "day.reconciled").facts["digest"]
    assert Mark.select().count() == 0


def test_a_day_is_closed_once(reported, close, engineer):
    reported()
    day = close().day

    with pytest.raises(Refused, match="已结束对单"):
        Reconciliation.close(day, engineer, PAPER)
    with pytest.raises(Refused, match="已结束对单"):
        Reconciliation.mark(day, Order.get(), "done")


@pytest.mark.parametrize("table", [Reconciliation, ReconciledOrder])
def test_the_database_itself_keeps_a_closed_day_as_it_is(reported, close, table):
    reported()
    close()

    changed = {"digest": ""} if table is Reconciliation else {"verdict": "done"}
    for tamper in (table.update(**changed), table.delete()):
        with pytest.raises(Exception, match="never changed"):
            tamper.execute()


def test_the_last_mark_is_taken_back(reported, hands):
    first, second = reported(), reported()
    hands.pass_by(DAY / 24)
    for order in (second, first):
        Reconciliation.mark(clock.today(), order, "no_time")

    assert Reconciliation.unmark(clock.today()) == first
    assert listed() == {first.number: "", second.number: "no_time"}


def test_only_what_is_finished_is_done(reported, finished, hands):
    order, done = reported(), finished()
    hands.pass_by(DAY / 24)

    with pytest.raises(Refused, match="尚未完工"):
        Reconciliation.mark(clock.today(), order, "done")
    Reconciliation.mark(clock.today(), done, "no_time")
    Reconciliation.mark(clock.today(), done, "done")

    assert listed() == {order.number: "", done.number: "done"}


def test_another_reason_needs_words(reported, hands):
    order = reported()
    hands.pass_by(DAY / 24)

    with pytest.raises(Refused):
        Reconciliation.mark(clock.today(), order, "other")


def test_what_was_marked_is_asked_again_when_the_work_was_finished_since(finished, reported, engineer, hands):
    done = finished()
    Reconciliation.mark(clock.today(), done, "not_accepted")
    assert listed() == {done.number: "not_accepted"}

    Order.get_by_id(done.id).send_back(by=cast.AT_DESK)

    assert listed() == {done.number: ""}


def test_what_is_finished_after_the_closing_stands_on_the_next_day_and_only_there(reported, finished, close, hands):
    reported()
    before = finished()
    first = close()
    after = finished()
    hands.pass_by(DAY)

    second = close()

    assert before.number in {one.number for one in first.said} and after.number not in {one.number for one in first.said}
    assert {one.number for one in second.said if one.verdict == "done"} == {after.number}


def test_work_finished_in_the_millisecond_of_the_closing_is_not_lost(finished, close, hands):
    closed = close()  # nothing was there yet
    order = finished()
    Order.update(finished_at=closed.until).where(Order.id == order.id).execute()
    hands.pass_by(DAY)

    assert listed() == {order.number: "done"}


def test_a_day_without_orders_needs_no_second_name(hands, app):
    closed = Reconciliation.close(clock.today(), None, NOBODY)

    assert (closed.completed, closed.not_completed, closed.engineer) == (0, 0, None)


def test_yesterday_is_missing_until_it_is_closed_and_then_marked_late(reported, close, hands):
    reported()
    yesterday = clock.today()
    hands.pass_by(DAY)

    assert Reconciliation.missing() == [yesterday]
    assert close(yesterday).is_late
    assert Reconciliation.missing() == []


def test_of_a_missed_day_only_what_was_so_on_that_day_counts(reported, finished, close, hands):
    waiting = reported()
    yesterday = clock.today()
    hands.pass_by(DAY)
    today = finished()

    said = {one.number: one.verdict for one in close(yesterday).said}

    assert said == {waiting.number: "no_time"} and today.number not in said


def test_days_are_closed_in_their_order(reported, close, hands):
    reported()
    hands.pass_by(DAY)

    with pytest.raises(Refused, match="2026-11-21"):
        close()


def test_a_day_without_open_orders_is_never_missing(reported, close, hands):
    reported().cancel("client", by=cast.AT_DESK)
    close()
    hands.pass_by(3 * DAY)

    assert Reconciliation.missing() == []


def test_after_weeks_without_the_desk_a_week_is_asked_for(reported, close, hands):
    reported()
    close()
    hands.pass_by(30 * DAY)

    assert len(Reconciliation.missing()) == 7


def test_tomorrow_is_not_closed_today(app, hands):
    with pytest.raises(Refused, match="还没有到"):
        Reconciliation.close(clock.today() + DAY, None, NOBODY)


def test_totals_equal_the_rows(reported, finished, close):
    for _ in range(3):
        reported("power", "socket")
    finished()

    closed = close()

    assert closed.figures == Figures(1, 3, {"water": (1, 0), "power": (0, 3)}, {"no_time": 3})
