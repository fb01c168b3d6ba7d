"""What happened to an order is read in words, each of them once."""
import re
from pathlib import Path

import cast
from kiosk import access
from kiosk.events import acting
from kiosk.repairs import history, states
from kiosk.signing.states import REFUSED, SIGNED

KIOSK_CODE = Path(history.__file__).parent.parent
LITERAL = re.compile(r'"order\.(\w+)"')


def test_everything_that_is_recorded_of_an_order_has_its_words():
    recorded = {verb for path in KIOSK_CODE.rglob("*.py") for verb in LITERAL.findall(path.read_text("utf-8"))}

    assert {"visit_changed", "contact_tried"} <= recorded
    assert recorded | set(states.PAST.values()) | {f"quote_{state}" for state in (SIGNED, REFUSED)} <= set(history.NAMES)


def test_another_time_is_read_with_its_reason_and_way(hands, register, desk, page):
    order = register(slot=None)
    desk.post(f"/desk/repairs/{order.id}/visit", {"slot": "20261123-10-12", "reason": "part", "told": "client", "channel": "in_person"})

    line = page(desk.get(f"/desk/repairs/{order.id}")).select("#history li")[-1].text
    assert "visit_changed" not in line and "缺配件" in line and "当面" in line


def test_the_way_a_report_came_in_is_said_once(hands, register):
    with acting(None, access.KIOSK):
        order = register()

    first = history.of(order)[0]
    assert f"{first.details} {first.who}".count("触摸屏") == 1


def test_who_did_it_stands_there_although_the_way_does_too(hands, register):
    order, clerk = register(), cast.receptionist()
    with acting(clerk.id, access.LAN):
        order.note_attempt("phone", "reached")

    assert history.of(order)[-1].who == "李倩"
