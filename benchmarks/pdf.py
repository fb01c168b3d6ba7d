"""A PDF of forty pages in Chinese: from opening it at the touchscreen to its first page painted, and what making its pictures costs."""
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import process
from benchmarks.chromium import SLOWER, chromium, slow_down, touchscreen
from benchmarks.figures import Figure, median, spread
from benchmarks.people import Person, Receptionist
from kiosk import confined
from kiosk.documents.programs import render
from kiosk.documents.renderer import LIMITS

PAGES = 40
OPENINGS = 12
WARM_UP = 2
PAINTED_WITHIN_MS = 1000
RENDERED_WITHIN_S = 1
MOST_GROWN_MB = 8
LOOK_EVERY_S = 0.1
BOUNDARY = "of-a-document"
STATE = re.compile(r'data-state="(\w+)"')
ON_BOARD = re.compile(r"/notices/(\w{32})/pages/1")
PICTURE, WORDS = ".page-zoom__picture", ".document *"
# What is read is the largest thing on its page.
PAINTED = """what => new Promise(resolve => new PerformanceObserver(list => {
  const shown = list.getEntries().filter(entry => entry.element?.matches(what)).at(-1)
  if (shown) resolve(shown.renderTime)
}).observe({ type: "largest-contentful-paint", buffered: true }))"""
PEAK = """
import json, resource, subprocess, sys
with open(sys.argv[1]) as pdf:
    subprocess.run([sys.executable, *sys.argv[2:]], stdin=pdf, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
"""


def measure(workshop):
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder, "notice.pdf")
        home = workshop.new_home()
        notice = _issued(home, pdf)
        with workshop.site(home=home) as site, chromium() as browser:
            text = next(found for found in ON_BOARD.findall(Person(site.kiosk_port).get("/notices")) if found != notice)
            floor = [_open(browser, site, text, WORDS) for _ in range(OPENINGS + WARM_UP)][WARM_UP:]
            ms = [_open(browser, site, notice, PICTURE) for _ in range(OPENINGS + WARM_UP)][WARM_UP:]
            before = process.resident_mb(site.pid)
            seconds = Sender(site).send(pdf)
            after = process.resident_mb(site.pid)
        child, size_kb = _peak_mb(pdf), pdf.stat().st_size / 1000

    yield Figure(f"opening a PDF of {PAGES} pages to its first page painted, CPU {SLOWER}x slower, p50", median(ms), "ms", at_most=PAINTED_WITHIN_MS,
                 note=f"nothing kept by the browser; {spread(ms)}; a notice of text in the same browser: {spread(floor)}")
    yield Figure("making the picture of a page", seconds / PAGES, "s", at_most=RENDERED_WITHIN_S, note=f"{size_kb:.0f} kB of PDF, sent to ready in {seconds:.1f} s")
    yield Figure("peak of the process that draws a page", child, "MB", at_most=LIMITS.memory / 1024 / 1024, against="what it is allowed")
    yield Figure(f"what the site's process grew by over {PAGES} pages", after - before, "MB", at_most=MOST_GROWN_MB, note=f"from {before:.1f} to {after:.1f} MB")


class Sender(Receptionist):
    """Sends the file in, and waits until every page has its picture."""

    def __init__(self, site):
        super().__init__(site)

    def send(self, pdf: Path) -> float:
        body = b"".join((_part("csrf_token", self.token.encode()), _part("kind", b"pdf"), _part('file"; filename="a.pdf', pdf.read_bytes()),
                         f"--{BOUNDARY}--\r\n".encode()))
        start = time.perf_counter()
        self._ask("POST", "/desk/documents", body, {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})
        state = f"{self.location}/state"
        while STATE.search(self.get(state))[1] != "ready":
            time.sleep(LOOK_EVERY_S)
        return time.perf_counter() - start


def _issued(home: Path, pdf: Path) -> str:
    """Make the PDF, and a public notice of it in this community, whose id this is."""
    command = [sys.executable, "-m", "benchmarks.runner", "notice", home, pdf, str(PAGES)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _open(browser, site, notice: str, what: str) -> float:
    page = touchscreen(browser)
    slow_down(page)
    page.goto(f"{site.kiosk_url}/notices/{notice}/pages/1", wait_until="commit")
    ms = page.evaluate(PAINTED, what)
    page.context.close()
    return ms


def _part(name: str, content: bytes) -> bytes:
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + content + b"\r\n"


def _peak_mb(pdf: Path) -> float:
    small = map(str, (LIMITS.memory, LIMITS.cpu_s, LIMITS.written, LIMITS.files))
    said = subprocess.run([sys.executable, "-c", PEAK, pdf, "-I", "-B", confined.__file__, *small, render.__file__, "1"], check=True, capture_output=True).stdout
    return json.loads(said) / 1024
