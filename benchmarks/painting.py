"""From the finger leaving a service's tile to the number standing on the screen, in a slow Chromium."""
from benchmarks.chromium import MOMENT, SLOWER, chromium, slow_down, touchscreen
from benchmarks.figures import Figure, at_quantile, median, spread

TAPS = 40
WARM_UP = 3
# A frame counts when the number was in the page before it: either the first paint, or two frames after it came.
WATCH = MOMENT + """
addEventListener("pointerup", event => sessionStorage.setItem("tapped", moment(event.timeStamp)), true)
window.painted = new Promise(resolve => {
  let came = 0
  const seen = () => {
    if (came || !document.getElementById("number")) return
    came = performance.now()
    requestAnimationFrame(() => requestAnimationFrame(late => settle(late)))
  }
  const settle = late => {
    const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0
    resolve(moment(first >= came ? first : late) - Number(sessionStorage.getItem("tapped")))
  }
  new MutationObserver(seen).observe(document, { childList: true, subtree: true })
})
"""
TILE = "form.tiles button[name=service]"
DONE = "count-down button"


def measure(workshop):
    with workshop.site() as site, chromium() as browser:
        page = touchscreen(browser)
        page.add_init_script(WATCH)
        slow_down(page)
        page.goto(site.kiosk_url)
        ms = [_tap(page) for _ in range(TAPS + WARM_UP)][WARM_UP:]

    yield Figure(f"tap to painted ticket, CPU {SLOWER}x slower, p50", median(ms), "ms", at_most=100, note=spread(ms))
    yield Figure(f"tap to painted ticket, CPU {SLOWER}x slower, p95", at_quantile(ms, 0.95), "ms", at_most=200)


def _tap(page) -> float:
    """One visitor: from the home page to the number and, with Done, back to the home page."""
    page.locator(".tiles a.btn--primary").tap()
    page.locator(TILE).first.tap()
    page.wait_for_url("**/queue/taken")
    ms = page.evaluate("window.painted")
    page.locator(DONE).tap()
    page.wait_for_url("**/")
    return ms
