"""The page of the reconciliation: one press for each order, two names, and nothing lost on a mistake."""
from datetime import timedelta

import pytest

import cast
from kiosk import access, clock, topics
from kiosk.reconciling.corrections import Correction
from kiosk.reconciling.marks import Mark
from kiosk.reconciling.models import Reconciliation
from kiosk.reconciling.times import Week
from kiosk.reconciling.weekly import WeeklySheet
from printer.printers import Printer, Role
from printer.spool import PrintJob

PAGE = "/desk/reconciling"
NO_TIME = "no_time"


@pytest.fixture
def today(hands):
    return f"{PAGE}/{clock.today()}"


@pytest.fixture
def two(reported, hands):
    """Two open orders that nobody has marked."""
    orders = reported(), reported("power", "socket")
    hands.pass_by(timedelta(hours=1))
    return orders


def mark(desk, today, order, verdict=NO_TIME, **more):
    return desk.post(f"{today}/orders/{order.id}", {"verdict": verdict, **more}, headers=cast.HTMX)


def test_each_press_is_kept_and_the_next_order_is_asked_about(desk, page, two, today):
    first, second = two

    answer = page(mark(desk, today, first))

    assert Mark.get().verdict == NO_TIME
    assert second.number in answer.select_one("#asked_title").text
    assert answer.select_one(f"#repair_order_{first.id}_listed")["data-state"] == "marked"
    assert answer.select_one("#unmarked").text == "1"


def test_one_key_for_each_verdict(desk, two):
    keys = [button["data-key"] for button in desk.page(PAGE).select("#asked [data-key]")]

    assert keys[:7] == ["2", "3", "4", "5", "6", "7", "8"] and {"0", "ArrowDown"} <= set(keys)


def test_done_is_offered_for_finished_work_only(desk, page, two, finished):
    order = finished()

    def offered(one):
        return page(desk.get(f"{PAGE}/board?line={one.id}")).select("#asked [value=done]")

    assert not offered(two[0]) and "btn--primary" in offered(order)[0]["class"]


def test_orders_stand_by_trade(desk, two):
    heads = [head.text for head in desk.page(PAGE).select(".reconciling__trade th")]

    assert heads == ["水工", "电工"]


def test_an_order_can_be_chosen_out_of_turn_and_marked_again(desk, page, two, today):
    first, _ = two
    mark(desk, today, first)

    chosen = page(desk.get(f"{PAGE}/board?day={clock.today()}&line={first.id}"))
    assert first.number in chosen.select_one("#asked_title").text
    mark(desk, today, first, "part")

    assert [found.verdict for found in Mark.select()] == ["part"]


@pytest.mark.parametrize("note, sentence", [("", "原因"), ("电话 138 1234 5678", "不要写")])
def test_another_reason_is_said_without_people(desk, two, today, note, sentence):
    answer = mark(desk, today, two[0], "other", note=note)

    assert answer.status_code == 409 and sentence in answer.text
    assert Mark.select().count() == 0


def test_the_words_of_another_reason_stay_on_the_box_beside_the_line(desk, two, today, close):
    mark(desk, today, two[0], "other", note="等楼上配合")

    closed = close()

    assert "等楼上配合" in desk.page(f"{PAGE}?day={closed.day}").text
    assert "等楼上配合" not in str(Reconciliation.select().dicts().get()) + str(list(closed.lines.dicts()))


def test_it_is_closed_by_two_names_with_the_password_of_the_second(desk, two, today, engineer):
    for order in two:
        mark(desk, today, order)

    answer = desk.post(f"{today}/close", {"engineer": engineer.id, "password": cast.PASSWORD})

    closed = Reconciliation.get()
    assert (answer.status_code, closed.engineer, closed.confirmed_by, closed.closer_name) == (303, engineer.id, "password", "李倩")
    assert "王建国" in desk.page(PAGE).select_one("#closed").text


def test_signed_on_paper_needs_no_password(desk, two, today, engineer):
    for order in two:
        mark(desk, today, order)

    desk.post(f"{today}/close", {"engineer": engineer.id, "on_paper": "y"})

    assert Reconciliation.get().confirmed_by == "paper"


@pytest.mark.parametrize("password", ["", "wrong-password"])
def test_a_wrong_password_closes_nothing_and_loses_nothing(desk, page, two, today, engineer, password):
    for order in two:
        mark(desk, today, order)

    answer = desk.post(f"{today}/close", {"engineer": engineer.id, "password": password})

    assert answer.status_code == 422 and Reconciliation.select().count() == 0
    assert "密码不对" in page(answer).select_one("#close [role=alert]").text
    assert page(answer).select_one(f"#close [value='{engineer.id}']").has_attr("checked")
    assert Mark.select().count() == 2


