"""A running site and a real browser: the touchscreen, the desk, the TV and a phone, each in a fresh profile."""
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.people import Finger, Hand, Watch
from tests.browser.running import RunningSite

CHROMIUM = "/usr/bin/chromium"
WITHOUT_WINDOWS = "/usr/bin/chromium-headless-shell"  # the same engine without a desktop's program around it, for two thirds of the work
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]
PATIENCE_MS = 20_000  # beside whatever else runs here
PORTRAIT = (1080, 1920)
DESK = (1366, 768)
TV = (1920, 1080)
PHONE = (390, 844)


@pytest.fixture(scope="session")
def running_site(tmp_path_factory):
    site = RunningSite(tmp_path_factory.mktemp("site"))
    site.start()
    yield site
    site.stop()
    assert "Traceback" not in site.log.read_text("utf-8"), site.log.read_text("utf-8")


@pytest.fixture
def site(running_site):
    """The site all browser tests share, with an empty lobby."""
    running_site.empty_lobby()
    return running_site


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """The home of a community that has been founded: sites of one test's own begin with a copy of it."""
    site = RunningSite(tmp_path_factory.mktemp("founded"))
    site.start()
    site.stop()
    return site.home


@pytest.fixture
def own_home(founded, tmp_path):
    return shutil.copytree(founded, tmp_path / "home")


@pytest.fixture
def own_site(own_home):
    """A site of one test's own, to be killed and started again."""
    site = RunningSite(own_home)
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def playwright():
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright):
    browser = playwright.chromium.launch(executable_path=WITHOUT_WINDOWS, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def remembering_chromium(playwright):
    """A browser that keeps pages for Back, which Playwright otherwise switches off (SEC-04)."""
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM, args=ARGUMENTS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser
    browser.close()


@pytest.fixture
def visit(chromium):
    """visit(address, size) opens the page in a browser that has never been here; afterwards nothing may have gone wrong.

    hours=True puts a clock into the page that tests turn by hand, page.clock.
    """
    contexts = []

    def visit(address, size, browser=chromium, hours=False, **options):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN", **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        context.watch = Watch(context)
        if hours:
            context.clock.install()
        page = context.new_page()
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert [trouble for context in contexts for trouble in context.watch.seen] == []


@pytest.fixture
def touchscreen(visit, site):
    return lambda path="/", size=PORTRAIT, **options: visit(site.kiosk + path, size, has_touch=True, **options)


@pytest.fixture
def desk(visit, site, signed_in):
    """desk(account, window) opens the queue page of somebody who has signed in and sits at that window."""
    def desk(account="qian", window=1):
        page = visit(site.lan + "/desk/", DESK, storage_state=signed_in(account))
        page.locator(f"form[action='/desk/queue/counters/{window}'] button").click()
        page.locator(".windows__one[data-state=mine]").wait_for()
        return page
    return desk


@pytest.fixture(scope="session")
def signed_in(playwright, running_site):
    """signed_in(account) is what the browser of that person has kept since they signed in this morning."""
    kept = {}

    def signed_in(account):
        if account not in kept:
            requests = playwright.request.new_context(base_url=running_site.lan)
            Hand(requests, "/desk/sign-in").sign_in(account)
            kept[account] = requests.storage_state()
            requests.dispose()
        return kept[account]

    return signed_in


@pytest.fixture
def desk_page(desk):
    return desk()


@pytest.fixture
def tv(visit, site):
    return visit(site.lan + "/display", TV)


@pytest.fixture
def phone(visit):
    return lambda address, size=PHONE, **options: visit(address, size, has_touch=True, is_mobile=True, **options)


@pytest.fixture
def taps():
    return Finger()


@pytest.fixture
def hand(playwright, site, signed_in):
    """hand("kiosk") and hand("lan", account) do quickly what went before."""
    contexts = []

    def hand(surface, account=None):
        kept = signed_in(account) if account else None
        contexts.append(playwright.request.new_context(base_url=getattr(site, surface), storage_state=kept))
        return Hand(contexts[-1], "/" if surface == "kiosk" else "/desk/password")

    yield hand
    for context in contexts:
        context.dispose()


@pytest.fixture
def axe():
    return (Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")



def pytest_collection_modifyitems(items):
    """A browser on a machine that is busy with other tests may miss a deadline once; a fault of ours fails twice."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=1))
