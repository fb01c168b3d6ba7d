"""The board of ten thousand communities at head office on SQLite: days lived by the simulator, reckoned, and dealt out to all of them; one person looks."""
import itertools
import random
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import msgspec

from benchmarks import process
from benchmarks.figures import Figure, spread
from benchmarks.people import TOKEN, Person
from benchmarks.site import free_port, wait_for_page
from benchmarks.syncing import OFFICE_PAGE
from kiosk.demo.community import OFFICE_PERSON, PASSWORD
from kiosk.office import office_app
from sync.messages import Facts, Health
from sync.office.board import company, reckoning
from sync.office.boxes import days as marked_days, health as conditions
from sync.office.people import accounts
from sync.office.people.roles import MAINTAINER

COMMUNITIES, DAYS, LIVED_DAYS = 10_000, 15, 3
LATE_EVERY, TROUBLED_EVERY = 40, 25
LOOKS = 11
MOST_MS = 300
PAGES = {
    "the ones to look after": "/", "by name, page 100": "/?sort=name&page=100", "found by name, most overdue first": "/?name=77&sort=overdue",
    "boxes in trouble": "/?state=trouble", "boxes that have not reported": "/silent", "eight weeks of the company": "/trends",
}


def measure(workshop):
    folder, port = workshop.new_folder("company"), free_port()
    yield _deal_out(folder)
    with workshop.running([sys.executable, "-m", "benchmarks.runner", "office", folder / "office", "--port", str(port)]) as office:
        wait_for_page(office, port, OFFICE_PAGE)
        person = _signed_in(port)
        for what, address in PAGES.items():
            before, ms = process.cpu_s(office.pid), [_look(person, address) for _ in range(LOOKS)]
            cpu_ms = (process.cpu_s(office.pid) - before) * 1000 / LOOKS
            yield Figure(f"{COMMUNITIES:,} communities, {what}: CPU of the page", cpu_ms, "ms", at_most=MOST_MS, note=f"to the reader {spread(ms)} ms")


def _deal_out(folder) -> Figure:
    subprocess.run([Path(sys.executable).with_name("qiantai"), "simulate", "--sites", "1", "--days", str(LIVED_DAYS), "--home", folder],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    app = office_app(folder / "office")
    office = app.extensions["office"]
    accounts.add(office, OFFICE_PERSON, PASSWORD, MAINTAINER)
    office.store.run("update site_day set stale = 1 where site_id <> ''")
    start, days = time.process_time(), 0
    while reckoned := reckoning.some(office):
        days += reckoned
    cpu_ms = (time.process_time() - start) * 1000 / days
    office.store.transact(lambda: _found_all(office))
    while company.sum_one(office):
        continue
    office.store.close()
    return Figure("reckoning one community's day", cpu_ms, "ms", at_most=10, note=f"CPU, of {days} days; ten thousand a night take {cpu_ms * 10:.0f} s of one core")


def _found_all(office):
    dice, now_ms, names = random.Random(7), office.clock(), itertools.count(1)
    lived = [row["figures"] for row in office.store.rows("select figures from site_day where site_id <> '' and figures is not null")]
    days = [(date.fromisoformat(office.today()) - timedelta(days=back)).isoformat() for back in range(DAYS)]
    for site_id in (f"c{number:05}" for number in range(COMMUNITIES)):
        late_ms = 3 * 86_400_000 if dice.randrange(LATE_EVERY) == 0 else 60_000
        health = Health(paper={"A": "low" if dice.randrange(TROUBLED_EVERY) == 0 else "ok"}, disk_free_mb=20_000, backup_age_min=30, restarts=1)
        facts = Facts(app="0.5.0", host="box", lane="A", health=health)
        well_until_ms = conditions.well_until(facts, {"refused": "{}", "drift_ms": 0, "last_hello_ms": now_ms - late_ms})
        office.store.run("insert into site (site_id, name, created_ms) values (?, ?, ?)", site_id, f"{dice.choice('锦翠江梧海云')}苑 {next(names)}", now_ms)
        office.store.run("insert into device (site_id, device_id, facts, enrolled_ms, incarnation, well_until_ms) values (?, 'd', ?, ?, 'i', ?)",
                         site_id, msgspec.json.encode(facts).decode(), now_ms, well_until_ms)
        office.store.run("insert into stream (site_id, device_id, incarnation, cursor, head, started_ms, last_hello_ms, complete_at) values "
                         "(?, 'd', 'i', 1, '', ?, ?, ?)", site_id, now_ms - 60 * 86_400_000, now_ms - late_ms, now_ms - late_ms)
        office.store.insert_many("site_day", ("site_id", "day", "figures", "reckoned_ms", "stale"),
                                 [(site_id, day, dice.choice(lived), now_ms, 0) for day in days], "")
    marked_days.mark(office, reckoning.COMPANY, days)


def _signed_in(port) -> Person:
    person = Person(port)
    person.token = TOKEN.search(person.get("/sign-in"))[1]
    person.post("/sign-in", {"name": OFFICE_PERSON, "password": PASSWORD})
    return person


def _look(person, address) -> float:
    start = time.perf_counter()
    person.get(address)
    return (time.perf_counter() - start) * 1000
