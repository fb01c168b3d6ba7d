"""The box is killed with SIGKILL hundreds of times in the middle of its work; what it had acknowledged must all be there."""
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import under_fire
from kiosk import create_app, uplink
from kiosk.db import database
from kiosk.events import Event
from kiosk.queue.models import Ticket
from kiosk.repairs.models import Order
from kiosk.signing.chain import Receipt
from kiosk.signing.verify import verify
from printer.spool import PrintJob
from printer.tidying import recover
from sync.office.store import open_store
from tests.faults.acknowledged import Acknowledged

HERE = Path(__file__).parent
KILLS = int(os.environ.get("FAULT_KILLS", 30))
SEED = 20261121
NUMBER_IN_SIX = re.compile(rb"\x1d!\x55([AK]\d{3})")  # six times as wide and high: the number of a ticket, and nothing else


@pytest.fixture(scope="module")
def office(tmp_path_factory, free_port):
    home = tmp_path_factory.mktemp("office")
    process = subprocess.Popen([sys.executable, "-m", "kiosk.demo.office", str(home), str(free_port)],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    code = process.stdout.readline().strip()
    yield f"http://127.0.0.1:{free_port}", code, home / "office.db"
    process.communicate(timeout=5)


@pytest.fixture(scope="module")
def survived(office, tmp_path_factory):
    """What was acknowledged in all the lives of the box, and the box as it is after the last of them."""
    home = tmp_path_factory.mktemp("box")
    url, code, _ = office
    done = subprocess.run([sys.executable, str(HERE / "under_fire.py"), str(home), url, code, str(KILLS), str(SEED)],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    app = create_app(under_fire.settings(home))
    recover()
    acknowledged = json.loads(done.stdout)
    print(f"seed {SEED}: {KILLS} kills, acknowledged {dict(Counter(what for what, _ in acknowledged))}")
    yield app, acknowledged, home
    database.close()


def _numbers_on_paper(survived) -> list[bytes]:
    return NUMBER_IN_SIX.findall((survived[2] / "paper.bin").read_bytes())


def _acknowledged(survived, what: str) -> set[str]:
    return {identity for said, identity in survived[1] if said == what}


def test_the_box_came_up_after_every_kill_and_did_real_work(survived):
    said = Counter(what for what, _ in survived[1])

    assert said["died"] == 0, [identity for what, identity in survived[1] if what == "died"][:3]
    assert said["alive"] == KILLS
    assert min(said["ticket"], said["order"], said["receipt"]) > KILLS // 8


def test_no_acknowledged_number_order_or_signature_is_missing(survived):
    assert _acknowledged(survived, "ticket") <= {ticket.id for ticket in Ticket.select(Ticket.id)}
    assert _acknowledged(survived, "order") <= {order.id for order in Order.select(Order.id)}
    assert _acknowledged(survived, "receipt") <= {receipt.id for receipt in Receipt.select(Receipt.id)}


def test_numbers_are_without_gaps_and_never_given_twice(survived):
    for table, series in ((Ticket, lambda row: row.service_id), (Order, lambda row: "")):
        serials = {}
        for row in table.select():
            serials.setdefault((row.day, series(row)), []).append(row.serial)
        assert all(sorted(found) == list(range(1, len(found) + 1)) for found in serials.values())


def test_every_number_has_its_paper_and_its_event(survived):
    subjects = {job.subject for job in PrintJob.select(PrintJob.subject)}
    taken = {event.subject for event in Event.select().where(Event.verb == "ticket.taken")}

    assert {f"ticket:{ticket.id}" for ticket in Ticket.select()} <= subjects & taken


def test_no_slip_came_out_twice_unmarked(survived):
    printed = Counter(_numbers_on_paper(survived))

    assert printed and max(printed.values()) == 1


def test_what_was_sent_is_on_paper_and_what_waits_is_not(survived):
    on_paper = set(_numbers_on_paper(survived))
    numbers = {f"ticket:{ticket.id}": ticket.number.encode() for ticket in Ticket.select()}

    for job in PrintJob.select().where(PrintJob.kind == "ticket", PrintJob.state.in_(["sent", "queued"])):
        assert (numbers[job.subject] in on_paper) == (job.state == "sent")


def test_the_chain_of_signatures_is_whole(survived):
    assert verify().is_intact


def test_everything_reaches_head_office_exactly_once(survived, office):
    app, _, _ = survived
    box = app.extensions["box"]

    summary = box.sync_all()

    assert summary.proved_rows and box.status().pending == 0
    told, store = Acknowledged(), open_store(office[2])
    for what, table in (("ticket", Ticket), ("order", Order), ("receipt", Receipt)):
        for identity in _acknowledged(survived, what):
            told.row(table._meta.table_name, identity)
    for day, number in Ticket.select(Ticket.day, Ticket.number).tuples():
        told.number(str(day), number)
    assert told.troubles(store, [database], uplink.CAPTURED) == []
    store.close()
