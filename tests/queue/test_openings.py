"""Why no number is given now, in a sentence, and who decided it."""
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import cast
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.queue.models import Ticket
from kiosk.queue.openings import why_closed
from kiosk.site.models import Service

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def fees(app):
    return Service.get(Service.code == "A")


def at(hands, hour, minute=0):
    hands.moment = datetime(2026, 11, 23, hour, minute, tzinfo=SHANGHAI)


def with_hours(service, **facts) -> Service:
    Service.update(opens="08:30", closes="17:30", **facts).where(Service.id == service.id).execute()
    return Service.get_by_id(service.id)


@pytest.mark.parametrize("hour, minute, said", [
    (8, 29, "08:30"), (8, 30, ""), (11, 59, ""), (12, 0, "13:30"), (13, 29, "13:30"), (13, 30, ""), (17, 9, ""), (17, 10, "停止取号"), (17, 30, "08:30"),
])
def test_hours_lunch_and_the_last_number_each_have_their_sentence(fees, hands, hour, minute, said):
    service = with_hours(fees, lunch_from="12:00", lunch_until="13:30", last_minutes=20)
    at(hands, hour, minute)

    why = why_closed(service, Ticket)

    assert said in why and bool(why) == bool(said)


def test_above_the_cap_of_the_day_no_number_is_given(fees):
    Service.update(daily_cap=2).execute()
    service = Service.get_by_id(fees.id)
    for number in range(2):
        Ticket.take(service, f"k{number}", "zh_Hans", "")

    with pytest.raises(Refused, match="今日号已发完"):
        Ticket.take(service, "k9", "zh_Hans", "")


def test_the_cap_of_an_hour_is_over_when_the_hour_is(fees, hands):
    Service.update(hourly_cap=1).execute()
    service = Service.get_by_id(fees.id)
    Ticket.take(service, "k1", "zh_Hans", "")
    assert "几分钟" in why_closed(service, Ticket)

    hands.pass_by(timedelta(minutes=61))

    assert why_closed(service, Ticket) == ""


def test_the_desk_closes_and_reopens_a_business_with_its_reason(desk, kiosk, fees, page):
    desk.post(f"/desk/queue/services/{fees.id}/close", {"reason": "meeting"}, headers=cast.HTMX)

    tile = page(kiosk.get("/queue")).select_one(f"button[value='{fees.id}']")
    assert tile.has_attr("disabled") and "开会" in tile.text
    assert Event.get(Event.verb == "service.closed").facts == {"code": "A", "reason": "meeting"}
    desk.post(f"/desk/queue/services/{fees.id}/reopen", headers=cast.HTMX)
    assert why_closed(fees, Ticket) == ""


def test_a_group_is_one_button_and_its_businesses_are_behind_it(kiosk, fees, page):
    Service.update(group_zh="费用", group_en="Money", bring_zh="缴费通知单", bring_en="the bill").where(Service.id == fees.id).execute()

    first = page(kiosk.get("/queue"))
    behind = page(kiosk.get("/queue?group=费用"))

    assert "费用更多业务" in [link.text.strip() for link in first.select("a.tile")]
    assert not first.select(f"button[value='{fees.id}']")
    assert "请带：缴费通知单" in behind.select_one(f"button[value='{fees.id}']").text


def test_numbers_start_and_look_as_the_site_wants(fees):
    Service.update(first_number=500, digits=4).execute()

    assert Ticket.take(Service.get_by_id(fees.id), "k1", "zh_Hans", "").number == "A0500"
