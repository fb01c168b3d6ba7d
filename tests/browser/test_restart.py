"""The box is killed while everybody looks at it, and comes back; or it has no place left for one more page."""
import urllib.request

import pytest
from playwright.sync_api import expect

from kiosk.demo.community import PASSWORD
from kiosk.live import CAPACITY
from tests.browser.conftest import DESK, PORTRAIT, TV
from tests.browser.people import Hand, press

CUT_LINE = "htmx:|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|CONTENT_LENGTH_MISMATCH"
LOST_AFTER_MS = 10_500
COMES_BACK_MS = 15_000


def sign_in(desk):
    desk.fill("[name=account]", "qian")
    desk.fill("[name=password]", PASSWORD)
    desk.press("[name=password]", "Enter")


def test_tv_home_and_desk_come_back_by_themselves(visit, own_site):
    tv = visit(own_site.lan + "/display", TV, hours=True)
    home = visit(own_site.kiosk, PORTRAIT, has_touch=True, hours=True)
    desk = visit(own_site.lan + "/desk/sign-in", DESK, hours=True)
    sign_in(desk)
    desk.get_by_role("button", name="1 号窗口").click()
    for page in (tv, home, desk):
        page.context.watch.expect(CUT_LINE)
        page.evaluate("window.sameDocument = true")

    own_site.kill()
    for page in (tv, home, desk):
        page.clock.fast_forward(LOST_AFTER_MS)
        expect(page.locator(".line-lost")).to_be_visible()
        assert page.evaluate("window.sameDocument"), page.url
    own_site.start()
    for page in (tv, home, desk):
        expect(page.locator(".line-lost")).to_be_hidden(timeout=COMES_BACK_MS)

    home.locator(".tiles .btn--primary").tap()
    home.locator("button[name=service]").first.tap()
    number = home.locator("#number").text_content()
    expect(desk.locator("#waiting")).to_contain_text(number)
    press(desk, "F2")
    expect(tv.locator(".tv__number")).to_have_text(number)
    assert tv.evaluate("window.sameDocument")


def test_a_touch_while_the_box_is_away_reaches_no_browser_page(visit, own_site):
    home = visit(own_site.kiosk, PORTRAIT, has_touch=True)
    home.context.watch.expect(CUT_LINE)
    home.evaluate("window.sameDocument = true")
    tile = home.locator(".tiles .btn--primary").bounding_box()

    own_site.kill()
    expect(home.locator(".line-lost")).to_be_visible()
    home.touchscreen.tap(tile["x"] + tile["width"] / 2, tile["y"] + tile["height"] / 2)

    assert home.evaluate("window.sameDocument")
    own_site.start()


@pytest.fixture
def full_house(own_site):
    """Other pages have taken every place at the box's live feed."""
    streams = [urllib.request.urlopen(f"{own_site.lan}/live?topics=nothing") for _ in range(CAPACITY["lan"])]
    yield own_site
    for stream in streams:
        stream.close()


def test_a_page_for_which_the_box_has_no_place_says_that_it_may_be_old_and_still_obeys(full_house, visit):
    tv, desk = visit("about:blank", TV, hours=True), visit("about:blank", DESK)
    for page in (tv, desk):
        page.context.watch.expect("status of 503")
    tv.goto(full_house.lan + "/display")
    desk.goto(full_house.lan + "/desk/sign-in")
    sign_in(desk)

    for _ in range(2):
        with tv.expect_response("**/live**"):
            tv.clock.fast_forward(LOST_AFTER_MS // 2 + 100)

    expect(tv.locator(".line-lost")).to_be_visible()
    expect(desk.locator(".line-stale")).to_be_visible(timeout=COMES_BACK_MS)
    desk.get_by_role("button", name="1 号窗口").click()
    desk.locator(".windows__one[data-state=mine]").wait_for()


def test_a_page_without_a_place_asks_for_its_news_by_itself(full_house, visit, playwright):
    desk = visit("about:blank", DESK)
    desk.context.watch.expect("status of 503")
    desk.goto(full_house.lan + "/desk/sign-in")
    sign_in(desk)
    desk.get_by_role("button", name="1 号窗口").click()

    number = Hand(playwright.request.new_context(base_url=full_house.kiosk), "/").take_number()

    expect(desk.locator("#waiting")).to_contain_text(number, timeout=COMES_BACK_MS)
