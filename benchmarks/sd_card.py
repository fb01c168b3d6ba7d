"""Numbers per second on a disk like an SD card, beside bare SQLite's durable commits on the same disk."""
import subprocess
import sys
import threading
import time

from benchmarks.figures import Figure, spread
from benchmarks.paper_end import PaperEnd
from benchmarks.people import Visitor
from benchmarks.taking import SECONDS_PER_SLIP

CLIENTS = 8
SECONDS = 5
SHARE_OF_PEER = 0.8


def measure(workshop):
    peers = {threads: _bare(workshop, threads) for threads in (1, CLIENTS)}
    with PaperEnd(SECONDS_PER_SLIP) as printer:
        numbers, ms, cpu_ms = _numbers(workshop, printer.url)
    best = max(peers.values())

    yield Figure(f"5 ms per fsync, {CLIENTS} clients: numbers per second", numbers, "/s", at_least=SHARE_OF_PEER * best,
                 against=f"{SHARE_OF_PEER:.0%} of SQLite's {best:.0f}/s",
                 note=f"{spread(ms)} ms each, {cpu_ms:.1f} ms of CPU each; bare SQLite: "
                      + ", ".join(f"{rate:.0f}/s with {threads} threads" for threads, rate in peers.items()))
    yield Figure("the same, with a printer that takes no time", _numbers(workshop, "virtual:")[0], "/s",
                 note="each slip adds two durable commits of the printing itself, so this is not a budget")


def _bare(workshop, threads: int) -> float:
    path = workshop.new_folder("bare").with_suffix(".db")
    command = [sys.executable, "-m", "benchmarks.bare_commits", path, str(threads), str(SECONDS)]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def _numbers(workshop, printer: str) -> tuple[float, list[float], float]:
    with workshop.site(printer=printer, slow_disk=True) as site:
        visitors = [Visitor(site) for _ in range(CLIENTS)]
        before = site.cpu_s
        ms = take_together(visitors, SECONDS)
        return len(ms) / SECONDS, ms, (site.cpu_s - before) * 1000 / len(ms)


def take_together(visitors: list[Visitor], seconds: float) -> list[float]:
    """Everybody takes one number after another; the milliseconds of each."""
    ms: list[float] = []
    until = time.monotonic() + seconds

    def take(visitor):
        while time.monotonic() < until:
            ms.append(visitor.take() * 1000)

    crew = [threading.Thread(target=take, args=(visitor,)) for visitor in visitors]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    return ms
