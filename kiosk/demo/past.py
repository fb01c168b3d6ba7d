"""Plays the past of the demo's company, in a process of its own because its clock is another: python -m kiosk.demo.past HOME DAYS

Every day is lived by the kiosk's own verbs and delivered in its night to an office process on the same database, whose clock shows that night.
"""
import os
import random
import secrets
import sys
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
import peewee
from waitress.server import create_server

from kiosk import access, clock, config, create_app, uplink
from kiosk.clockwork import Clockwork
from kiosk.db import Setting, database
from kiosk.demo import community, repairs
from kiosk.demo.beside import stop_with_the_demo
from kiosk.demo.company import PLAYED, WITHOUT_BOX, Community
from kiosk.demo.office import site_named
from kiosk.events import acting
from kiosk.office import office_app
from kiosk.queue.models import Ticket
from kiosk.repairs.models import Order
from kiosk.reports.dailies import DailyReport
from kiosk.simulating import community as simulated
from kiosk.simulating.box import FACTS, patiently
from kiosk.simulating.lobby import OPENS_AT, Day
from kiosk.simulating.playing import Hands
from kiosk.site.models import Site
from kiosk.staff.models import Staff
from sync import wire
from sync.client import Box
from sync.office.boxes import devices
from sync.office.core import Office

LEAST_URGENT = 19
LOOPBACK = "127.0.0.1"
ONE_DAY = timedelta(days=1)
NIGHT_AT, REPORT_AT = 2, 18
HOURS = ("08:00", "17:30")
SATURDAY, ON_WEEKENDS = 5, 0.6
REPAIRS_GO_ON, REPORTS_SEEN = 0.9, 0.8


class Past:
    """One community, from its first day to its last. What was played before stays, so that it may be ended at any moment."""

    def __init__(self, each: Community, home: Path, first: date):
        self.hands = clock.source = Hands(clock.at_site(first, OPENS_AT))
        self.each = each
        self.settings = config.load(home / "company" / each.folder, demo=True, public_url="")
        create_app(self.settings)

    def join(self, office: Office, url: str):
        if not Site.select().exists():
            simulated.found(secrets.token_hex(16), self.each.name, HOURS)
        if uplink.box(self.settings):
            Setting.write(uplink.OFFICE_URL, url)  # its port is another one at each start
        else:
            uplink.enrol(url, devices.new_code(office, site_named(office, self.each.name), community.OFFICE_PERSON))

    def catch_up(self, first: date, last: date):
        box = self._box()
        lived = Ticket.select(peewee.fn.max(Ticket.day)).scalar()
        if lived:
            first = lived + ONE_DAY
        if box.status().pending and lived:
            self._night(lived, box)  # it was ended before that
        for number in range((last - first).days + 1):
            self._live(first + ONE_DAY * number)
            self._night(first + ONE_DAY * number, box)

    def _box(self) -> Box:
        box = uplink.box(self.settings)
        box.facts = lambda: msgspec.structs.replace(uplink.facts(self.settings), host=FACTS.host)
        return box

    def _live(self, day: date):
        chance = random.Random(f"{self.each.folder} {day}")
        self.hands.set(clock.at_site(day, OPENS_AT))
        for order in list(Order.open().where(Order.state.in_([*repairs.STEPS]))):
            if chance.random() < REPAIRS_GO_ON:
                repairs.bring_to_its_end(order)
        share = chance.uniform(0.8, 1.2) * (ON_WEEKENDS if day.weekday() >= SATURDAY else 1)
        Day(day, chance, self.hands.set, round(self.each.visitors * share), windows=range(1, self.each.windows + 1)).play()
        self._report(day, chance)

    def _report(self, day: date, chance: random.Random):
        """Mostly a manager looks at it in the evening."""
        self.hands.set(clock.at_site(day, REPORT_AT))
        Clockwork().one_turn()
        if chance.random() < REPORTS_SEEN:
            with acting(Staff.get(Staff.role == access.MANAGER).id, access.LAN):
                for report in DailyReport.waiting():
                    report.send("")

    def _night(self, day: date, box: Box):
        self.hands.set(night_after(day))
        Clockwork().one_turn()
        patiently(box.sync_all)


def main(home: Path, days: int):
    os.nice(LEAST_URGENT)
    stop_with_the_demo()
    last = last_day(clock.now())
    app = office_app(home / "office")
    url = _served(app)
    for each in PLAYED:
        synced = last - ONE_DAY * each.silent_nights
        first = synced - ONE_DAY * (min(each.days, days) - 1)
        past = Past(each, home, first)
        past.join(app.extensions["office"], url)
        past.catch_up(first, synced)
        database.close()
    site_named(app.extensions["office"], WITHOUT_BOX)


def last_day(now: datetime) -> date:
    """The latest one whose night is over."""
    return clock.local(now - timedelta(hours=NIGHT_AT)).date() - ONE_DAY


def night_after(day: date) -> datetime:
    return clock.at_site(day + ONE_DAY, NIGHT_AT)


def _served(app) -> str:
    server = create_server(app, host=LOOPBACK, port=0, ident=None, max_request_body_size=wire.BODY_LIMIT + 1024)
    threading.Thread(target=server.run, daemon=True).start()
    return f"http://{LOOPBACK}:{server.effective_port}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
