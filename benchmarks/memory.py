"""Memory of the whole site process at start and under load: numbers taken and called, streams open, phones asking."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

from benchmarks import process
from benchmarks.figures import Figure, short
from benchmarks.people import Person, Receptionist, Visitor

TAKERS = 5
DESKS = ("qian", "yun", "chen")
LISTENERS = 10
PHONES = 20
TAKE_EVERY_S = 0.25
CALL_EVERY_S = 0.1
PHONE_ASKS_EVERY_S = 5
MOST_MB = 80


def measure(workshop):
    with workshop.site() as site:
        at_start = process.resident_mb(site.pid)
        halfway, at_end, numbers = _under_load(site, workshop.minutes * 60)
        peak = process.peak_mb(site.pid)

    grown = (at_end - halfway) / (workshop.minutes / 2)
    yield Figure("memory of the site process after its start", at_start, "MB", at_most=MOST_MB)
    yield Figure(f"memory after {workshop.minutes:g} min of load", at_end, "MB", at_most=MOST_MB,
                 note=f"{numbers} numbers; in the second half it grew by {short(grown)} MB a minute; peak {peak:.0f} MB")


def _under_load(site, seconds: float) -> tuple[float, float, int]:
    """Memory at half time and at the end, and how many numbers were taken."""
    over = threading.Event()
    count: list[float] = []
    crowd = _crowd(site, over, count)
    with ThreadPoolExecutor(len(crowd)) as load:
        told = [load.submit(act) for act in crowd]
        time.sleep(seconds / 2)
        halfway = process.resident_mb(site.pid)
        time.sleep(seconds / 2)
        at_end = process.resident_mb(site.pid)
        over.set()
    for one in told:
        one.result()
    return halfway, at_end, len(count)


def _crowd(site, over: threading.Event, count: list):
    """What each of them does until it is over; nobody waits for an answer longer than a beat of the stream."""
    Visitor(site).take()
    phone_path = site.last_phone_path
    visitors = [Visitor(site) for _ in range(TAKERS)]
    desks = [Receptionist(site, account, window) for window, account in enumerate(DESKS, 1)]
    return [
        *(repeat(over, TAKE_EVERY_S, lambda visitor=visitor: _visit(visitor, count)) for visitor in visitors),
        *(repeat(over, CALL_EVERY_S, lambda desk=desk: _serve(desk)) for desk in desks),
        *(repeat(over, PHONE_ASKS_EVERY_S, lambda phone=phone: phone.get(f"{phone_path}/state"))
          for phone in (Person(site.lan_port) for _ in range(PHONES))),
        *([lambda: listen(site, over)] * LISTENERS),
    ]


def repeat(over, every_s: float, act):
    def go_on():
        while not over.wait(every_s):
            act()
    return go_on


def _visit(visitor, count):
    count.append(visitor.take())
    visitor.get("/queue/taken")
    visitor.get("/")


def _serve(desk):
    desk.call_next()
    desk.finish()


def listen(site, over):
    """A page that keeps the stream of changes open."""
    line = HTTPConnection("127.0.0.1", site.lan_port, timeout=30)
    line.request("GET", "/live?topics=queue")
    stream = line.getresponse()
    while not over.is_set():
        stream.readline()
    line.close()
