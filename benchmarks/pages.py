"""What the home page and the phone's page weigh, with everything they load on a first visit."""
import gzip

from benchmarks.chromium import chromium, touchscreen
from benchmarks.figures import Figure
from benchmarks.people import Visitor

STREAM = "/live"
QUIET_MS = 1500


def measure(workshop):
    with workshop.site() as site, chromium() as browser:
        home = _loaded(browser, f"{site.kiosk_url}/")
        phone = _loaded(browser, _phone_url(site))

    yield from _figures("home page", home, 60, most_requests=8)
    yield from _figures("phone page", phone, 15)


def _figures(name: str, bodies: dict[str, bytes], most_kb: float, most_requests: int | None = None):
    packed = {path: len(gzip.compress(body)) for path, body in bodies.items()}
    heaviest = ", ".join(f"{path} {size / 1000:.1f}" for path, size in sorted(packed.items(), key=lambda one: -one[1])[:3])
    plain = sum(map(len, bodies.values())) / 1000
    yield Figure(f"{name}, everything, compressed", sum(packed.values()) / 1000, "kB", at_most=most_kb,
                 note=f"each body gzipped here; the site sends {plain:.1f} kB uncompressed. Heaviest: {heaviest}")
    yield Figure(f"{name}, requests", len(bodies), "", at_most=most_requests,
                 note="the event stream is not counted: " + " ".join(bodies))


def _loaded(browser, url: str) -> dict[str, bytes]:
    """Path to body of all that a fresh browser asks for; the endless stream is left out."""
    page = touchscreen(browser)
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="load")
    page.wait_for_timeout(QUIET_MS)
    paths = {answer: answer.url.removeprefix("http://").partition("/")[2] for answer in answers}
    bodies = {
        f"/{path}": answer.body() for answer, path in paths.items()
        if answer.url.startswith("http") and not f"/{path}".startswith(STREAM)
    }
    page.context.close()
    return bodies


def _phone_url(site) -> str:
    Visitor(site).take()
    return site.lan_url + site.last_phone_path
