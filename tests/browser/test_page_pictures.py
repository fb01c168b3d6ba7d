"""A notice that was sent in as a PDF: from the file at the desk to its pages at the touchscreen, larger and further down."""
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

import pdfs
from tests.browser.conftest import DESK

FILE = {"name": "通知.pdf", "mimeType": "application/pdf", "buffer": pdfs.chinese(pages=2)}
PICTURE_IS_THERE = "() => document.querySelector('.page-zoom__picture')?.naturalWidth > 0"
WHILE_IT_IS_DRAWN_MS = 30_000  # every page in a process of its own, beside whatever else runs here
LARGER_IN_THE_MIDDLE = """wide => {
  const frame = document.querySelector("[data-frame]")
  const middle = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth
  return frame.scrollWidth > 2 * wide && middle > 0.4 && middle < 0.6
}"""


@pytest.fixture
def at_desk(visit, site, signed_in):
    """The manager's page of a public notice that is made of a PDF; afterwards it is withdrawn."""
    desk = visit(site.lan + "/desk/notices/new", DESK, storage_state=signed_in("chen"))
    desk.locator("input[type=file]").set_input_files(FILE)
    desk.locator("form:has(input[type=file]) button").click()
    desk.locator(".upload[data-state=ready]").wait_for(timeout=WHILE_IT_IS_DRAWN_MS)
    expect(desk.locator(".upload__pages img")).to_have_count(2)
    desk.locator("[name=title]").fill("用电安全告知书")
    desk.locator("[name=effective_on]").fill((date.today() + timedelta(days=9)).isoformat())
    desk.locator("[name=public]").check()
    desk.locator("form.writing .btn--primary").click()
    desk.locator("[name=to][value='*']").check()
    desk.locator("form.audience .btn--primary").click()
    for act in ("review", "stamp", "issue"):
        desk.locator(f"form[action$={act}] button").click()
    desk.locator("#notice_recipients").wait_for()
    yield desk
    desk.locator("details:has(form[action$=withdraw]) summary").click()
    desk.locator("form[action$=withdraw] [name=reason]").fill("试用")
    desk.locator("form[action$=withdraw] button").click()


def test_a_pdf_is_read_at_the_touchscreen(at_desk, touchscreen, taps):
    page = touchscreen("/notices")

    taps(page.locator(".board__one", has_text="用电安全"))
    page.wait_for_function(PICTURE_IS_THERE)
    frame, larger, down = (page.locator(place) for place in ("[data-frame]", "[data-act=larger]", "[data-act=down]"))
    wide = frame.evaluate("frame => frame.scrollWidth")
    taps(larger)
    taps(larger)
    expect(larger).to_be_disabled()
    page.wait_for_function(LARGER_IN_THE_MIDDLE, arg=wide)
    for _ in range(4):
        down.dispatch_event("click")
    expect(page.locator("page-zoom")).to_have_attribute("data-at", "end")

    taps(page.locator(".reach .btn--primary"))
    page.wait_for_url("**/pages/2")
    page.wait_for_function(PICTURE_IS_THERE)
    assert "第2页 第30条" in page.locator("page-zoom .visually-hidden").text_content()
