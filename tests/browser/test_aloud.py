"""Read-aloud in a real browser: what is said against what is seen, by touch, from page to page (A11Y-03, A11Y-04, A11Y-05)."""
import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from tests.browser import gate
from tests.browser.conftest import ARGUMENTS, CHROMIUM, PORTRAIT
from tests.browser.test_sessions import STEADY_LINE

RECORD = """
window.played = []
const start = AudioBufferSourceNode.prototype.start, stop = AudioBufferSourceNode.prototype.stop
AudioBufferSourceNode.prototype.start = function (...when) {
  this.played = { seconds: this.buffer.duration, stopped: false, ended: false }
  this.played.loudest = this.buffer.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  window.played.push(this.played)
  this.addEventListener("ended", () => { this.played.ended = true })
  return start.apply(this, when)
}
AudioBufferSourceNode.prototype.stop = function (...when) {
  this.played.stopped = !this.played.ended
  return stop.apply(this, when)
}
"""


@pytest.fixture(scope="module")
def sounding_chromium(playwright):
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, "--autoplay-policy=no-user-gesture-required"])
    yield browser
    browser.close()


@pytest.fixture
def listener(visit, site, sounding_chromium):
    """A touchscreen with a sound card whose every sound is written down, and every text that it asked for."""
    def listener(path="/", hours=False):
        page = visit("about:blank", PORTRAIT, browser=sounding_chromium, has_touch=True, hours=hours)
        page.add_init_script(RECORD + (STEADY_LINE if hours else ""))
        page.said = []
        page.on("request", lambda request: page.said.append(text_of(request)) if request.url.endswith("/aloud") else None)
        page.goto(site.kiosk + path)
        return page
    return listener


def text_of(request) -> str:
    return parse_qs(request.post_data)["text"][0]


def start_reading(page):
    page.get_by_role("button", name="朗读").tap()
    page.locator(gate.READS).wait_for()
    page.wait_for_function("() => window.played.length > 0")


def nothing_sounds(page):
    page.wait_for_function("() => window.played.every(one => one.ended || one.stopped)")


def test_home_says_the_question_first_then_the_choices_and_help_last(listener):
    page = listener()
    start_reading(page)

    script = page.evaluate(gate.SCRIPT)

    assert script[0] == "您好，请选择要办的事"
    places = [next(place for place, line in enumerate(script) if line.startswith(f"选项 {number}")) for number in (1, 2, 3)]
    assert places == sorted(places) and "取号" in script[places[0]]
    assert script[-1] == "找人帮忙"


def test_the_page_is_heard_sentence_by_sentence(listener):
    page = listener()
    start_reading(page)

    page.wait_for_function("() => window.played.length > 1 && window.played[0].ended")

    assert page.said[0] == "您好，请选择要办的事"
    assert all(one["loudest"] > 0.05 for one in page.evaluate("window.played"))


def test_a_touch_ends_the_speech_at_once(listener):
    page = listener()
    start_reading(page)

    page.locator(".site-name").tap()
    nothing_sounds(page)

    assert page.evaluate("window.played.at(-1).stopped")


def test_the_next_page_is_read_by_itself(listener):
    page = listener()
    start_reading(page)

    page.locator(".tiles .btn--primary").tap()
    page.wait_for_url(re.compile("/queue$"))
    page.wait_for_function("() => window.played.length > 0")

    assert page.locator("h1").text_content() in page.said


def test_the_button_reads_the_page_again_and_asks_for_nothing_twice(listener):
    page = listener("/leave")
    start_reading(page)
    page.locator("h1").tap()
    nothing_sounds(page)
    before = page.evaluate("window.played.length")

    page.get_by_role("button", name="朗读", exact=True).tap()
    page.wait_for_function(f"() => window.played.length > {before}")

    assert page.said.count(page.locator("h1").text_content()) == 1


def test_a_live_change_of_the_waiting_counts_is_not_read(listener):
    page = listener()
    start_reading(page)
    page.locator(".site-name").tap()
    nothing_sounds(page)
    before = len(page.said)

    page.evaluate("document.body.dispatchEvent(new CustomEvent('live-lobby'))")
    page.wait_for_event("response", lambda response: "/state" in response.url)
    page.locator("#lobby_state").wait_for()

    assert page.said[before:] == []


def test_what_a_status_says_later_is_heard(listener):
    page = listener("/repairs/phone")
    page.goto(page.url)
    start_reading(page)
    page.locator("h1").tap()

    with page.expect_request(lambda request: request.url.endswith("/aloud") and "13" in text_of(request)) as asked:
        page.evaluate("document.querySelector('#flash').textContent = '手机号以 13 到 19 开头'")

    assert "手机号以 13" in text_of(asked.value)


def test_the_volume_changes_in_place_and_is_said(listener):
    page = listener("/queue")
    start_reading(page)

    with page.expect_request(lambda request: request.url.endswith("/aloud") and "音量 3" in text_of(request)):
        page.get_by_role("button", name="大声").tap()

    expect(page.locator("#aloud_bar")).to_have_attribute("data-loudness", "100")
    expect(page.get_by_role("button", name="大声")).to_be_disabled()


def test_off_means_silence_on_this_page_and_the_next(listener):
    page = listener("/queue")
    start_reading(page)

    page.get_by_role("button", name="关闭朗读").tap()
    expect(page.locator("read-aloud")).to_have_count(0)
    nothing_sounds(page)

    page.goto(page.url)
    expect(page.locator("read-aloud")).to_have_count(0)


def test_the_warning_is_said_and_comes_after_twice_the_time(listener):
    page = listener("/queue", hours=True)
    start_reading(page)
    warning = page.locator("dialog.still-there")

    page.clock.run_for(110_000)
    expect(warning).to_be_hidden()
    with page.expect_request(lambda request: request.url.endswith("/aloud") and "还在吗" in text_of(request)):
        page.clock.run_for(12_000)

    expect(warning).to_be_visible()


def test_the_result_stays_twice_as_long_for_those_who_listen(listener):
    page = listener("/queue")
    start_reading(page)

    page.locator("button[name=service]").first.tap()
    page.wait_for_function("() => window.played.length > 0")

    expect(page.locator("count-down [data-count]")).to_have_text(re.compile(r"\d"))
    left = int(re.search(r"\d+", page.locator("count-down [data-count]").text_content())[0])
    assert 10 < left <= 20


def test_the_end_of_a_session_is_the_end_of_reading(listener):
    page = listener("/queue")
    start_reading(page)

    page.get_by_role("button", name="首页").tap()

    page.locator(".greeting").wait_for()
    expect(page.locator("read-aloud")).to_have_count(0)
    expect(page.get_by_role("button", name="朗读", exact=True)).to_be_visible()
