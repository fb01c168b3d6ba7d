"""The figures of a day or a period on the manager's page."""
from datetime import date, timedelta

import pytest

from kiosk.db import database
from kiosk.queue.forecasts import Forecast
from kiosk.queue.models import Ticket
from kiosk.reports.period import TICKETS, Period
from kiosk.site.models import Service

SATURDAY = date(2026, 11, 21)


@pytest.fixture
def saturday(hands, boss):
    """Three come at half past nine: one waits 10 and takes 5 minutes, one is missed, one leaves."""
    served, missed, left = [Ticket.take(Service.get(Service.code == "A"), f"k{number}", "zh_Hans", "") for number in range(3)]
    hands.pass_by(timedelta(minutes=10))
    Ticket.call_next(1)
    Ticket.at_counter(1).arrive()
    hands.pass_by(timedelta(minutes=5))
    Ticket.at_counter(1).finish("papers_missing")
    Ticket.get_by_id(served.id).rate(4)
    Ticket.call_next(1)
    Ticket.get_by_id(missed.id).skip()
    left.cancel()
    return boss


@pytest.mark.parametrize("what_follows", [
    lambda ticket: ticket.recall(),
    lambda ticket: (ticket.skip(), ticket.restore(), Ticket.call_next(1)),
    lambda ticket: (ticket.hold("form"), ticket.transfer(), Ticket.call_next(1)),
], ids=["called again", "missed and back", "sent on"])
def test_a_wait_ends_with_the_first_call_whatever_follows(boss, hands, what_follows):
    ticket = Ticket.take(Service.get(Service.code == "A"), "k1", "zh_Hans", "")
    hands.pass_by(timedelta(minutes=10))
    Ticket.call_next(1)
    hands.pass_by(timedelta(minutes=3))

    what_follows(Ticket.get_by_id(ticket.id))

    assert Period(SATURDAY, SATURDAY).figures().total.waits.p50 == 10


def test_a_call_that_was_taken_back_ends_no_wait(boss, hands):
    ticket = Ticket.take(Service.get(Service.code == "A"), "k1", "zh_Hans", "")
    boss.post("/desk/queue/counters/1")
    hands.pass_by(timedelta(minutes=10))
    boss.post("/desk/queue/next")
    boss.post("/desk/queue/undo")
    hands.pass_by(timedelta(minutes=3))
    Ticket.call_next(1)

    assert Ticket.get_by_id(ticket.id).calls == 1
    assert Period(SATURDAY, SATURDAY).figures().total.waits.p50 == 13


def test_today_is_shown_unless_other_days_are_given(saturday, page):
    figures = page(saturday.get("/desk/figures"))

    assert figures.select_one("#from")["value"] == figures.select_one("#to")["value"] == "2026-11-21"
    assert figures.select_one("#period_taken").text == "3"
    assert figures.select_one("#period_missed").text == "1 · 占叫号的 50 %"
    assert figures.select_one("#period_times").text == "P50 5.0 · P90 5.0"
    assert "4.0" in figures.select_one("#period_ratings").text
    assert figures.select_one("#period_outcomes").text.split()[-1] == "1"


def test_each_drawing_has_its_numbers_in_a_table_and_says_what_it_is(saturday, page):
    figures = page(saturday.get("/desk/figures"))

    for drawing in figures.select("svg.chart"):
        named = [figures.select_one(f"#{name}") for name in drawing["aria-labelledby"].split()]
        assert all(name.text for name in named)
    assert [cell.text for cell in figures.select("#by_hour_1 > *")] == ["09:00", "3", "1", "1", "1", "10.0", "15.0", "5.0", "5.0", "4.0 (1)"]
    assert figures.select_one("#by_window_1 th").text == "1 号窗口"


def test_businesses_stand_in_the_order_of_the_touchscreen(saturday, page):
    Ticket.take(Service.get(Service.code == "K"), "other", "zh_Hans", "")
    Service.update(position=9).where(Service.code == "A").execute()

    figures = page(saturday.get("/desk/figures"))

    assert [name.text for name in figures.select("#by_service tbody th")] == ["K 维修咨询", "A 物业缴费"]


def test_a_period_counts_its_days_and_no_others(saturday, hands):
    hands.pass_by(timedelta(days=1))
    Ticket.take(Service.get(Service.code == "K"), "sunday", "zh_Hans", "")

    taken = [Period(first, last).figures().total.taken for first, last in (
        (SATURDAY, SATURDAY), (SATURDAY, SATURDAY + timedelta(days=1)), (SATURDAY + timedelta(days=1), SATURDAY + timedelta(days=9)))]

    assert taken == [3, 4, 1]


def test_who_was_missed_is_still_missed_when_the_day_has_been_closed(saturday, hands):
    hands.pass_by(timedelta(days=1))
    Ticket.close_earlier_days()

    total = Period(SATURDAY, SATURDAY).figures().total

    assert (total.served, total.missed, total.left, total.still_open) == (1, 1, 1, 0)


def test_estimates_are_counted_on_the_day_on_which_they_came_true(saturday):
    service = Service.get(Service.code == "A").id
    whole = Period(SATURDAY, SATURDAY).calibration()
    before = Period(SATURDAY - timedelta(days=1), SATURDAY - timedelta(days=1)).calibration()

    counts = sum(getattr(whole, name) for name in ("inside", "too_early", "too_late", "now", "not_called"))
    assert counts == Forecast.select().where(Forecast.settled_at.is_null(False)).count()
    assert whole.by_service.keys() <= {service}
    assert before.count == 0


def test_a_day_without_numbers_is_said_in_words(boss, page):
    figures = page(boss.get("/desk/figures?from=2026-01-01&to=2026-01-31"))

    assert figures.select_one("#no_numbers").text == "这些天没有人取号。"
    assert not figures.select("svg.chart")


@pytest.mark.parametrize("first, last, sentence", [
    ("2026-11-21", "2026-11-20", "结束日期早于开始日期"), ("2026-13-45", "2026-11-20", "这不是日期"), ("", "2026-11-20", "这不是日期"),
    ("2026-01-01", "2026-04-03", "一次最多查 92 天"), ("0001-01-01", "9999-12-31", "这不是日期"), ("<b>", "2026-11-20", "这不是日期"),
])
def test_wrong_days_are_answered_with_a_sentence_and_stay_in_the_form(boss, page, first, last, sentence):
    answer = boss.get("/desk/figures", query_string={"from": first, "to": last})

    form = page(answer)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert (form.select_one("#from")["value"], form.select_one("#to")["value"]) == (first, last)


def test_ninety_two_days_are_not_too_many(boss):
    assert boss.get("/desk/figures?from=2026-01-01&to=2026-04-02").status_code == 200


def test_only_managers_see_figures(desk):
    assert desk.get("/desk/figures").status_code == 403
    assert desk.post("/desk/figures.csv").status_code == desk.post("/desk/figures.xlsx").status_code == 403


def test_a_period_is_read_along_its_index_and_not_sorted(app):
    plan = " ".join(row[3] for row in database.execute_sql(f"explain query plan {TICKETS}", ("2026-11-01", "2026-11-30")))

    assert "SEARCH ticket USING INDEX ticket_day_service_id_serial (day>? AND day<?)" in plan
    assert "TEMP B-TREE" not in plan
