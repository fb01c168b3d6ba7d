"""The week of repairs: its borders, its figures, and what stands on the Friday sheet."""
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from kiosk import clock
from kiosk.errors import Refused
from kiosk.reconciling import times
from kiosk.reconciling.corrections import Correction, standing
from kiosk.reconciling.figures import Figures, Said
from kiosk.reconciling.models import ReconciledOrder, Reconciliation
from kiosk.reconciling.times import Week
from kiosk.reconciling.verdicts import DONE, REASONS, VERDICTS
from kiosk.reconciling.weekly import Summary, WeeklySheet

FRIDAY = date(2026, 11, 27)
MS = timedelta(milliseconds=1)


def at(hands, day, hour, minute=0):
    hands.moment = clock.at_site(day, hour, minute)


def test_a_week_ends_on_friday_at_three_and_that_moment_is_its_last(app):
    sharp = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)

    assert Week.at(sharp) == Week.ending_on(FRIDAY) and Week.at(sharp + MS) == Week.ending_on(FRIDAY).next
    assert (Week.ending_on(FRIDAY).start, Week.ending_on(FRIDAY).end) == (sharp - timedelta(days=7), sharp)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(lambda naive: naive.replace(tzinfo=UTC)))
def test_every_moment_lies_in_exactly_one_week(moment):
    week = Week.at(moment)

    assert week.start < moment <= week.end and week.end - week.start == timedelta(days=7)
    assert (week.day.weekday(), f"{clock.local(week.end):%H:%M}") == (times.FRIDAY, "15:00")
    assert week.previous.end == week.start and week.next.start == week.end


def test_the_time_can_be_set(app):
    times.use("16:40", "12:30")
    try:
        assert f"{clock.local(Week.ending_on(FRIDAY).end):%H:%M}" == "12:30"
    finally:
        times.use("17:10", "15:00")


@given(st.lists(st.tuples(st.sampled_from(["water", "power", ""]), st.sampled_from(list(VERDICTS)))))
def test_totals_equal_the_rows(pairs):
    said = [Said(f"W{number}", trade, verdict) for number, (trade, verdict) in enumerate(pairs)]

    figures = Figures.of(said)

    assert figures.completed + figures.not_completed == len(said) == sum(map(sum, figures.by_trade.values()))
    assert sum(figures.reasons.values()) == figures.not_completed and set(figures.reasons) <= set(REASONS)
    assert figures.completed == sum(one.verdict == DONE for one in said)


def test_an_order_of_several_days_counts_once_as_it_was_last_said(reported, finished, close, hands):
    waiting = reported()
    close()
    hands.pass_by(timedelta(days=1))
    finished()
    close()

    summary = Summary.of(Week.at(hands.moment))

    assert (summary.figures.completed, summary.figures.not_completed) == (1, 1)
    assert [(one.number, one.verdict) for one in summary.unfinished] == [(waiting.number, "no_time")]
    assert summary.days == ["2026-11-21", "2026-11-22"]


def test_ages_are_those_at_the_end_of_the_week(reported, close, hands):
    reported()  # on Saturday morning
    close()

    [one] = Summary.of(Week.ending_on(FRIDAY)).unfinished

    assert one.days == 6


def test_a_day_closed_at_three_sharp_is_of_this_week_and_one_later_of_the_next(reported, close, hands):
    reported()
    at(hands, FRIDAY, 14, 59)
    close(date(2026, 11, 21))
    closed = Reconciliation.get()
    assert clock.local(closed.closed_at).strftime("%H:%M:%S") == "15:00:00"

    assert Summary.of(Week.ending_on(FRIDAY)).days == ["2026-11-21"]
    assert Summary.of(Week.ending_on(FRIDAY).next).days == []


def test_the_week_is_not_frozen_before_it_has_ended(reported, close, hands):
    reported()
    close()
    at(hands, FRIDAY, 15)
    with pytest.raises(Refused, match="还没有结束"):
        WeeklySheet.approve(Week.ending_on(FRIDAY))

    hands.pass_by(MS)

    assert WeeklySheet.approve(Week.ending_on(FRIDAY)).not_completed == 1


def test_a_frozen_sheet_says_what_the_draft_said_and_stays_as_it_is(reported, finished, close, hands):
    reported(), finished()
    close()
    at(hands, FRIDAY, 15, 30)
    draft = Summary.of(Week.ending_on(FRIDAY))

    sheet = WeeklySheet.approve(Week.ending_on(FRIDAY))

    assert (WeeklySheet.get().summary, sheet.digest) == (draft, draft.digest)
    with pytest.raises(Refused, match="已经审定"):
        WeeklySheet.approve(Week.ending_on(FRIDAY))
    for tamper in (WeeklySheet.update(completed=9), WeeklySheet.delete()):
        with pytest.raises(Exception, match="never changed"):
            tamper.execute()


def test_a_correction_stands_beside_and_changes_no_row(reported, close):
    reported()
    closed = close()
    line = closed.lines.get()

    Correction.make(line, "part", "配件未到")

    assert (ReconciledOrder.get().verdict, standing(line)) == ("no_time", "part")
    assert [(one.before, one.verdict, one.why) for one in line.corrections] == [("no_time", "part", "配件未到")]
    with pytest.raises(Exception, match="never changed"):
        Correction.delete().execute()


@pytest.mark.parametrize("verdict, why", [("no_time", "same"), ("part", ""), ("nonsense", "why")])
def test_a_correction_says_something_else_and_why(reported, close, verdict, why):
    reported()
    line = close().lines.get()

    with pytest.raises(Refused):
        Correction.make(line, verdict, why)


def test_a_correction_within_the_week_is_in_its_totals(reported, close, hands):
    reported()
    line = close().lines.get()
    hands.pass_by(timedelta(hours=1))
    Correction.make(line, DONE, "已修好")

    summary = Summary.of(Week.ending_on(FRIDAY))

    assert (summary.figures.completed, summary.figures.not_completed, summary.corrections) == (1, 0, [])


def test_a_correction_after_the_week_stands_on_the_next_sheet_and_not_on_this(reported, close, hands):
    order = reported()
    line = close().lines.get()
    at(hands, FRIDAY, 15, 10)
    Correction.make(line, DONE, "已修好")

    this, following = (Summary.of(week) for week in (Week.ending_on(FRIDAY), Week.ending_on(FRIDAY).next))

    assert (this.figures.not_completed, this.corrections) == (1, [])
    assert [(one.number, one.day, one.before, one.verdict) for one in following.corrections] == [(order.number, "2026-11-21", "no_time", DONE)]
    assert following.figures.completed == 0
