"""From the finger leaving a service's tile to the number standing on the screen, in a slow Chromium."""
from benchmarks.bare_pages import bare_pages
from benchmarks.chromium import MOMENT, SLOWER, chromium, slow_down, touchscreen
from benchmarks.figures import Figure, at_quantile, median, spread

TAPS = 30
BARE_TAPS = 15
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


def measure(workshop):
    with workshop.site() as site, bare_pages() as bare, chromium() as browser:
        page = touchscreen(browser)
        page.add_init_script(WATCH)
        slow_down(page)
        floor = [_tap(page, bare) for _ in range(BARE_TAPS + WARM_UP)][WARM_UP:]
        ms = [_tap(page, f"{site.kiosk_url}/queue") for _ in range(TAPS + WARM_UP)][WARM_UP:]

    yield Figure(f"tap to painted ticket, CPU {SLOWER}x slower, p50", median(ms), "ms", at_most=100,
                 note=f"{spread(ms)}; two bare pages in the same browser: {spread(floor)}")
    yield Figure(f"tap to painted ticket, CPU {SLOWER}x slower, p95", at_quantile(ms, 0.95), "ms", at_most=200)
    yield Figure("the same tap beside two bare pages, p50", median(ms) / median(floor), "times",
                 note="what is above 1 is ours; the bare pages are what this machine and Chromium allow")


def _tap(page, start: str) -> float:
    """One visitor, from the page that offers the services to the number on the screen."""
    page.goto(start)
    page.locator(TILE).first.tap()
    page.wait_for_url("**/queue/taken", wait_until="commit")
    return page.evaluate("window.painted")
