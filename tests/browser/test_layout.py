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
def touchscreen_of(visit, busy_lobby):
    """A browser of the size of that device, whose screen has been calibrated."""
    def touchscreen_of(device):
        busy_lobby.calibrate(device.px_per_mm)
        page = visit(busy_lobby.kiosk, device[:2], has_touch=True)
        page.context.watch.expect("status of 4")
        page.add_init_script(NO_STREAM)
        return page
    return touchscreen_of


@pytest.fixture
def walk(touchscreen_of, busy_lobby, hand):
    """walk(pages, device, looks, look) calls look on every page in each language and mode, and gathers what it says."""
    prepare = {id(screens.SHARED): screens.come_to_the_lobby, id(screens.REPAIR): screens.answer_all_of_a_repair}

    def walk(pages, device, looks, look):
        visitor = screens.Signer(touchscreen_of(device), busy_lobby, hand("lan", "qian"), hand("lan", "chen"))
        prepare.get(id(pages), lambda visitor: None)(visitor)
        said = []
        for language, mode in looks:
            visitor.set(language, mode)
            for name, reach in pages.items():
                reach(visitor)
                said += [f"{name}, {language}, {mode}: {trouble}" for trouble in look(visitor.page)]
        return said
    return walk


PAGES = pytest.mark.parametrize("pages", [screens.SHARED, screens.REPAIR, screens.SIGNING], ids=["shared", "repair", "signing"])


@PAGES
@pytest.mark.parametrize("device", gate.DEVICES, ids=str)
def test_pages_of_the_touchscreen_keep_the_size_rules(walk, pages, device):
    broken = walk(pages, device, gate.LOOKS, gate.measure)

    assert not broken, "\n".join(broken)


@PAGES
def test_pages_of_the_touchscreen_can_be_used_by_everyone(walk, pages, axe):
    barriers = walk(pages, gate.DEVICES[0], gate.FOR_EVERYONE, lambda page: gate.audit(page, axe))

    assert not barriers, "\n".join(barriers)


@pytest.mark.parametrize("path", [
    "/desk/queue/", "/paper", "/paper/printers/lobby", "/paper/samples", "/paper/virtual/lobby", "/desk/day",
    "/desk/appointments", "/desk/repairs", "/desk/notices", "/desk/notices/new", "/desk/password", "/desk/overview",
    "/desk/registers", "/desk/registers/new", "/desk/sign",
])
def test_desk_pages_fit_a_small_screen_and_can_be_used_by_everyone(visit, busy_lobby, signed_in, axe, path):
    page = visit(busy_lobby.lan + path, DESK, storage_state=signed_in("qian"))
    page.locator("#status_line .desk__facts").wait_for()

    assert not page.evaluate(SIDEWAYS)
    barriers = gate.audit(page, axe)
    assert not barriers, "\n".join(barriers)


@pytest.mark.parametrize("path, account", [
    ("/desk/staff", "chen"), ("/desk/things", "chen"), ("/desk/figures", "chen"), ("/desk/screens", "zhao"),
])
def test_pages_of_other_roles_fit_and_can_be_used_by_everyone(visit, busy_lobby, signed_in, axe, path, account):
    page = visit(busy_lobby.lan + path, DESK, storage_state=signed_in(account))

    assert not page.evaluate(SIDEWAYS)
    barriers = gate.audit(page, axe)
    assert not barriers, "\n".join(barriers)


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
