"""A box that works and syncs while it is killed again and again. Run by test_kills.py in a process of its own.

usage: under_fire.py HOME OFFICE_URL CODE KILLS SEED  -> one JSON object: what was acknowledged before each kill
"""
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import cast
from kiosk import clock, config, create_app, uplink
from kiosk.db import database, new_id
from kiosk.notices.models import NoticeRecipient
from kiosk.queue.models import Ticket
from kiosk.repairs import catalogue
from kiosk.repairs.models import Order
from kiosk.repairs.report import Report
from kiosk.signing.agreements import Agreement
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.site.models import Service, Unit
from printer import tidying
from printer.worker import Worker
from sync.client import SyncError

# A life ends some moments after so many words, and not after a time in which a busy machine does nothing.
MOST_HEARD, LAST_MOMENTS_S = 8, 0.03
WATER = catalogue.CATEGORIES[0]
SIGNATURE = Ink(width=400.0, height=200.0, strokes=[[[20.0, 20.0, 0.0, 0.5], [200.0, 120.0, 90.0, 0.5], [300.0, 40.0, 160.0, 0.5]]])


def settings(home: Path):
    return config.load(home, ticket_printer=f"file://{home}/paper.bin", staff_printer=f"file://{home}/staff.bin",
                       kiosk_pace="", public_url="http://127.0.0.1:8001")


def prepare(home: Path, office_url: str, code: str):
    create_app(settings(home))
    cast.community()
    for number in range(40):
        unit = Unit.add(building="9栋", entrance="1单元", floor="1", room=f"{number:03d}")
        Agreement.add(unit=unit, signed_on=clock.today(), original_seen=True)
    for number in range(6):
        cast.issued_notice(title=f"通知 {number}", body="请知悉。\n" * 30, effective_on=clock.days_ahead(7))
    uplink.enrol(office_url, code)
    database.close()


class Life:
    """One life of the box, from its start to the kill; every acknowledgement goes down the pipe at once."""

    def __init__(self, home: Path, pipe: int, dice: random.Random):
        app = create_app(settings(home))
        tidying.recover()
        self.pipe, self.dice, self.box = pipe, dice, app.extensions["box"]
        self.printer = Worker("lobby")

    def live(self):
        acts = [self.take, self.take, self.call, self.report, self.sign, self.print, self.sync]
        self.say("alive", "")
        while True:
            self.dice.choice(acts)()

    def say(self, what: str, identity: str):
        os.write(self.pipe, f"{what} {identity}\n".encode())

    def take(self):
        service = self.dice.choice(list(Service.offered()))
        self.say("ticket", Ticket.take(service, new_id(), "zh_Hans", "http://127.0.0.1:8001").id)

    def call(self):
        counter = self.dice.choice([1, 2])
        busy = Ticket.at_counter(counter)
        if busy:
            busy.finish()
        else:
            Ticket.call_next(counter)

    def report(self):
        unit = self.dice.choice(list(Unit.select().where(Unit.active)))
        told = Report(unit=unit, area=None, category=WATER.code, item=WATER.items[0].code, phrases=[], slot=None, phone="13800001234", ink=None)
        self.say("order", Order.register(told, new_id(), "zh_Hans", "http://127.0.0.1:8001").id)

    def sign(self):
        SigningSession.leave(getattr(SigningSession.at(THIS_SCREEN), "id", None))
        pending = NoticeRecipient.select().where(NoticeRecipient.state == "pending").limit(1).first()
        if pending is None:
            return
        session = pending.notice.offer(pending.unit, "known", THIS_SCREEN)
        session.open()
        for page in range(1, len(session.pages) + 1):
            session.open_page(page)
        self.say("receipt", session.sign("owner", SIGNATURE, "已收到", "zh_Hans").id)

    def print(self):
        self.printer.one_turn()

    def sync(self):
        try:
            self.box.push_once()
        except SyncError as error:
            self.say("unsent", str(error).replace("\n", " ")[:80])


def one_life(home: Path, seed: int) -> list[tuple[str, str]]:
    dice = random.Random(seed)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            Life(home, writing, dice).live()
        except BaseException as error:
            os.write(writing, f"died {type(error).__name__}:{error!s:.200}\n".encode())
        os._exit(1)
    os.close(writing)
    heard, enough = b"", dice.randint(1, MOST_HEARD)
    while heard.count(b"\n") < enough and (more := os.read(reading, 65536)):
        heard += more
    time.sleep(dice.uniform(0, LAST_MOMENTS_S))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        heard += more
    os.close(reading)
    return [tuple(line.split(" ", 1)) for line in heard.decode().splitlines()]


def main(home: Path, office_url: str, code: str, kills: int, seed: int):
    prepared = os.fork()
    if prepared == 0:
        prepare(home, office_url, code)
        os._exit(0)
    if os.waitpid(prepared, 0)[1]:
        raise SystemExit("the box could not be prepared")
    heard = [said for life in range(kills) for said in one_life(home, seed * 1000 + life)]
    json.dump(heard, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
