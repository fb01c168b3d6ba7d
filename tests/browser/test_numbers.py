"""Taking a number by touch, following it on a phone, and seeing it called."""
import re

from playwright.sync_api import expect

from tests.browser.people import link_behind, press

NEXT_LOOK_MS = 16_500
TURNS_MS = 65_000


def test_a_number_takes_two_taps_and_comes_out_on_paper(touchscreen, desk_page, taps):
    page = touchscreen()

    taps(page.locator(".tiles .btn--primary"))
    taps(page.locator("button[name=service]").first)

    number = page.locator("#number").text_content()
    expect(page.locator("#paper_state")).to_contain_text("请取小票")
    assert taps.count == 2
    desk_page.goto(desk_page.url.replace("/desk/queue/", "/paper"))
    expect(desk_page.locator(".slip").first).to_contain_text(number)
    expect(desk_page.locator("#jobs tbody tr").first).to_have_attribute("data-state", "printed")


def test_with_one_service_open_a_number_takes_one_tap(touchscreen, site, taps):
    site.close_all_services_but("K")
    page = touchscreen()

    taps(page.locator(".tiles .btn--primary"))

    expect(page.locator("#number")).to_have_text(_letter("K"))
    assert taps.count == 1


def test_two_quick_taps_give_one_number(touchscreen, site, hand):
    site.close_all_services_but("A")
    page = touchscreen()

    page.locator(".tiles .btn--primary").evaluate("button => { button.click(); button.click() }")

    expect(page.locator("#number")).to_have_text(_letter("A"))
    expect(page.locator("#number + p")).to_contain_text("前面 0 人")


def test_the_phone_behind_the_qr_moves_up_and_says_when_it_is_called(touchscreen, desk_page, phone, hand, tmp_path):
    first = hand("kiosk").take_number()
    screen = touchscreen(path="/queue")
    screen.locator("button[name=service]").first.tap()
    page = phone(link_behind(screen.locator(".qr-box"), tmp_path), hours=True)
    expect(page.locator("#phone_state")).to_have_attribute("data-ahead", "1")

    press(desk_page, "F2")
    expect(desk_page.locator("#serving_number")).to_have_text(first)
    page.clock.fast_forward(NEXT_LOOK_MS)
    expect(page.locator("#phone_state")).to_have_attribute("data-ahead", "0")
    press(desk_page, "F8")
    press(desk_page, "1")
    expect(desk_page.locator("#serving_number")).to_have_count(0)
    press(desk_page, "F2")
    expect(desk_page.locator("#serving_number")).to_have_count(1)
    page.clock.fast_forward(NEXT_LOOK_MS)

    expect(page.locator("#phone_state")).to_have_attribute("data-state", "called")
    expect(page.locator(".phone__call")).to_have_text("请到 1 号窗口")


def test_the_tv_shows_a_call_without_being_loaded_again(tv, desk_page, hand):
    tv.evaluate("window.sameDocument = true")
    number = hand("kiosk").take_number()

    press(desk_page, "F2")

    # Calls of other walks may still have their turn before it; none is older than a minute.
    expect(tv.locator(".tv__number")).to_have_text(number, timeout=TURNS_MS)
    expect(tv.locator(".tv__newest")).to_contain_text("1 号窗口")
    assert tv.evaluate("window.sameDocument")


def _letter(code):
    return re.compile(rf"^{code}\d{{3}}$")
