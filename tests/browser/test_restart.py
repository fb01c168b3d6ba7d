"""The box is killed while everybody looks at it, and comes back."""
from playwright.sync_api import expect

from kiosk.demo.community import PASSWORD
from tests.browser.conftest import DESK, PORTRAIT, TV
from tests.browser.people import press

CUT_LINE = "htmx:|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|CONTENT_LENGTH_MISMATCH"
LOST_AFTER_MS = 10_500
COMES_BACK_MS = 15_000


def test_tv_home_and_desk_come_back_by_themselves(visit, own_site):
    tv = visit(own_site.lan + "/display", TV, hours=True)
    home = visit(own_site.kiosk, PORTRAIT, has_touch=True, hours=True)
    desk = visit(own_site.lan + "/desk/sign-in", DESK, hours=True)
    desk.fill("[name=account]", "qian")
    desk.fill("[name=password]", PASSWORD)
    desk.press("[name=password]", "Enter")
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
