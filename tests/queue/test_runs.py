"""A child that taps out numbers: the desk sees it and voids them together, and none is missing."""
from datetime import timedelta

import pytest

import cast
from kiosk.events import Event
from kiosk.queue import runs
from kiosk.queue.models import Ticket
from kiosk.reports.day import series_of
from kiosk.site.models import Service


@pytest.fixture
def fees(app):
    return Service.get(Service.code == "A")


def tap_out(service, count, hands, every=4):
    for _ in range(count):
        Ticket.take(service, f"k{Ticket.select().count()}", "zh_Hans", "")
        hands.pass_by(timedelta(seconds=every))


def numbers() -> list[tuple[str, str]]:
    return [(run.first.number, run.last.number) for run in runs.found()]


def test_numbers_tapped_out_one_after_another_are_seen_as_one_run(fees, hands):
    tap_out(fees, 1, hands, every=60)
    tap_out(fees, 6, hands)

    assert numbers() == [("A002", "A007")]


@pytest.mark.parametrize("count, every", [(4, 4), (8, 13)])
def test_people_who_come_one_by_one_are_no_run(fees, hands, count, every):
    tap_out(fees, count, hands, every)

    assert numbers() == []


def test_the_desk_voids_the_run_by_one_button_and_the_next_number_follows(desk, fees, hands, page):
    tap_out(fees, 6, hands)
    button = page(desk.get("/desk/queue/")).select_one("form[action$=void]")

    desk.post(button["action"], headers=cast.HTMX)
    hands.pass_by(timedelta(minutes=1))
    after = Ticket.take(fees, "later", "zh_Hans", "")

    assert (Ticket.waiting().count(), after.number) == (1, "A007")
    assert Event.select().where(Event.verb == "ticket.voided").count() == 6
    assert [series.missing for series in series_of(after.day)] == [[]]


def test_a_run_somebody_was_called_from_is_not_voided_whole(desk, fees, hands):
    tap_out(fees, 6, hands)
    first = Ticket.get(Ticket.serial == 1)
    Ticket.call_next(1)

    answer = desk.post(f"/desk/queue/tickets/{first.id}/void", headers=cast.HTMX)

    assert (answer.status_code, Ticket.waiting().count()) == (409, 5)
