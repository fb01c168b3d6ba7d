"""The list at the desk: what stands in which tab, how late it is, and how an order is found."""
from datetime import timedelta

import pytest

import cast
from kiosk import clock
from kiosk.db import database
from kiosk.fees.ledger import Entry
from kiosk.repairs.desk.listing import TABS, Listing
from kiosk.repairs.models import Order
from kiosk.site.models import PublicArea, Unit

TAB_OF = {"registered": "dispatch", "on_site": "quote", "quoted": "answer", "confirmed": "collect"}


def listed(shown="open", trade="", find=""):
    return Listing.of(shown, trade, find, 1)


def numbers(*asked, **named) -> list[str]:
    return [order.number for order in listed(*asked, **named).orders]


@pytest.mark.parametrize("state, tab", TAB_OF.items())
def test_an_order_stands_where_the_desk_is_asked_for_something(reached, state, tab):
    order = reached(state)

    found = {tab for tab in TABS if numbers(tab)}

    assert {tab, "open", "all"} <= found and found - {tab, "open", "all"} <= {"today"}
    assert listed().counts[tab] == 1 and numbers(tab) == [order.number]


def test_an_order_on_hold_comes_back_on_its_day(reached, hands):
    order = reached("taken")
    order.hold("part", clock.days_ahead(2), by=cast.AT_DESK)
    before = numbers("review")
    hands.pass_by(timedelta(days=2))

    assert (before, numbers("review"), listed().counts["review"]) == ([], [order.number], 1)


def test_the_promised_time_runs_down_and_then_over(reached, hands, desk, page):
    order = reached("registered")
    left = order.promised_at - clock.now()
    hands.pass_by(left - timedelta(hours=3))
    desk.start = "/desk/sign-in"
    desk.sign_in("qian")
    in_time, before = page(desk.get("/desk/repairs")).select_one("tbody tr").text, numbers("late")
    hands.pass_by(timedelta(hours=5))

    assert "剩 3 小时" in in_time and before == []
    assert "已超时 2 小时" in page(desk.get("/desk/repairs")).select_one("tbody tr").text
    assert numbers("late") == [order.number] and listed().counts["late"] == 1


def test_who_was_there_is_not_late(reached, hands):
    reached("on_site")
    hands.pass_by(timedelta(days=9))

    assert numbers("late") == []


def test_what_was_finished_today_is_gone_from_there_tomorrow(reached, hands):
    order = reached("finished")
    today = numbers("today")
    hands.pass_by(timedelta(days=1))

    assert (today, numbers("today"), listed().counts["today"]) == ([order.number], [], 0)


def test_a_trade_has_its_own_list_and_counts(reached):
    reached("registered")
    power = reached("registered", "k2", category="power", item="socket", phrases=[])

    assert numbers(trade="power") == [power.number]
    assert (listed(trade="power").counts["open"], listed().counts["open"]) == (1, 2)


@pytest.mark.parametrize("find", ["W261121-0001", "w261121-0001", "1234", "2栋1单元1102", "1102", " 1102 "])
def test_an_order_is_found_by_number_room_or_the_end_of_the_phone(reached, find):
    order = reached("registered")
    reached("registered", "k2", unit=None, area=PublicArea.get(), slot=None, phone="13800019999")

    assert numbers(find=find) == [order.number]


def test_an_order_is_found_by_its_receipt(reached):
    order = reached("visit_due")

    assert numbers(find=Entry.get().number) == [order.number]


@pytest.mark.parametrize("find", ["W999", "9876", "x' or 1=1", "%", "_", "例", "W261121-0001%"])
def test_what_nobody_has_is_not_found(reached, find):
    reached("registered")

    assert numbers(find=find) == []


def test_what_is_found_is_masked(desk, reached):
    reached("registered")

    text = desk.get("/desk/repairs?find=1234").text

    assert "138****1234" in text and "11**" in text
    assert "13800011234" not in text and "1102" not in text


def test_a_merged_order_names_the_one_that_counts(desk, reached, page):
    first, second = reached("registered"), reached("registered", "k2")
    Order.update(merged_into=first).where(Order.id == second.id).execute()

    assert f"已并入 {first.number}" in page(desk.get("/desk/repairs")).select_one(f"#repair_order_{second.id}").text


@pytest.mark.parametrize("asked", ["shown=nonsense", "trade=nonsense", "page=-1", "page=x", "shown=late&trade=lift&page=7"])
def test_a_strange_address_shows_a_list(desk, reached, asked):
    reached("registered")

    assert desk.get(f"/desk/repairs?{asked}").status_code == 200


def test_the_tabs_are_counted_from_the_index_of_states(app):
    plans = []
    database.connection().exec_trace = lambda cursor, sql, bindings: plans.append((sql, bindings)) or True
    listed()
    database.connection().exec_trace = None

    counting = [row for sql, bindings in plans if "GROUP BY" in sql.upper()
                for row in database.connection().execute(f"explain query plan {sql}", bindings or ())]
    assert counting and all("SCAN" not in row[-1] for row in counting), counting


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_list(reached):
    def asked() -> int:
        statements = []
        database.connection().exec_trace = lambda cursor, sql, bindings: statements.append(sql) or True
        for order in listed(find="1102").orders:
            assert order.masked_place
        database.connection().exec_trace = None
        return len(statements)

    reached("registered")
    one = asked()
    for turn in range(3):
        reached("registered", f"m{turn}", unit=Unit.get(Unit.room == "1102"), slot=None)

    assert asked() == one
