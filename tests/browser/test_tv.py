"""The TV in a real browser: every call gets its turn, large and heard, and says so; without sound it says that instead."""
import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from kiosk.display.phrases import CHIME, closing_phrase, phrase
from kiosk.queue.spoken import SAID_WITHIN
from tests.browser import gate
from tests.browser.conftest import ARGUMENTS, CHROMIUM, DESK, TV
from tests.browser.people import Hand
from tests.browser.running import RunningSite
from tests.browser.test_layout import DIGIT_HEIGHT, OUTSIDE, SIDEWAYS, TV_NUMBER_PX
from tests.browser.test_restart import COMES_BACK_MS, CUT_LINE, LOST_AFTER_MS
from tests.display.packs import clip_lasting, make_pack

SMALL_TV = (1280, 720)
THREE_TURNS_MS = 25_000
REFUSED = "AudioContext was not allowed to start"
# What the sound card is told: which clip, from when to when on its own clock, and whether it came to its end.
RECORD = """() => {
  window.heard = []
  const start = AudioBufferSourceNode.prototype.start
  AudioBufferSourceNode.prototype.start = function (when) {
    const clip = { seconds: this.buffer.duration, from: when, to: when + this.buffer.duration, ended: false }
    window.heard.push(clip)
    this.addEventListener("ended", () => { clip.ended = true })
    return start.call(this, when)
  }
}"""
WATCH_STAGE = """() => addEventListener("DOMContentLoaded", () => {
  window.shown = []
  const stage = document.querySelector("[data-stage]")
  new MutationObserver(() => window.shown.push(stage.querySelector(".tv__number")?.textContent)).observe(stage, { childList: true })
})"""


def browser_with(playwright, policy):
    return playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, f"--autoplay-policy={policy}"])


@pytest.fixture(scope="module")
def sounding_chromium(playwright):
    browser = browser_with(playwright, "no-user-gesture-required")
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def silent_chromium(playwright):
    """A browser that makes no sound before somebody has touched the page."""
    browser = browser_with(playwright, "document-user-activation-required")
    yield browser
    browser.close()


@pytest.fixture
def speaking_site(own_home):
    make_pack(own_home)
    site = RunningSite(own_home)
    site.start()
    yield site
    site.stop()


class Office:
    """Visitors who take numbers, and three people at three windows."""

    def __init__(self, site, playwright):
        self.site, self.playwright, self.contexts = site, playwright, []
        self.visitor = Hand(self._context(site.kiosk), "/")
        self.windows = [self._sit(window, account) for window, account in enumerate(("qian", "yun", "chen"), 1)]

    def call(self, windows: int = 1) -> list[str]:
        """So many windows call the next number, as good as at once."""
        numbers = [self.visitor.take_number() for _ in range(windows)]
        for desk in self.windows[:windows]:
            desk.post("/desk/queue/next")
        return numbers

    def kept_by(self, window: int):
        return self.contexts[window].storage_state()

    def go_home(self):
        for context in self.contexts:
            context.dispose()

    def _sit(self, window, account) -> Hand:
        desk = Hand(self._context(self.site.lan), "/desk/sign-in")
        desk.sign_in(account)
        desk.post(f"/desk/queue/counters/{window}")
        return desk

    def _context(self, address):
        self.contexts.append(self.playwright.request.new_context(base_url=address))
        return self.contexts[-1]


@pytest.fixture
def office(playwright):
    """office(site) opens the windows there."""
    opened = []

    def office(site):
        opened.append(Office(site, playwright))
        return opened[-1]

    yield office
    for one in opened:
        one.go_home()


@pytest.fixture
def tv_of(visit):
    """tv_of(site, browser) is the TV there, whose sound and pictures are written down."""
    def tv_of(site, browser, expect=None, **options):
        page = visit("about:blank", TV, browser=browser, **options)
        if expect:
            page.context.watch.expect(expect)
        page.add_init_script(f"({RECORD})(); ({WATCH_STAGE})()")
        page.goto(site.lan + "/display")
        return page
    return tv_of


@pytest.fixture
def calls_at_the_desk(visit):
    """The desk's page about the TV."""
    return lambda site, office: visit(site.lan + "/desk/tv", DESK, storage_state=office.kept_by(1))


def heard_clips(tv) -> list[str]:
    return [clip_lasting("zh", clip["seconds"]) for clip in tv.evaluate("window.heard")]


def overlaps(tv) -> list:
    heard = tv.evaluate("window.heard")
    return [(one, following) for one, following in zip(heard, heard[1:]) if following["from"] < one["to"] - 0.001]


def said(number: str, window: int, calls: int = 1) -> list[str]:
    return [CHIME] + 2 * phrase("zh", number, window, calls)


