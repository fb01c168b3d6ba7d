"""What a touchscreen does for one visitor, and that nothing of it is left for the next."""
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PORTRAIT
from tests.browser.people import look

STORED = """async () => ({
  text: document.documentElement.innerHTML,
  stored: location.protocol === "about:" ? "" : JSON.stringify({...localStorage, ...sessionStorage}),
  kept: location.protocol === "about:" ? 0 : (await indexedDB.databases()).length + (await caches.keys()).length,
})"""
# A line to the box that never breaks, whatever the page's clock says.
STEADY_LINE = """window.EventSource = class extends EventTarget {
  constructor() { super(); this.beating = setInterval(() => this.dispatchEvent(new Event("beat")), 1000) }
  close() { clearInterval(this.beating) }
}"""
BACK = 10


@pytest.fixture
def patient_touchscreen(touchscreen):
    """A touchscreen whose clock is turned by hand."""
    def open_page(path="/"):
        page = touchscreen(path, hours=True)
        page.add_init_script(STEADY_LINE)
        page.reload()
        return page
    return open_page


def test_the_language_changes_in_place(touchscreen):
    page = touchscreen()

    page.get_by_role("button", name="English").tap()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".greeting")).to_have_text("Hello. What can we do for you?")
    assert page.url.endswith("/")


def test_larger_text_and_high_contrast_end_with_the_session(touchscreen):
    page = touchscreen()
    html = page.locator("html")

    page.get_by_role("button", name="大字版").tap()
    expect(html).to_have_attribute("data-size", "elder")
    page.get_by_role("button", name="高对比").tap()
    expect(html).to_have_attribute("data-contrast", "high")
    page.locator(".tiles .btn--primary").tap()
    page.locator("button[name=service]").first.tap()
    page.get_by_role("button", name="完成").tap()

    expect(html).to_have_attribute("data-size", "standard")
    expect(html).to_have_attribute("data-contrast", "standard")


def test_settings_alone_end_after_a_while_on_the_home_page(patient_touchscreen):
    page = patient_touchscreen()
    page.get_by_role("button", name="English").tap()
    expect(page.locator("html")).to_have_attribute("lang", "en")

    page.clock.run_for(41_000)

    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_the_warning_can_be_put_off_ten_times_and_then_ends_the_session(patient_touchscreen):
    page = patient_touchscreen("/queue")
    warning = page.locator("dialog.still-there")

    for _ in range(10):
        page.clock.run_for(60_000)
        expect(warning).to_be_visible()
        page.get_by_role("button", name="我还在").tap()
        expect(warning).to_be_hidden()
    page.clock.run_for(60_000)
    expect(warning).to_be_visible()
    assert page.locator("[data-count]").text_content() == "20"
    page.clock.run_for(21_000)

    page.wait_for_url(lambda url: url.endswith("/"))


def test_the_warning_covers_what_is_behind_it(patient_touchscreen):
    page = patient_touchscreen("/queue")

    page.clock.run_for(60_000)
    expect(page.locator("dialog.still-there")).to_be_visible()

    box = page.locator("dialog.still-there").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, *PORTRAIT)


def test_back_brings_no_number_back(visit, site, remembering_chromium):
    page = visit(site.kiosk, PORTRAIT, browser=remembering_chromium, has_touch=True)
    page.locator(".tiles .btn--primary").tap()
    page.locator("button[name=service]").first.tap()
    number = page.locator("#number").text_content()
    page.get_by_role("button", name="完成").tap()
    page.locator(".tiles").wait_for()

    assert number not in everything_back_shows(page)


def test_the_result_page_ends_itself(patient_touchscreen):
    page = patient_touchscreen("/queue")
    page.locator("button[name=service]").first.tap()
    page.locator("count-down:defined").wait_for()

    page.clock.run_for(10_500)

    expect(page.locator(".tiles")).to_be_visible()


def everything_back_shows(page) -> str:
    # A page that comes back reloads itself: it is looked at before and after.
    seen = []
    for _ in range(BACK):
        look(page, "history.back()")
        seen.append(look(page, STORED))
        page.wait_for_load_state()
        seen.append(look(page, STORED))
    assert {shown["kept"] for shown in seen} == {0}
    return " ".join(shown["text"] + shown["stored"] for shown in seen)
