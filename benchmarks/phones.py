"""What phones that follow their numbers cost: answers with something new, answers without, and beside them a bare page."""
import sys
import threading
import time

from benchmarks import process
from benchmarks.figures import Figure
from benchmarks.people import Person, Visitor
from benchmarks.site import free_port, wait_for_page

PHONES = 4
SECONDS = 4
AHEAD = 10  # the line before the number is read for every answer


def measure(workshop):
    with workshop.site() as site:
        visitor = Visitor(site)
        for _ in range(AHEAD):
            visitor.take()
        path = f"{site.last_phone_path}/state"
        new = _asked(site.lan_port, site.pid, path, {})
        same = _asked(site.lan_port, site.pid, path, {"If-None-Match": _tag(site, path)})
    bare = _bare(workshop)

    yield from _figures("phone asks, 200 with the whole state", new, bare)
    yield from _figures("phone asks, 304 without a byte", same, bare)
    yield Figure("a bare page asked in the same way: answers per second", bare[0], "/s", note=f"CPU {bare[1]:.2f} ms each")


def _figures(what: str, measured: tuple[float, float], bare: tuple[float, float]):
    a_second, cpu_ms = measured
    yield Figure(f"{what}: answers per second", a_second, "/s", note=f"{PHONES} phones at once for {SECONDS} s")
    yield Figure("the same: CPU of the site process per answer", cpu_ms, "ms")
    yield Figure("the same beside a bare page: CPU", cpu_ms / bare[1], "times")


def _bare(workshop) -> tuple[float, float]:
    port = free_port()
    with workshop.running([sys.executable, "-m", "benchmarks.runner", "bare", "--port", str(port)]) as child:
        wait_for_page(child, port)
        return _asked(port, child.pid, "/", {})


def _asked(port: int, pid: int, path: str, headers: dict) -> tuple[float, float]:
    """Answers per second, and milliseconds of the server's CPU for each."""
    counts: list[int] = []
    until = time.monotonic() + SECONDS
    phones = [threading.Thread(target=_ask_until, args=(until, Person(port), path, headers, counts)) for _ in range(PHONES)]
    cpu, start = process.cpu_s(pid), time.perf_counter()
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join()
    seconds, answers = time.perf_counter() - start, sum(counts)
    return answers / seconds, (process.cpu_s(pid) - cpu) * 1000 / answers


def _ask_until(until: float, phone: Person, path: str, headers: dict, counts: list):
    count = 0
    while time.monotonic() < until:
        phone.get(path, headers)
        count += 1
    counts.append(count)
    phone.close()


def _tag(site, path: str) -> str:
    phone = Person(site.lan_port)
    phone.get(path)
    phone.close()
    return phone.etag