def test_guessing_the_engineers_password_is_slowed_down(desk, two, today, engineer):
    for order in two:
        mark(desk, today, order)
    for _ in range(5):
        desk.post(f"{today}/close", {"engineer": engineer.id, "password": "wrong-password"})

    answer = desk.post(f"{today}/close", {"engineer": engineer.id, "password": cast.PASSWORD})

    assert answer.status_code == 422 and Reconciliation.select().count() == 0


def test_the_second_name_is_an_engineers(desk, two, today):
    for order in two:
        mark(desk, today, order)

    answer = desk.post(f"{today}/close", {"engineer": cast.manager().id, "on_paper": "y"})

    assert answer.status_code == 422 and Reconciliation.select().count() == 0


def test_with_an_order_unmarked_the_page_comes_again_and_says_so(desk, page, two, today, engineer):
    mark(desk, today, two[0])

    answer = desk.post(f"{today}/close", {"engineer": engineer.id, "on_paper": "y"})

    assert "还有 1 张" in page(answer).select_one("#close [role=alert]").text


def test_an_empty_day_says_so_and_closes_with_one_key(desk, hands, today):
    empty = desk.page(PAGE).select_one("#asked")
    assert "没有报修单" in empty.text and empty.select_one("[data-key='1']")

    desk.post(f"{today}/empty")

    assert Reconciliation.get().completed == 0


def test_a_day_with_orders_does_not_close_like_an_empty_one(desk, two, today):
    for order in two:
        mark(desk, today, order)

    assert desk.post(f"{today}/empty").status_code == 409


def test_a_correction_stands_beside_the_line_with_who_and_why(desk, reported, close):
    reported()
    line = close().lines.get()

    desk.post(f"{PAGE}/lines/{line.id}/correct", {"verdict": "weather", "why": "下雨停工"})

    shown = desk.page(PAGE).select_one(f"#reconciling_correction_{Correction.get().id}").text
    assert all(words in shown for words in ("李倩", "时间不够", "天气", "下雨停工"))


def test_open_pages_hear_of_every_mark(desk, two, today):
    heard = []
    topics.listen(heard.append)

    mark(desk, today, two[0])

    assert heard == ["reconciling"]


def test_the_list_comes_out_to_be_signed_before_and_with_its_names_after(desk, two, today, close):
    desk.post(f"{today}/paper")
    close()
    desk.post(f"{today}/paper")

    draft, closed = (job.document for job in PrintJob.select().where(PrintJob.kind == "reconciliation").order_by(PrintJob.id))
    assert "待签字" in draft and two[0].number in draft
    assert "王建国" in closed and "指纹" in closed and "待签字" not in closed


def test_without_a_printer_the_desk_is_told(desk, two, today):
    for table in (PrintJob, Role, Printer):
        table.delete().execute()

    assert desk.post(f"{today}/paper", headers=cast.HTMX).status_code == 409


def test_unfinished_repairs_stand_on_one_page_the_oldest_first(lan, two, close, hands):
    close()
    hands.pass_by(timedelta(days=3))
    lan.sign_in(cast.receptionist().account)

    rows = [row.text for row in lan.page(f"{PAGE}/unfinished").select("#unfinished tbody tr")]

    assert [order.number in row and "3 天" in row and "时间不够" in row for order, row in zip(two, rows)] == [True, True]


def test_the_week_is_approved_at_the_desk_and_put_on_paper(lan, two, close, hands):
    close()
    friday = Week.at(hands.moment).day
    hands.moment = clock.at_site(friday, 15, 5)
    lan.sign_in(cast.receptionist().account)

    assert lan.page(f"{PAGE}/week").select_one("#draft")
    lan.post(f"{PAGE}/week/{friday}/approve")
    lan.post(f"{PAGE}/week/{friday}/paper")

    assert WeeklySheet.get().not_completed == 2
    assert lan.page(f"{PAGE}/week").select_one("#approved")
    assert two[0].number in PrintJob.get(PrintJob.kind == "week_of_repairs").document


@pytest.mark.parametrize("day", ["yesterday", "9999-12-31", "0001-01-01", "2026-13-40"])
def test_a_day_that_is_none_is_not_found(desk, hands, day):
    assert desk.post(f"{PAGE}/{day}/close").status_code == 404
    assert desk.get(f"{PAGE}?day={day}").status_code == 200
    assert desk.post(f"{PAGE}/week/{day}/approve").status_code == 404


@pytest.mark.parametrize("account", [cast.engineer, cast.maintainer])
def test_it_is_the_desks_work(app, hands, account):
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in(account().account)

    assert {browser.get(path).status_code for path in (PAGE, f"{PAGE}/week", f"{PAGE}/unfinished")} == {403}
