"""Taking numbers while copies of the database are made one after the other, beside taking them in peace, in turns."""
import threading
import time

from benchmarks.figures import Figure, at_quantile, median, spread
from benchmarks.past import fill
from benchmarks.people import Visitor
from kiosk import clock, config
from kiosk.keeping import backups, medium, rescue

TICKETS = 50_000
ROUNDS = 4
SECONDS = 6


def measure(workshop):
    home = workshop.new_home("kept")
    fill(home, TICKETS)
    with workshop.site(home=home) as site:
        _take_for(site, 1)
        quiet, busy, copies = [], [], []
        for _ in range(ROUNDS):
            quiet += _take_for(site, SECONDS)
            with_copies, seconds = _while_copying(home, site)
            busy += with_copies
            copies += seconds
    copy = medium.copies(home / rescue.HERE)[0].manifest

    limit = 1.2 * at_quantile(quiet, 0.95)
    yield Figure("take a number while a copy is made, p95", at_quantile(busy, 0.95), "ms", at_most=limit,
                 against=f"1.2 x {at_quantile(quiet, 0.95):.2f} in peace", note=f"in peace {spread(quiet)}; meanwhile {spread(busy)}")
    yield Figure("a verified copy, seconds", median(copies), "s", note=f"{copy.rows:,} rows, {copy.bytes / 2**20:.0f} MB, niced, beside taps")


def _while_copying(home, site) -> tuple[list[float], list[float]]:
    seconds, is_over = [], threading.Event()

    def copy():
        while not is_over.is_set():
            began = time.monotonic()
            backups.make(config.load(home), home / rescue.HERE, clock.now_ms())
            seconds.append(time.monotonic() - began)
    copying = threading.Thread(target=copy)
    copying.start()
    try:
        return _take_for(site, SECONDS), seconds
    finally:
        is_over.set()
        copying.join()


def _take_for(site, seconds) -> list[float]:
    visitor = Visitor(site)
    until, ms = time.monotonic() + seconds, []
    while time.monotonic() < until:
        ms.append(visitor.take() * 1000)
        time.sleep(0.02)
    return ms
