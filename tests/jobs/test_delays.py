"""Managers are told of an order that stands still, once for each stage."""
from datetime import timedelta

import pytest

import cast
from kiosk import clock, topics
from kiosk.clockwork import Lookout
from kiosk.db import database
from kiosk.events import Event
from kiosk.jobs.models import Delay
from kiosk.site.models import PublicArea
from kiosk.staff.models import Staff


def told() -> list[str]:
    Lookout(0).one_turn()
    return [delay.stage_code for delay in Delay.standing()]


def alarm(browser):
    return browser.page("/desk/status").select_one(".alarm")


@pytest.fixture
def engineer(app):
    return cast.engineer()


def test_not_given_to_engineering_after_a_quarter_of_an_hour(register, hands):
    register(dispatched=False)
    hands.pass_by(timedelta(minutes=14))
    before = told()
    hands.pass_by(timedelta(minutes=1))

    assert (before, told()) == ([], ["undispatched"])


def test_not_taken_after_half_an_hour(register, hands):
    register()
    hands.pass_by(timedelta(minutes=29))
    before = told()
    hands.pass_by(timedelta(minutes=1))

    assert (before, told()) == ([], ["untaken"])


@pytest.mark.parametrize("urgent", [
    {"category": "water", "item": "pipe", "phrases": ["leaks", "burst"]},
    {"category": "power", "item": "supply", "phrases": ["whole_home"]},
    {"category": "power", "item": "breaker", "phrases": ["whole_home"]},
    {"category": "public", "item": "lift", "phrases": []},
])
@pytest.mark.parametrize("dispatched, stage", [(False, "undispatched"), (True, "untaken")])
def test_what_is_urgent_is_told_after_five_minutes(register, hands, urgent, dispatched, stage):
    register(dispatched=dispatched, **urgent)
    hands.pass_by(timedelta(minutes=4))
    before = told()
    hands.pass_by(timedelta(minutes=1))

    assert (before, told(), Delay.get().is_urgent) == ([], [stage], True)


@pytest.mark.parametrize("calm", [
    {"category": "water", "item": "pipe", "phrases": ["drips"]}, {"category": "power", "item": "supply", "phrases": ["one_room"]},
])
def test_what_only_sounds_like_it_is_not_urgent(register, hands, calm):
    register(dispatched=False, **calm)
    hands.pass_by(timedelta(minutes=5))

    assert told() == []


def test_nobody_on_site_by_the_end_of_the_agreed_window(register, hands, engineer):
    order = register()
    order.take(by=engineer)
    hands.moment = order.slot.ends - timedelta(minutes=1)
    before = told()
    hands.pass_by(timedelta(minutes=1))

    assert (before, told()) == ([], ["absent"])


def test_who_is_on_site_in_time_is_not_late(register, hands, engineer):
    order = register()
    order.take(by=engineer)
    order.arrive("water", "tap", [], by=engineer)
    hands.moment = order.slot.ends + timedelta(hours=1)

    assert told() == []


def test_on_hold_until_the_end_of_the_review_date(register, hands, engineer):
    order = register()
    order.take(by=engineer)
    order.hold("part", clock.days_ahead(1), by=engineer)
    hands.moment = clock.at_site(clock.days_ahead(2), 0) - timedelta(minutes=1)
    before = told()
    hands.pass_by(timedelta(minutes=1))

    assert (before, told()) == ([], ["forgotten"])


def test_each_stage_is_told_once_however_often_somebody_looks(register, hands):
    register()
    hands.pass_by(timedelta(hours=1))

    assert [told(), told(), Delay.select().count()] == [["untaken"], ["untaken"], 1]


def test_looking_writes_nothing_when_nothing_is_due(register, hands):
    register()
    hands.pass_by(timedelta(hours=1))
    told()
    before = database.connection().total_changes()

    told()

    assert database.connection().total_changes() == before


def test_a_new_promise_can_be_broken_again(register, hands, engineer):
    order = register()
    hands.pass_by(timedelta(hours=1))
    told()
    order.dispatch("power", by=cast.AT_DESK)
    at_once = told()
    hands.pass_by(timedelta(minutes=30))

    assert (at_once, told(), Delay.select().count()) == ([], ["untaken"], 2)


def test_the_manager_reads_it_at_once_and_says_so(register, hands, boss):
    heard = []
    topics.listen(heard.append)
    order = register()
    hands.pass_by(timedelta(minutes=35))
    heard.clear()
    told()

    assert heard == ["help"]
    assert f"{order.number} 已 35 分钟没有人接单" in alarm(boss).text
    boss.post(alarm(boss).select_one("form")["action"])
    assert alarm(boss) is None
    delay = Delay.get()
    assert (delay.seen_at, delay.seen_by.account) == (clock.now(), "chen")
    assert Event.get(Event.verb == "delay.seen").facts == {"number": order.number, "stage": "untaken"}


def test_what_was_seen_is_not_told_again(register, hands, boss):
    register()
    hands.pass_by(timedelta(minutes=35))
    told()
    Delay.get().see(by=Staff.get(Staff.account == "chen"))
    hands.pass_by(timedelta(hours=5))

    assert told() == []


def test_an_order_that_went_on_needs_no_answer(register, hands, boss, engineer):
    order = register()
    hands.pass_by(timedelta(minutes=35))
    told()
    order.take(by=engineer)

    assert alarm(boss) is None


def test_several_are_one_line_and_the_urgent_one_stands_first(register, hands, boss):
    register("k1")
    urgent = register("k2", unit=None, area=PublicArea.get(), category="public", item="lift", phrases=[], slot=None, phone="")
    hands.pass_by(timedelta(hours=1))
    told()

    assert len(boss.page("/desk/status").select(".alarm")) == 1
    assert urgent.number in alarm(boss).text and "紧急" in alarm(boss).text and "另有 1 单" in alarm(boss).text


def test_only_managers_are_told(register, hands, desk):
    register()
    hands.pass_by(timedelta(hours=1))
    told()

    assert alarm(desk) is None
    assert desk.post(f"/desk/delays/{Delay.get().id}/see").status_code == 403


def test_a_turn_of_the_worker_comes_soon_enough_for_five_minutes():
    assert Lookout(0).idle_s() <= 60
