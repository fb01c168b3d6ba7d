"""From the key at the desk to the number standing on the lobby's TV."""
from benchmarks.chromium import MOMENT, chromium
from benchmarks.figures import Figure, at_quantile, spread
from benchmarks.people import Visitor
from kiosk.demo.community import PASSWORD

CALLS = 25
HAND_MS = 150  # nobody presses within the 20 ms that htmx needs to settle a new part
NOTE_KEY = MOMENT + """
addEventListener("keydown", event => { if (event.key === "F2") window.pressed = moment(event.timeStamp) }, true)
"""
NOTE_NUMBER = MOMENT + """
const seen = new Set()
window.calls = []
// Large when it is its turn, in the list from the start: what counts is that it stands there.
const VISIBLE = "[data-stage] .tv__number, .tv__call:not([hidden]) .tv__call-number"
new MutationObserver(() => {
  for (const { textContent: number } of document.querySelectorAll(VISIBLE)) {
    if (seen.has(number)) continue
    seen.add(number)
    requestAnimationFrame(() => requestAnimationFrame(now => window.calls.push(moment(now))))
  }
}).observe(document, { childList: true, subtree: true, attributes: true })
"""


def measure(workshop):
    with workshop.site() as site, chromium() as browser:
        visitor = Visitor(site)
        for _ in range(CALLS):
            visitor.take()
        tv = _page(browser, NOTE_NUMBER, f"{site.lan_url}/display")
        desk = _page(browser, NOTE_KEY, f"{site.lan_url}/desk/sign-in")
        _sit_down(desk)
        ms = [_call(desk, tv, number) for number in range(1, CALLS + 1)][1:]

    yield Figure("call next at the desk to the TV showing it, p95", at_quantile(ms, 0.95), "ms", at_most=300, note=spread(ms))


def _page(browser, script: str, url: str):
    page = browser.new_context().new_page()
    page.add_init_script(script)
    page.goto(url)
    return page


def _sit_down(desk):
    desk.fill("[name=account]", "qian")
    desk.fill("[name=password]", PASSWORD)
    desk.click("form button.btn--primary")
    desk.locator(".windows button").first.click()
    desk.wait_for_selector(".windows__one[data-state=mine]")
    desk.wait_for_load_state()  # before htmx is there the key would send the plain form


def _call(desk, tv, number: int) -> float:
    """The number-th call of this run, finished again afterwards."""
    desk.keyboard.press("F2")
    tv.wait_for_function("number => window.calls.length >= number", arg=number)
    ms = tv.evaluate("window.calls.at(-1)") - desk.evaluate("window.pressed")
    desk.wait_for_selector("#serving_number")
    desk.wait_for_timeout(HAND_MS)
    desk.keyboard.press("F8")
    desk.wait_for_selector("#pick_finish[open]")
    desk.keyboard.press("1")
    desk.wait_for_selector("#serving_number", state="detached")
    desk.wait_for_timeout(HAND_MS)
    return ms
