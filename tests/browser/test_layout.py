"""The layout gate: every page at every device, in every mode and in both languages (UX-01 to UX-07)."""
import pytest

from tests.browser import gate, screens
from tests.browser.conftest import DESK, PHONE, TV

# Pages are measured as drawn: no streams, which fast changes of pages would leave behind by the dozen.
NO_STREAM = "window.EventSource = class extends EventTarget { close() {} }"
NARROW_PHONE = (320, 640)
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
    site.write("update screen set calibration_until = 4102444800000 where number = 1")
    return site


@pytest.fixture
def visitor(visit, busy_lobby):
    def visitor(device):
        busy_lobby.calibrate(device.px_per_mm)
        page = visit(busy_lobby.kiosk, device[:2], has_touch=True)
        page.context.watch.expect("status of 4")
        page.add_init_script(NO_STREAM)
        visitor = screens.Visitor(page, busy_lobby)
        visitor.take_number()
        visitor.ask_for_help()
        return visitor
    return visitor


@pytest.mark.parametrize("device", gate.DEVICES, ids=str)
def test_shared_pages_keep_the_size_rules(visitor, device):
    broken = _broken_rules(visitor(device), screens.SHARED)

    assert not broken, "\n".join(broken)


def test_shared_pages_can_be_used_by_everyone(visitor, axe):
    barriers = _barriers(visitor(gate.DEVICES[0]), screens.SHARED, axe)

    assert not barriers, "\n".join(barriers)


def _broken_rules(visitor, pages) -> list[str]:
    broken = []
    for language in gate.LANGUAGES:
        for mode, settings in gate.MODES.items():
            visitor.set(language, settings)
            for name, reach in pages.items():
                reach(visitor)
                broken += [f"{name}, {language}, {mode}: {trouble}" for trouble in gate.measure(visitor.page)]
    return broken


def _barriers(visitor, pages, axe) -> list[str]:
    barriers = []
    for mode, settings in gate.MODES.items():
        visitor.set("zh_Hans", settings)
        for name, reach in pages.items():
            reach(visitor)
            barriers += [f"{name}, {mode}: {barrier}" for barrier in gate.audit(visitor.page, axe)]
    return barriers
