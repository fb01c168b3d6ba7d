"""The board of ten thousand communities, answered by head office from days that stand reckoned: SQLite, real HTTP, one person looking."""
import random
import re
import sys
import time
import uuid
from datetime import date, timedelta
from pathlib import Path

import msgspec

from benchmarks import process
from benchmarks.figures import Figure, at_quantile, median, spread
from benchmarks.site import free_port, wait_for_page
from benchmarks.syncing import OFFICE_PAGE
from kiosk import clock
from kiosk.office import office_app
from sync.messages import Facts, Health
from sync.office.board import reckoner
from sync.office.board.figures import Figures
from sync.office.people import accounts
from sync.office.people.roles import VIEWER

COMMUNITIES, DAYS = 10_000, 57
PAGES = {"worst first": "/", "by name, page 100": "/?sort=name&page=100", "found by name": "/?name=7&sort=overdue",
         "boxes in trouble": "/?state=trouble", "trends of eight weeks": "/trends", "boxes that have not reported": "/silent"}
LOOKS = 15
MOST_MS = 300
NAME, PASSWORD = "陈主任", "桂花树下六号楼"


def measure(workshop):
    home, port = workshop.new_folder("company"), free_port()
    fill(home, COMMUNITIES)
    with workshop.running([sys.executable, "-m", "benchmarks.runner", "office", home, "--port", str(port)]) as office:
        wait_for_page(office, port, OFFICE_PAGE)
        person = Person(port)
        for what, address in PAGES.items():
            before, ms = process.cpu_s(office.pid), [person.look(address) for _ in range(LOOKS)]
            cpu_ms = (process.cpu_s(office.pid) - before) * 1000 / LOOKS
            yield Figure(f"board of {COMMUNITIES:,} communities, {what}, p50", median(ms), "ms", at_most=MOST_MS,
                         note=f"{spread(ms)}, p90 {at_quantile(ms, 0.9):.0f}; {cpu_ms:.0f} ms of CPU")