def test_a_call_at_the_desk_is_shown_and_said_and_the_desk_knows(speaking_site, sounding_chromium, tv_of, office, calls_at_the_desk):
    people = office(speaking_site)
    tv, desk = tv_of(speaking_site, sounding_chromium), calls_at_the_desk(speaking_site, people)

    number, = people.call()

    expect(tv.locator(".tv__number")).to_have_text(number)
    expect(desk.locator("#latest_calls tbody tr").first).to_contain_text("已播报")
    assert heard_clips(tv) == said(number, 1)
    assert all(clip["ended"] for clip in tv.evaluate("window.heard")) and overlaps(tv) == []
    assert tv.locator("[data-silent]").is_hidden()


def test_calls_within_a_second_each_get_their_turn(speaking_site, sounding_chromium, tv_of, office, calls_at_the_desk):
    people = office(speaking_site)
    tv, desk = tv_of(speaking_site, sounding_chromium), calls_at_the_desk(speaking_site, people)

    numbers = people.call(windows=3)

    expect(desk.get_by_text("已播报")).to_have_count(3, timeout=THREE_TURNS_MS)
    assert tv.evaluate("window.shown") == numbers
    assert heard_clips(tv) == [clip for window, number in enumerate(numbers, 1) for clip in said(number, window)]
    assert overlaps(tv) == []
    assert tv.locator(".tv__call:visible .tv__call-number").all_text_contents() == numbers[1::-1]


def test_a_browser_that_allows_no_sound_asks_for_a_tap_and_then_says_the_call(
        speaking_site, silent_chromium, tv_of, office, calls_at_the_desk):
    people = office(speaking_site)
    number, = people.call()
    desk = calls_at_the_desk(speaking_site, people)

    # Whatever Playwright asks of a page counts as a touch, so the page is left alone until it has refused.
    tv = tv_of(speaking_site, silent_chromium, expect=REFUSED)
    expect(tv.locator(".tv__number")).to_have_text(number)
    tap = tv.get_by_role("button", name="点一下，打开声音")
    expect(tap).to_be_visible()
    expect(desk.locator("#latest_calls tbody tr").first).to_contain_text("未播报", timeout=THREE_TURNS_MS)
    tap.click()

    expect(desk.locator("#latest_calls tbody tr").first).to_contain_text("已播报")
    expect(tap).to_be_hidden()
    assert heard_clips(tv) == said(number, 1)


def test_a_clip_that_does_not_arrive_leaves_the_call_unheard(speaking_site, sounding_chromium, tv_of, office, calls_at_the_desk):
    people = office(speaking_site)
    tv = tv_of(speaking_site, sounding_chromium, expect="Failed to load resource")
    desk = calls_at_the_desk(speaking_site, people)
    tv.route("**/hao_chuangkou.wav*", lambda route: route.abort())

    number, = people.call()

    expect(tv.locator(".tv__number")).to_have_text(number)
    expect(desk.locator("#latest_calls tbody tr").first).to_contain_text("未播报", timeout=THREE_TURNS_MS)
    assert heard_clips(tv) == []


def test_a_closing_notice_waits_for_the_calls_and_leaves_them_large(speaking_site, sounding_chromium, tv_of, office, calls_at_the_desk):
    people = office(speaking_site)
    tv = tv_of(speaking_site, sounding_chromium)
    notice = closing_phrase("zh", ["A"], "23:58")

    first, = people.call()
    speaking_site.say_that_numbers_end("23:58", "A")
    second = people.visitor.take_number()
    people.windows[1].post("/desk/queue/next")
    tv.wait_for_function("clips => window.heard.length >= clips && window.heard.at(-1).ended",
                         arg=2 * len(said(first, 1)) + 1 + 2 * len(notice), timeout=THREE_TURNS_MS)

    assert heard_clips(tv) == said(first, 1) + said(second, 2) + [CHIME] + 2 * notice
    assert overlaps(tv) == []
    expect(tv.locator(".tv__number")).to_have_text(second)
    expect(tv.locator(".tv__closing")).to_contain_text("23:58 停止取号")


def test_a_tv_is_paired_by_the_code_it_shows_and_says_so_when_it_can_be_heard(
        speaking_site, sounding_chromium, tv_of, office, calls_at_the_desk):
    people = office(speaking_site)
    tv, desk = tv_of(speaking_site, sounding_chromium), calls_at_the_desk(speaking_site, people)
    row = desk.locator("#televisions .rows__row")

    row.get_by_role("button", name="取消配对").click()
    expect(desk.locator("#televisions")).to_contain_text("没有配对的电视")
    desk.fill("#code", tv.locator(".tv__code").text_content().split()[-1])
    desk.fill("#name", "大厅东")
    desk.get_by_role("button", name="配对", exact=True).click()

    expect(row).to_contain_text("大厅东")
    expect(tv.locator(".tv__code")).to_be_hidden()
    number, = people.call()
    expect(row).to_contain_text("声音正常", timeout=THREE_TURNS_MS)
    assert heard_clips(tv) == said(number, 1)


