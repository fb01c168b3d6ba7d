"""A notice the desk puts on the touchscreen: read, signed with a finger, or refused."""
import pytest
from playwright.sync_api import expect

from tests.browser.screens import offer_a_notice

# Down, along and up again: a signature as far as the pad is concerned.
STROKE = [(0.2 + step / 40, 0.5 + (step % 4 - 2) / 10) for step in range(24)]
TAPS_BESIDES_PAGES = 5


@pytest.fixture
def offered(site, hand):
    """The desk has put the first notice on the touchscreen, for the first unit it is for."""
    return offer_a_notice(hand("lan", "qian"))


def test_a_notice_is_read_signed_and_confirmed(touchscreen, offered, taps, hand):
    page = touchscreen()

    taps(page.locator("#signing_offer a"))
    taps(page.locator("form[action$=open] button"))
    pages = _read_to_the_end(page, taps)
    taps(page.locator("button[name=relation]").first)
    _draw(page, page.locator("canvas"))
    expect(page.locator("ink-pad")).to_have_attribute("data-ink", "drawn")
    taps(page.locator("form:has(ink-pad) .btn--primary"))
    taps(page.locator("form[action$=confirm] button"))

    page.wait_for_url("**/signing/done")
    assert taps.count <= TAPS_BESIDES_PAGES + pages
    assert hand("lan", "qian").page(offered).select_one(".notice[data-kind=ok]")


def test_not_signing_is_recorded_with_its_reason(touchscreen, offered, taps):
    page = touchscreen("/signing")

    taps(page.locator("form[action$=open] button"))
    taps(page.locator("a[href$=refuse]"))
    taps(page.locator("button[name=reason]").first)

    page.wait_for_url("**/signing/done")
    expect(page.locator("h1")).to_contain_text("未签")


def _read_to_the_end(page, taps) -> int:
    page.wait_for_url("**/signing/pages/1")
    count = 0
    while "/signing/pages/" in page.url:
        before = page.url
        taps(page.locator(".reach .btn--primary"))
        page.wait_for_url(lambda url: url != before)
        count += 1
    return count


def _draw(page, canvas):
    """A real finger: touch events as the browser gets them from the screen."""
    box = canvas.bounding_box()
    points = [{"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]} for x, y in STROKE]
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:1]})
    for point in points[1:]:
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    finger.detach()
