from kiosk import create_app
from kiosk.db import database
from kiosk.demo import community, repairs
from kiosk.repairs.models import Order


def test_the_demo_begins_with_a_repair_at_each_place_of_its_life(settings):
    create_app(settings)
    community.found()

    repairs.report_some()
    repairs.report_some()

    assert sorted(order.state for order in Order.select()) == ["quoted", "registered", "registered", "visit_due", "working"]
    database.close()