def test_a_call_that_waited_a_minute_for_its_turn_is_left_out(own_site, chromium, tv_of, office):
    people, tv = office(own_site), tv_of(own_site, chromium, expect=CUT_LINE, hours=True)

    numbers = people.call(windows=3)
    expect(tv.locator("template[data-due]")).to_have_count(3)
    expect(tv.locator(".tv__number")).to_have_text(numbers[0])
    tv.clock.fast_forward(SAID_WITHIN / timedelta(milliseconds=1))

    expect(tv.locator(".tv__number")).to_have_text(numbers[2])
    assert tv.evaluate("window.shown") == [numbers[0], numbers[2]]


def test_what_is_taken_back_disappears_from_the_stage(own_site, chromium, tv_of, office):
    people, tv = office(own_site), tv_of(own_site, chromium)
    first, = people.call()
    expect(tv.locator(".tv__number")).to_have_text(first)

    skip = people.windows[0].page("/desk/queue/").select_one("form[action$='/skip']")
    people.windows[0].post(skip["action"])

    expect(tv.locator("[data-stage]")).to_contain_text("欢迎光临")


def test_after_a_restart_of_the_box_calls_are_seen_and_heard_again(speaking_site, sounding_chromium, tv_of, office, calls_at_the_desk):
    people = office(speaking_site)
    tv = tv_of(speaking_site, sounding_chromium, expect=CUT_LINE)
    tv.evaluate("window.sameDocument = true")

    speaking_site.kill()
    speaking_site.start()
    desk = calls_at_the_desk(speaking_site, people)
    number, = people.call()

    expect(tv.locator(".tv__number")).to_have_text(number, timeout=COMES_BACK_MS)
    expect(desk.locator("#latest_calls tbody tr").first).to_contain_text("已播报", timeout=COMES_BACK_MS)
    assert tv.evaluate("window.sameDocument") and heard_clips(tv) == said(number, 1)


def test_a_picture_that_may_be_old_says_so_and_of_when_it_is(own_site, chromium, tv_of, office):
    people, tv = office(own_site), tv_of(own_site, chromium, expect=CUT_LINE, hours=True)
    number, = people.call()
    expect(tv.locator(".tv__number")).to_have_text(number)

    own_site.kill()
    tv.clock.fast_forward(LOST_AFTER_MS)

    expect(tv.locator(".line-lost")).to_be_visible()
    expect(tv.locator(".line-lost")).to_have_text(re.compile(r"画面可能未更新，请听广播\s+最后更新 \d\d:\d\d:\d\d"))
    expect(tv.locator(".tv__number")).to_have_text(number)
    own_site.start()


@pytest.mark.parametrize("motion, blinks", [("no-preference", ["called", "2s", "3"]), ("reduce", ["none", "0s", "1"])])
def test_a_new_call_is_inverted_three_times_for_a_second_unless_motion_is_unwelcome(own_site, chromium, tv_of, office, motion, blinks):
    people, tv = office(own_site), tv_of(own_site, chromium, reduced_motion=motion)
    people.call()

    called = tv.locator(".tv__called[data-new]")

    expect(called).to_be_visible()
    assert called.evaluate("one => { const style = getComputedStyle(one); "
                           "return [style.animationName, style.animationDuration, style.animationIterationCount] }") == blinks


@pytest.mark.parametrize("size", [TV, SMALL_TV], ids=["1080 high", "720 high"])
def test_nothing_is_cut_off_and_the_number_is_high_enough(own_site, visit, office, size):
    people = office(own_site)
    for _ in range(2):
        people.call(windows=3)
        for desk in people.windows:
            desk.post(desk.page("/desk/queue/").select_one("form[action$='/finish']")["action"])
    people.call(windows=2)

    page = visit(own_site.lan + "/display", size)

    expect(page.locator(".tv__call:visible")).to_have_count(5)
    assert page.evaluate(OUTSIDE) == []
    assert page.locator(".tv__number").evaluate(DIGIT_HEIGHT) >= TV_NUMBER_PX * size[1] / TV[1]


def test_the_desks_page_about_the_tv_fits_and_can_be_used_by_everyone(own_site, office, calls_at_the_desk, axe):
    people = office(own_site)
    people.call()

    page = calls_at_the_desk(own_site, people)

    page.locator("#status_line .desk__facts").wait_for()
    assert page.locator("#voice_zh").text_content() == "无语音包"
    assert not page.evaluate(SIDEWAYS)
    assert gate.audit(page, axe) == []
