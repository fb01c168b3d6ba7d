from datetime import timedelta

import pytest

from kiosk import topics
from kiosk.errors import Refused
from kiosk.queue.announcements import Announcement
from kiosk.queue.calls import RECALL_EVERY
from kiosk.queue.models import Ticket
from kiosk.queue.televisions import Television
from kiosk.site.models import Service


@pytest.fixture
def called(app, hands):
    """Two numbers, called to windows 1 and 2 at once, in a lobby with a TV."""
    Television.pair("key", "大厅")
    for key in ("one", "two"):
        Ticket.take(Service.get(Service.code == "A"), key, "zh_Hans", "")
    return [Ticket.call_next(counter) for counter in (1, 2)]


def due():
    return [(announcement.number, announcement.counter, announcement.calls) for announcement in Announcement.due()]


def test_what_was_called_is_to_be_said_in_its_order(called):
    assert due() == [("A001", 1, 1), ("A002", 2, 1)]


def test_what_a_screen_has_said_is_not_said_again(called, hands):
    first = Announcement.due().first()
    told = []
    topics.listen(told.append)

    first.mark_played()
    hands.pass_by(timedelta(seconds=5))
    Announcement.get_by_id(first.id).mark_played()

    assert due() == [("A002", 2, 1)]
    assert Announcement.get_by_id(first.id).played_at == hands.moment - timedelta(seconds=5)
    assert told == ["voice"]


def test_a_call_of_a_minute_ago_is_not_said_any_more(called, hands):
    hands.pass_by(timedelta(seconds=59))
    assert len(due()) == 2

    hands.pass_by(timedelta(seconds=1))
    assert due() == []

    Announcement.drop_old()

    assert Announcement.select().where(Announcement.dropped_at.is_null()).count() == 0


def test_a_call_that_was_being_said_when_it_was_dropped_counts_as_heard(called, hands):
    first = Announcement.due().first()
    hands.pass_by(timedelta(seconds=61))
    Announcement.drop_old()

    first.mark_played()

    assert not Announcement.get_by_id(first.id).is_unheard


def test_calling_again_is_said_instead_of_the_first_call(called, hands):
    hands.pass_by(RECALL_EVERY)

    called[0].recall()

    assert due() == [("A002", 2, 1), ("A001", 1, 2)]


@pytest.mark.parametrize("end", [Ticket.finish, Ticket.skip])
def test_of_a_number_that_is_over_nothing_is_said(called, end):
    end(called[0])

    assert due() == [("A002", 2, 1)]


def test_after_ten_seconds_of_silence_a_call_is_unheard(called, hands):
    hands.pass_by(timedelta(seconds=10))
    assert not Announcement.latest_of(called[0]).is_unheard

    hands.pass_by(timedelta(milliseconds=1))
    Announcement.latest_of(called[1]).mark_played()

    assert Announcement.latest_of(called[0]).is_unheard
    assert not Announcement.latest_of(called[1]).is_unheard


def test_nothing_is_to_be_said_when_the_call_itself_failed(called, hands):
    hands.pass_by(RECALL_EVERY)
    stale = Ticket.get_by_id(called[0].id)
    called[0].recall()
    before = due()

    with pytest.raises(Refused):
        stale.recall()

    assert due() == before


def test_old_calls_are_forgotten(called, hands):
    hands.pass_by(timedelta(days=15))
    Ticket.take(Service.get(Service.code == "A"), "today", "zh_Hans", "")
    Ticket.call_next(1)

    Announcement.forget_old()

    assert [announcement.number for announcement in Announcement.select()] == ["A001"]
