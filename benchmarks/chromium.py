"""Chromium as a touchscreen, a desk PC and a TV use it, and moments that can be compared between its pages."""
import shutil
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

SLOWER = 4
# Milliseconds since 1970 of something inside a page: pages of one machine agree on them.
MOMENT = "const moment = ms => performance.timeOrigin + ms;"


@contextmanager
def chromium():
    """Debian's Chromium where there is one, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def touchscreen(browser) -> Page:
    """A 1080x1920 screen that is touched."""
    return browser.new_context(viewport={"width": 1080, "height": 1920}, has_touch=True, is_mobile=True).new_page()


def slow_down(page: Page):
    """From now on the page has a quarter of this machine's CPU."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
