from datetime import timedelta

import pytest

import cast
from kiosk import clock
from kiosk.clockwork import Clockwork
from kiosk.db import database, new_id
from kiosk.repairs import catalogue
from kiosk.repairs.models import PERSONAL_KEPT, Order
from kiosk.repairs.personal import InkNote, OrderContact
from kiosk.repairs.report import Report
from kiosk.site.models import Unit
from printer import spool
from printer.document import Ink


@pytest.fixture
def order(app, hands):
    category = catalogue.CATEGORIES[0]
    report = Report(unit=Unit.get(), area=None, category=category.code, item=category.items[0].code, phrases=[], slot=None,
                    phone="13812341234", ink=Ink([[[1.0, 1.0], [9.0, 9.0]]], 10, 10))
    return Order.register(report, new_id(), "zh_Hans", "")


def test_phone_and_note_are_deleted_half_a_year_after_the_end_and_the_order_stays(order, hands):
    order.cancel("mistake", by=cast.AT_DESK)

    hands.pass_by(PERSONAL_KEPT - timedelta(days=1))
    Clockwork().one_turn()
    assert OrderContact.select().count() == InkNote.select().count() == 1

    hands.pass_by(timedelta(days=2))
    Clockwork().one_turn()
    assert OrderContact.select().count() == InkNote.select().count() == 0
    assert Order.get_by_id(order.id).number == order.number


def test_an_order_that_is_open_keeps_how_to_reach_the_person(order, hands):
    hands.pass_by(PERSONAL_KEPT * 2)

    Clockwork().one_turn()

    assert order.phone == "13812341234"


def test_slips_are_forgotten_after_two_days_whatever_became_of_them(order, hands):
    spool.PrintJob.update(state=spool.PRINTED, finished_at=clock.now_ms()).execute()

    hands.pass_by(timedelta(days=3))
    Clockwork().one_turn()

    assert spool.PrintJob.select().count() == 0


def test_what_cannot_be_done_is_logged_and_the_rest_is_done(order, hands, caplog):
    order.cancel("mistake", by=cast.AT_DESK)
    database.execute_sql("drop table ticket_note")
    hands.pass_by(PERSONAL_KEPT + timedelta(days=1))

    Clockwork().one_turn()

    assert [line.getMessage() for line in caplog.records] == ["the step TicketNote.forget_old failed"]
    assert OrderContact.select().count() == 0
