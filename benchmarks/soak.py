"""A whole day pressed into minutes: 600 visitors, 4 windows, 2 TVs, 50 phones. At its end the books must balance."""
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import apsw

from benchmarks import process
from benchmarks.figures import Figure, at_quantile, spread
from benchmarks.memory import listen, repeat
from benchmarks.paper_end import PaperEnd
from benchmarks.people import Person, Receptionist, Visitor

VISITORS = 600
KIOSKS = 2
DESKS = ("qian", "yun", "chen", "soak")
TVS = 2
PHONES = 50
PHONE_ASKS_EVERY_S = 2
TAKE_EVERY_S = 0.15
MOST_MB = 80
LONGEST_S = 600


def measure(workshop):
    home = workshop.new_home("soak")
    (home / "qiantai.toml").write_text("windows = 4\n")
    with PaperEnd() as printer, workshop.site(home=home, printer=printer.url) as site:
        _enlist(site)
        polls, calls = _day(site)
        resident = process.resident_mb(site.pid)
    given, wrong = _books(home)

    yield Figure("a day of 600 visitors: numbers given", given, "numbers", at_least=VISITORS, note="; ".join(wrong))
    yield Figure("the same: what does not balance", len(wrong), "findings", at_most=0)
    yield Figure("the same: call next at one of 4 desks, p95", at_quantile(calls, 0.95), "ms", note=spread(calls))
    yield Figure("the same: one of 50 phones asks, p95", at_quantile(polls, 0.95), "ms", note=spread(polls))
    yield Figure("the same: memory afterwards", resident, "MB", at_most=MOST_MB)


def _enlist(site):
    manager = Receptionist(site, "chen", 3)
    manager.post("/desk/staff", {"account": "soak", "name": "四号", "role": "receptionist", "password": "qiantai-demo"})
    manager.post("/desk/queue/counters/leave")


def _day(site) -> tuple[list[float], list[float]]:
    """Milliseconds of every poll and call."""
    over, polls, calls = threading.Event(), [], []
    Visitor(site).take()
    path = f"{site.last_phone_path}/state"
    background = [
        *(repeat(over, PHONE_ASKS_EVERY_S, lambda phone=Person(site.lan_port): polls.append(_ms(lambda: phone.get(path)))) for _ in range(PHONES)),
        *([lambda: listen(site, over)] * TVS),
        *(_desk(Receptionist(site, account, window), over, calls) for window, account in enumerate(DESKS, 1)),
    ]
    with ThreadPoolExecutor(len(background) + KIOSKS) as crowd:
        told = [crowd.submit(act) for act in background]
        for kiosk in [crowd.submit(_come, Visitor(site), VISITORS // KIOSKS) for _ in range(KIOSKS)]:
            kiosk.result(LONGEST_S)
        time.sleep(2)
        over.set()
    for one in told:
        one.result()
    return polls, calls


def _come(visitor, count):
    for _ in range(count):
        visitor.take()
        time.sleep(TAKE_EVERY_S)


def _desk(receptionist, over, calls):
    """Calls, serves or finds nobody there, until the lobby is empty after the last visitor."""
    chance = random.Random(7)

    def work():
        while not over.is_set() or receptionist.to_finish:
            calls.append(receptionist.call_next() * 1000)
            if receptionist.to_finish and chance.random() < 0.05:
                receptionist.skip()
            else:
                receptionist.finish()
            if not receptionist.to_finish:
                over.wait(0.05)
    return work


def _books(home) -> tuple[int, list[str]]:
    """How many numbers were given, and everything that is wrong with them, in words."""
    file = apsw.Connection(str(home / "qiantai.db"), flags=apsw.SQLITE_OPEN_READONLY)
    tickets = file.execute("select number, state, id, version from ticket").fetchall()
    serials = sorted(int(number[1:]) for number, *_ in tickets)
    events = dict(file.execute("select subject, count(*) from event where subject like 'ticket:%' group by subject"))
    jobs = file.execute("select count(distinct subject) from print_job where kind = 'ticket'").fetchone()[0]
    wrong = []
    if serials != list(range(1, len(serials) + 1)):
        wrong.append("numbers are missing or double")
    if left := [number for number, state, *_ in tickets if state not in ("done", "no_show")]:
        wrong.append(f"{len(left)} numbers were left")
    if silent := [number for number, _, ticket, version in tickets if events.get(f"ticket:{ticket}") != version + 1]:
        wrong.append(f"{len(silent)} numbers have changes without an event")
    if jobs != len(tickets):
        wrong.append(f"{len(tickets) - jobs} numbers have no paper")
    return len(tickets), wrong


def _ms(act) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
