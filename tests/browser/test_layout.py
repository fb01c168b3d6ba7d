"""The layout gate: every page at every device, in the modes and languages that leave it least room (UX-01 to UX-07)."""
import pytest

from tests.browser import gate, screens
from tests.browser.conftest import DESK, PHONE, TV
from tests.browser.people import link_behind

# Pages are measured as drawn: no streams, which fast changes of pages would leave behind by the dozen, and no speech.
NO_STREAM = """window.EventSource = class extends EventTarget { close() {} }
window.fetch = async () => ({ status: 204 })"""
NARROW_PHONE = (320, 640)
TV_NUMBER_PX = 126  # 80 mm on a 55 inch television: enough at 8 m
DIGIT_HEIGHT = """number => {
  const pen = document.createElement("canvas").getContext("2d")
  const { fontSize, fontWeight } = getComputedStyle(number)
  pen.font = `${fontWeight} ${fontSize} sans-serif`
  return pen.measureText("0").actualBoundingBoxAscent
}"""
OUTSIDE = """() => [...document.body.querySelectorAll("*")].filter(one => {
  const box = one.getBoundingClientRect()
  return one.checkVisibility() && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
}).map(one => one.className)"""
DESK_PAGES = {
    "qian": [
        "/desk/queue/", "/paper", "/paper/printers/lobby", "/paper/samples", "/paper/virtual/lobby", "/desk/day",
        "/desk/appointments", "/desk/repairs", "/desk/notices", "/desk/notices/new", "/desk/password", "/desk/overview",
        "/desk/registers", "/desk/registers/new", "/desk/sign", "/desk/dailies",
    ],
    "chen": ["/desk/staff", "/desk/things", "/desk/figures"],
    "zhao": ["/desk/screens"],
}
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def busy_lobby(site, hand):
    """Two people sit at windows and have called; five wait."""
    visitor = hand("kiosk")
    for service in "AAAKKHM":
        visitor.take_number(service)
    for window, account in enumerate(("qian", "yun"), 1):
        desk = hand("lan", account)
        desk.post(f"/desk/queue/counters/{window}")
        desk.post("/desk/queue/next")
    return site


@pytest.fixture
def visitor(visit, busy_lobby, hand):
    """Somebody at a touchscreen that has been calibrated."""
    device = gate.DEVICES[0]
    busy_lobby.calibrate(device.px_per_mm)
    page = visit(busy_lobby.kiosk, device[:2], has_touch=True)
    page.context.watch.expect("status of 4")
    page.add_init_script(NO_STREAM)
    return screens.Signer(page, busy_lobby, hand("lan", "qian"), hand("lan", "chen"))


@pytest.mark.parametrize("walk", screens.WALKS)
def test_pages_of_the_touchscreen_keep_the_size_rules_can_be_used_by_everyone_and_say_what_they_show(visitor, walk, axe):
    begin, pages = screens.WALKS[walk]
    begin(visitor)

    wrong = []
    for name, page in _each(visitor, pages, "zh_Hans", gate.LISTENING):
        found = _unsaid(name, page) + gate.audit(page, axe) + gate.audit_high_contrast(page, axe) + gate.measure(page)
        wrong += [f"{name}: {trouble}" for trouble in found]
    for name, page in _each(visitor, pages, "en", gate.FULLEST):
        found = _unsaid(name, page) + gate.audit(page, axe) + gate.measure(page, ["elder"])
        wrong += [f"{name}, in English: {trouble}" for trouble in found]

    assert not wrong, "\n".join(wrong)


def _each(visitor, pages, language, mode):
    visitor.set(language, mode)
    for name, reach in pages.items():
        reach(visitor)
        yield name, visitor.page


def _unsaid(name, page):
    return [] if name in screens.WITHOUT_A_VOICE else gate.unsaid(page)


def test_desk_pages_fit_a_small_screen_and_can_be_used_by_everyone(visit, busy_lobby, signed_in, axe):
    wrong = []
    for account, paths in DESK_PAGES.items():
        page = visit("about:blank", DESK, storage_state=signed_in(account))
        for path in paths:
            page.goto(busy_lobby.lan + path)
            page.locator("#status_line .desk__facts").wait_for()
            found = gate.audit(page, axe) + ["goes sideways"] * page.evaluate(SIDEWAYS)
            wrong += [f"{path}: {trouble}" for trouble in found]

    assert not wrong, "\n".join(wrong)


def test_the_sign_in_can_be_used_by_everyone(visit, site, axe):
    assert gate.audit(visit(site.lan + "/desk/sign-in", DESK), axe) == []


@pytest.mark.parametrize("size", [PHONE, NARROW_PHONE], ids=["390 wide", "320 wide"])
def test_the_phone_page_fits_and_can_be_used_by_everyone(phone, touchscreen, axe, size, tmp_path):
    screen = touchscreen("/queue")
    screen.locator("button[name=service]").first.tap()
    page = phone(link_behind(screen.locator(".qr-box"), tmp_path), size)

    assert page.locator("#phone_state").is_visible()
    assert not page.evaluate(SIDEWAYS)
    assert gate.audit(page, axe) == []


def test_the_tv_shows_a_number_high_enough_for_the_last_row(visit, busy_lobby, axe):
    page = visit(busy_lobby.lan + "/display", TV)

    assert page.locator(".tv__number").evaluate(DIGIT_HEIGHT) >= TV_NUMBER_PX
    assert page.evaluate(OUTSIDE) == []
    assert gate.audit(page, axe) == []
