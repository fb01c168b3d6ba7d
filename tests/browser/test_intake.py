"""A receptionist with the receiver in one hand registers a repair with the other: by keyboard, in few keys."""
import pytest
from playwright.sync_api import expect

from tests.browser import gate
from tests.browser.conftest import DESK
from tests.browser.people import press

MOST_KEYS = 16  # half a minute at a slow two seconds a key
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Keyboard:
    """Types, and counts every key."""

    def __init__(self, page):
        self.page = page
        self.count = 0

    def __call__(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1

    def type(self, text):
        self.page.keyboard.type(text)
        self.count += len(text)


@pytest.fixture
def intake(visit, site, signed_in):
    return lambda account="qian": visit(site.lan + "/desk/intake", DESK, storage_state=signed_in(account))


def test_a_repair_by_phone_takes_few_keys_from_any_page(desk_page):
    keys = Keyboard(desk_page)
    press(desk_page, "F9")
    desk_page.locator("#intake").wait_for()

    keys.type("3-2-1102")
    keys("Tab")
    keys.type("11")
    keys("Enter")

    expect(desk_page.locator("#number")).to_contain_text("W")
    assert keys.count + 1 <= MOST_KEYS


def test_the_next_one_is_one_key_away_and_paper_another(intake):
    page = intake()
    keys = Keyboard(page)
    keys.type("5-1-302")
    keys("Tab")
    keys.type("31")
    keys("Enter")
    page.locator("#number").wait_for()

    press(page, "p")
    expect(page.locator(".notice[data-kind=ok]")).to_be_visible()
    page.locator("#next_one").focus()
    keys("Enter")

    expect(page.locator("#place")).to_be_focused()


def test_what_is_typed_stays_where_it_is_while_the_box_looks(intake):
    page = intake()
    keys = Keyboard(page)
    keys.type("1102")
    expect(page.locator(".intake__choices input")).to_have_count(8)
    page.locator(".intake__choices input").first.focus()
    keys("ArrowDown")
    expect(page.locator("#found_place")).to_be_visible()

    expect(page.locator(".intake__choices input:checked")).to_be_focused()
    expect(page.locator("#place")).to_have_value("1102")


def test_mistakes_keep_what_was_typed_and_the_focus_goes_to_the_first(intake):
    page = intake()
    keys = Keyboard(page)
    keys.type("2-1-101")
    keys("Tab")
    keys.type("99")
    keys("Enter")

    expect(page.locator("#what_errors")).to_be_visible()
    expect(page.locator("#what")).to_be_focused()
    expect(page.locator("#place")).to_have_value("2-1-101")


def test_a_danger_says_at_once_what_to_tell_the_caller(intake):
    page = intake()
    page.locator("#what").fill("51")

    expect(page.locator(".intake__danger li")).to_have_count(3)


@pytest.mark.parametrize("language", ["zh_Hans", "en"])
@pytest.mark.parametrize("path", ["/desk/intake", "/desk/prices"])
def test_the_pages_fit_a_small_screen_and_can_be_used_by_everyone(visit, site, signed_in, axe, path, language):
    page = visit(site.lan + path, DESK, storage_state=signed_in("qian"))
    if language == "en":
        page.locator("button[name=language]").click()
        page.goto(site.lan + path)

    assert not page.evaluate(SIDEWAYS)
    assert gate.audit(page, axe) == []
