"""A bored hand on the touchscreen (SEC-01): whatever it does, it stays in our pages."""
import random

from playwright.sync_api import Error

from tests.browser.conftest import PORTRAIT
from tests.browser.people import look

TOUCHES = 120
TARGETS = """() => [...document.querySelectorAll("a, button")].filter(one => one.checkVisibility()).map(one => {
  const box = one.getBoundingClientRect()
  return [box.x + box.width / 2, box.y + box.height / 2]
})"""
PINCH = [(400, 700), (420, 720)], [(200, 400), (800, 1200)]


def test_random_touches_never_leave_the_touchscreens_pages(touchscreen, site):
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    dice = random.Random(seed)
    page = touchscreen()
    page.context.watch.expect("status of 4|ERR_INCOMPLETE_CHUNKED")

    for _ in range(TOUCHES):
        _touch(page, *_somewhere(dice, page))
        page.wait_for_load_state("domcontentloaded")
        assert page.url.startswith(site.kiosk), page.url

    assert len(page.context.pages) == 1


def test_two_fingers_make_nothing_larger(touchscreen):
    page = touchscreen()
    glass = page.context.new_cdp_session(page)

    for kind, places in zip(("touchStart", "touchMove"), PINCH):
        glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": _points(places)})
    glass.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    assert page.evaluate("visualViewport.scale") == 1
    assert page.evaluate("[scrollX, scrollY]") == [0, 0]


def _touch(page, x, y):
    try:
        page.locator("body.kiosk").tap(position={"x": x, "y": y}, force=True)
    except Error as error:
        # A finger that comes down between two pages touches nothing; the driver may wait for it in vain.
        if not any(told in error.message for told in ("not visible", "not attached", "performing tap action")):
            raise


def _somewhere(dice, page):
    targets = look(page, TARGETS) if dice.random() < 0.5 else []
    inside = [(x, y) for x, y in targets if 0 < x < PORTRAIT[0] and 0 < y < PORTRAIT[1]]
    return dice.choice(inside) if inside else (dice.randrange(PORTRAIT[0]), dice.randrange(PORTRAIT[1]))


def _points(places):
    return [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
