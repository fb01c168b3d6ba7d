"""Things handed out: the desk writes the sheet, the client ticks and signs, two colleagues sign on their own screens, a key comes back."""
import pytest
from playwright.sync_api import expect

from tests.browser import gate
from tests.browser.conftest import DESK, PHONE

NARROW_PHONE = (320, 640)
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
# Down, along and up again: a signature as far as the pad is concerned.
STROKE = [(0.2 + step / 40, 0.5 + (step % 4 - 2) / 10) for step in range(24)]


@pytest.fixture
def at_desk(visit, site, signed_in):
    return lambda path: visit(site.lan + path, DESK, storage_state=signed_in("qian"))


@pytest.fixture
def on_phone(phone, site, signed_in):
    return lambda path: phone(site.lan + path, storage_state=signed_in("wang"))


def test_a_sheet_goes_from_the_desk_over_three_hands_and_back(site, touchscreen, at_desk, on_phone, taps):
    desk = at_desk("/desk/registers/new")
    _write_the_sheet(desk)
    sheet, number = desk.url, desk.locator("h1").text_content().split()[0]

    screen = touchscreen()
    desk.locator("#parties form[action$=offer] button").nth(1).click()
    _client_signs(screen, taps)
    expect(desk.locator("#parties .party").nth(0)).to_have_attribute("data-state", "signed")

    desk.locator("#parties a.btn--primary").click()
    _read_to_the_end(desk)
    _draw_with_the_mouse(desk)
    desk.locator("form:has(ink-pad) .btn--primary").click()
    desk.locator("#mine[data-state=signed]").wait_for()

    engineer = on_phone("/jobs/")
    taps(engineer.locator("#jobs_list a", has_text=number))
    _read_to_the_end(engineer, press=taps)
    _draw_with_a_finger(engineer)
    taps(engineer.locator("form:has(ink-pad) .btn--primary"))
    engineer.locator("#mine[data-state=signed]").wait_for()

    desk.goto(sheet)
    expect(desk.locator("#sheet_state")).to_have_attribute("data-state", "complete")
    assert len({desk.locator("#parties .party").nth(place).text_content().split("·")[-1].strip() for place in range(3)}) == 3
    _take_one_back(desk)


@pytest.mark.parametrize("size", [PHONE, NARROW_PHONE], ids=["390 wide", "320 wide"])
def test_the_pad_on_a_phone_fits_and_can_be_used_by_everyone(phone, site, hand, signed_in, axe, taps, size):
    asked = hand("lan", "wang").page("/desk/sign").select_one("#to_sign a")["href"]
    page = phone(site.lan + "/desk/sign", size, storage_state=signed_in("wang"))

    troubles = _troubles(page, axe)
    page.goto(site.lan + asked)
    troubles += _troubles(page, axe)
    for _number in _pages_to_the_pad(page, taps):
        troubles += _troubles(page, axe)
    troubles += _troubles(page, axe)

    assert not troubles, "\n".join(troubles)


def _troubles(page, axe) -> list[str]:
    return [f"{page.url}: {trouble}" for trouble in gate.audit(page, axe) + ["goes sideways"] * page.evaluate(SIDEWAYS)]


def _write_the_sheet(desk):
    """By keyboard alone: the place has the focus, Tab goes through the first line, Enter sends."""
    desk.keyboard.type("1-1-102")
    desk.keyboard.press("Tab")
    desk.locator("select[name=kind]").first.select_option(index=1)
    desk.keyboard.press("Tab")
    desk.keyboard.type("2")
    desk.keyboard.press("Tab")
    desk.keyboard.type("102-1、102-2")
    desk.keyboard.press("Enter")
    desk.locator("#parties").wait_for()


def _client_signs(screen, taps):
    taps(screen.locator("#signing_offer a"))
    taps(screen.locator("form[action$=open] button"))
    screen.wait_for_url("**/signing/pages/1")
    expect(screen.locator(".document")).to_contain_text("入户门钥匙")
    taps(screen.locator(".reach .btn--primary"))
    screen.wait_for_url("**/signing/pages/2")
    expect(screen.locator(".document")).to_contain_text("领取须知")
    taps(screen.locator(".reach .btn--primary"))
    screen.wait_for_url("**/signing/checks")
    for line in screen.locator(".chip").all():
        taps(line)
    taps(screen.locator(".reach .btn--primary"))
    taps(screen.locator("button[name=relation]").first)
    screen.locator("ink-pad").wait_for()
    _draw_with_a_finger(screen)
    taps(screen.locator("form:has(ink-pad) .btn--primary"))
    taps(screen.locator("form[action$=confirm] button"))
    screen.wait_for_url("**/signing/done")


def _read_to_the_end(page, press=lambda target: target.click()):
    assert len(list(_pages_to_the_pad(page, press))) == 2


def _pages_to_the_pad(page, press):
    """The number of each page, while it is shown."""
    press(page.locator("form[action$=open] button"))
    page.wait_for_url("**/pages/1")
    while not page.url.endswith("/pad"):
        before = page.url
        yield int(before.rpartition("/")[2])
        press(page.locator(".own-acts .btn--primary"))
        page.wait_for_url(lambda url: url != before)


def _points(page):
    box = page.locator("ink-pad canvas").bounding_box()
    return [{"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]} for x, y in STROKE]


def _draw_with_a_finger(page):
    points = _points(page)
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:1]})
    for point in points[1:]:
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    finger.detach()
    expect(page.locator("ink-pad")).to_have_attribute("data-ink", "drawn")


def _draw_with_the_mouse(page):
    first, *others = _points(page)
    page.mouse.move(**first)
    page.mouse.down()
    for point in others:
        page.mouse.move(**point)
    page.mouse.up()
    expect(page.locator("ink-pad")).to_have_attribute("data-ink", "drawn")


def _take_one_back(desk):
    desk.locator("#take_back input[inputmode=numeric]").fill("1")
    desk.locator("#take_back input[value=note]").check()
    desk.locator("#note").fill("家属送回")
    desk.locator("#take_back .btn--primary").click()
    expect(desk.locator("#lines tbody td").nth(2)).to_have_text("1")
