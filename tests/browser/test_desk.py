"""The receptionist's keys, in a real browser."""
import pytest
from playwright.sync_api import expect

from kiosk.demo.community import PASSWORD
from tests.browser.conftest import DESK
from tests.browser.people import press

KEYS = ("F2", "F3", "F4", "F8")


def test_a_receptionist_signs_in_by_keyboard_and_stands_at_the_queue(visit, site):
    page = visit(site.lan + "/desk/", (1366, 768))

    page.locator("[name=account]").focus()
    page.keyboard.type("yun")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    expect(page.locator("#queue_board")).to_be_visible()


def test_single_keys_call_call_off_and_finish(desk_page, hand):
    first, second = (hand("kiosk").take_number() for _ in range(2))
    serving = desk_page.locator("#serving_number")

    press(desk_page, "F2")
    expect(serving).to_have_text(first)
    press(desk_page, "F4")
    expect(desk_page.locator("#missed")).to_contain_text(first)
    press(desk_page, "F2")
    expect(serving).to_have_text(second)
    press(desk_page, "F3")
    expect(desk_page.locator("#flash")).to_contain_text("20")
    press(desk_page, "F8")
    press(desk_page, "1")

    expect(serving).to_have_count(0)
    expect(desk_page.locator("#waiting_count")).to_have_text("0")


@pytest.mark.parametrize("field", ["input", "textarea", "select"])
def test_keys_do_nothing_while_somebody_types_in_a_field(desk_page, hand, field):
    hand("kiosk").take_number()
    expect(desk_page.locator("#waiting_count")).to_have_text("1")
    sent = []
    desk_page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)

    desk_page.locator("#queue_board").evaluate("(board, field) => board.append(document.createElement(field))", field)
    desk_page.locator(f"#queue_board > {field}").focus()
    for key in KEYS:
        desk_page.keyboard.press(key)

    expect(desk_page.locator("#waiting_count")).to_have_text("1")
    assert sent == []


def test_two_desks_pressing_at_the_same_moment_get_two_numbers(desk, hand):
    numbers = {hand("kiosk").take_number() for _ in range(2)}
    pages = [desk("qian", 1), desk("yun", 2)]
    held = []
    for page in pages:
        page.route("**/desk/queue/next", lambda request: held.append(request))

    for count, page in enumerate(pages, 1):
        press(page, "F2")
        _wait_for(page, held, count)
    for request in held:
        request.continue_()

    assert {page.locator("#serving_number").text_content() for page in pages} == numbers


def test_a_call_for_help_reaches_the_desk_and_its_answer_the_visitor(touchscreen, desk_page):
    page = touchscreen()

    page.get_by_role("button", name="找人帮忙").tap()
    expect(page.locator("#help_state")).to_contain_text("已通知前台")
    # Other walks at this box may have reported dangers, which stand in the same line.
    alarm = desk_page.locator("#status_line .alarm", has_text="需要帮忙")
    expect(alarm).to_be_visible()
    alarm.get_by_role("button").click()

    expect(page.locator("#help_state")).to_contain_text("马上")
    expect(alarm).to_have_count(0)


def test_keeping_a_key_down_calls_once(desk_page, hand):
    hand("kiosk").take_number()
    hand("kiosk").take_number()
    expect(desk_page.locator("#waiting_count")).to_have_text("2")

    for _ in range(5):
        desk_page.keyboard.down("F2")
    desk_page.keyboard.up("F2")

    expect(desk_page.locator("#serving_number")).to_have_count(1)
    expect(desk_page.locator("#waiting_count")).to_have_text("1")


def test_a_manager_is_called_by_one_key_from_any_page_and_the_caller_learns_that_it_was_seen(visit, site, signed_in, desk_page):
    boss = visit(site.lan + "/desk/queue/", DESK, storage_state=signed_in("chen"))
    boss.locator("#status_line .desk__facts").wait_for()
    desk_page.goto(site.lan + "/desk/repairs")
    banner = boss.locator("#status_line .alarm", has_text="1 号窗口 李* 请您过去")

    press(desk_page, "Alt+m")
    expect(banner).to_be_visible()
    banner.get_by_role("button").click()

    expect(desk_page.locator("#manager_call")).to_contain_text("主管已知道")
    expect(banner).to_have_count(0)


@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_the_board_of_a_full_lobby_does_not_scroll(desk, hand, language):
    page = desk()
    hand("kiosk").take_number()
    press(page, "F2")
    for _ in range(12):
        hand("kiosk").take_number()
    if language == "en":
        page.locator("button[name=language]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en" if language == "en" else "zh-Hans")
    expect(page.locator("#waiting_count")).to_have_text("12")

    assert page.evaluate("document.documentElement.scrollHeight") <= page.viewport_size["height"]


def _wait_for(page, held, count):
    # The request is seen before its handler has run; every look at the page lets the handler run.
    for _ in range(500):
        if len(held) == count:
            return
        page.evaluate("() => new Promise(requestAnimationFrame)")
    raise AssertionError(f"{len(held)} of {count} requests were sent")
