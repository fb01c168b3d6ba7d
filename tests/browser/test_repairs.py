"""Reporting a repair by touch, without typing a word."""
import re

from playwright.sync_api import expect

from tests.browser.conftest import PORTRAIT
from tests.browser.test_sessions import everything_back_shows

PHONE_NUMBER = "13800138000"
TAPS_TO_REPORT = 11


def _choose_a_place_and_a_problem(page, taps):
    for name in ("1栋", "1单元"):
        taps(page.get_by_role("button", name=name))
    for _ in range(2):
        taps(page.locator("button[name=choice]").first)
    page.wait_for_url("**/repairs/category")
    taps(page.locator("button[name=choice][value=water]"))
    taps(page.locator("button[name=choice][value=tap]"))
    taps(page.get_by_role("button", name="下一步"))


def _type_a_number(page, digits):
    for digit in digits:
        page.locator(f"[data-digit='{digit}']").tap()


def test_a_repair_takes_eleven_taps_and_the_digits_of_a_phone(touchscreen, desk_page, taps):
    page = touchscreen()

    taps(page.get_by_role("link", name="报修"))
    _choose_a_place_and_a_problem(page, taps)
    taps(page.locator("button[name=choice]:not([disabled])").first)
    page.locator("number-pad:defined").wait_for()
    _type_a_number(page, PHONE_NUMBER)
    expect(page.locator("[data-shown]")).to_have_text("138 0013 8000")
    taps(page.get_by_role("button", name="下一步"))
    expect(page.locator(".review")).not_to_contain_text(PHONE_NUMBER)
    taps(page.get_by_role("button", name="提交报修"))

    number = page.locator("#number").text_content()
    assert taps.count <= TAPS_TO_REPORT
    desk_page.goto(re.sub(r"/desk/queue/$", "/desk/repairs", desk_page.url))
    expect(desk_page.locator("#repairs_list")).to_contain_text(number)


def test_a_repair_needs_no_phone(touchscreen, taps):
    page = touchscreen("/repairs")

    _choose_a_place_and_a_problem(page, taps)
    taps(page.locator("button[name=choice]:not([disabled])").first)
    taps(page.get_by_role("button", name="不留电话"))
    taps(page.get_by_role("button", name="提交报修"))

    expect(page.locator("#number")).to_be_visible()


def test_danger_ends_the_questions_and_sounds_at_the_desk(touchscreen, desk_page):
    page = touchscreen("/repairs/area")

    page.locator("button[name=choice]").first.tap()
    page.locator("button[name=choice][value=power]").tap()
    page.locator(".btn--danger").first.tap()

    expect(page.locator(".danger")).to_contain_text("119")
    expect(desk_page.locator("#status_line .alarm").first).to_be_visible()


def test_back_brings_no_phone_number_back(visit, site, remembering_chromium, taps):
    page = visit(site.kiosk + "/repairs", PORTRAIT, browser=remembering_chromium, has_touch=True)
    _choose_a_place_and_a_problem(page, taps)
    page.locator("button[name=choice]:not([disabled])").first.tap()
    page.locator("number-pad:defined").wait_for()
    _type_a_number(page, PHONE_NUMBER)
    page.get_by_role("button", name="下一步").tap()
    page.locator(".review").wait_for()

    page.get_by_role("link", name="首页").tap()
    page.get_by_role("button", name="离开并清除").tap()
    page.locator(".tiles").wait_for()

    shown = everything_back_shows(page)
    assert [leftover for leftover in (PHONE_NUMBER, "138 0013", "138****8000") if leftover in shown] == []
