"""Writing a notice at the desk in a browser: marks by a button, pages as they are typed, recipients by a tick."""
import pytest
from playwright.sync_api import expect

from tests.browser import gate
from tests.browser.conftest import DESK

SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def desk(visit, site, signed_in):
    """desk(path) is a receptionist's page."""
    return lambda path: visit(site.lan + path, DESK, storage_state=signed_in("qian"))


def test_a_notice_is_written_with_marks_previewed_and_given_its_recipients(desk):
    page = desk("/desk/notices/new")
    page.locator("#title").fill("停车费调整通知")
    page.locator("#body").fill("调整时间")
    page.locator("[data-mark='# ']").click()
    expect(page.locator("#preview h2").last).to_have_text("调整时间")
    page.locator("#body").fill("请留意")
    page.locator("#body").select_text()
    page.locator("[data-mark='**']").click()
    expect(page.locator("#preview strong")).to_have_text("请留意")
    page.locator("#effective_on").fill("2031-12-31")
    page.locator("form.writing .btn--primary").click()

    page.wait_for_url("**/audience")
    page.locator("[value='*']").uncheck()
    page.locator("#find_home").fill("1栋1单元101")
    room = page.locator("[value='1栋/1单元/101']")
    expect(room).to_be_visible()
    page.locator("#find_home").fill("")
    page.locator("[name=to][value='1栋']").check()
    expect(room).to_be_disabled()
    expect(page.locator("#reach strong")).to_contain_text("88")
    page.locator("[name=keep]").click()

    expect(page.locator("#notice_state")).to_have_attribute("data-state", "draft")


def test_the_pages_of_a_notice_fit_and_can_be_used_by_everyone(desk, axe):
    page = desk("/desk/notices")
    issued = page.locator("tr[data-state=issued] a").first.get_attribute("href")
    draft = page.locator("tr[data-state=draft] a").first.get_attribute("href")
    base = page.url.removesuffix("/desk/notices")
    said = []
    for path in (issued, draft, f"{draft}/text", f"{draft}/audience", f"{issued}/chase"):
        page.goto(base + path)
        said += [f"{path}: {trouble}" for trouble in gate.audit(page, axe)] + ([f"{path}: wider than the screen"] if page.evaluate(SIDEWAYS) else [])
    page.locator("#chase tbody a").first.click()
    page.wait_for_load_state()  # a key is heard once the page's scripts are there
    page.keyboard.press("4")
    expect(page.locator("#act_left")).to_have_attribute("open", "")
    said += gate.audit(page, axe)

    assert not said, "\n".join(said)
