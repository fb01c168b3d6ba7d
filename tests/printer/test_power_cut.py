"""kill -9 at every step of a job on its way to paper: never two unmarked papers, never a silent loss."""
import subprocess
import sys

import pytest

from printer.document import Document, Text
from printer.spool import PrintJob, enqueue
from printer.tidying import recover

SLIP = Document([Text("A023"), Text("B" * 40)])
# A worker in a process of its own. It stops dead at one step, says so, and waits to be killed.
WORKER = """
import sys
from playhouse.apsw_ext import APSWDatabase
from printer import spool
from printer.devices import open_device
from printer.worker import Worker

path, now, step = sys.argv[1:]
spool.clock = lambda: int(now)
APSWDatabase(path).bind([spool.Printer, spool.Role, spool.PrintJob])


def stop_at(here):
    if here == step:
        sys.stdout.write("here\\\\n")
        sys.stdout.flush()
        sys.stdin.read()


class Stopping:
    def __init__(self, url):
        self.device = open_device(url)

    def __enter__(self):
        self.device.open()
        stop_at("connected")
        return self

    def __exit__(self, *_):
        self.device.close()

    def status(self):
        return self.device.status()

    def write(self, payload):
        self.device.write(payload[:20])
        stop_at("half")
        self.device.write(payload[20:])
        stop_at("written")

    def fence(self, timeout_s):
        passed = self.device.fence(timeout_s)
        stop_at("fenced")
        return passed


worker = Worker("kiosk", open_device=Stopping, on_change=lambda job: stop_at(job.state))
worker.one_turn()
""".replace("\\\\n", "\\n")


@pytest.fixture
def killed_at(printer, virtual, database, clock):
    def kill_at(step: str) -> PrintJob:
        job = enqueue(SLIP, kind="ticket", subject="ticket:1")
        child = subprocess.Popen(
            [sys.executable, "-c", WORKER, database.database, str(clock()), step],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        with child:
            assert child.stdout.readline() == "here\n"
            child.kill()
        recover()
        return job

    return kill_at


def now(job):
    return PrintJob.get_by_id(job.id)


def whole_papers(virtual) -> list:
    return [paper for paper in virtual.papers if "B" * 40 in paper.text and "REPRINT" not in paper.text]


@pytest.mark.parametrize("step", ["connected", "sending", "half", "written", "fenced", "printed"])
def test_whenever_the_worker_is_killed_there_is_one_paper_or_a_question_to_a_person(killed_at, worker, virtual, step):
    job = killed_at(step)

    for _ in range(3):
        worker.one_turn()

    assert len(whole_papers(virtual)) <= 1
    if now(job).state == "printed":
        assert len(whole_papers(virtual)) == 1
    else:
        assert (now(job).state, now(job).reason) == ("unknown", "restarted")


def test_killed_before_the_first_byte_the_job_is_simply_printed(killed_at, worker, virtual):
    job = killed_at("connected")

    worker.one_turn()

    assert now(job).state == "printed"


@pytest.mark.parametrize("step", ["sending", "half", "written"])
def test_after_the_kill_the_only_further_paper_is_a_marked_one(killed_at, worker, virtual, step):
    job = killed_at(step)

    now(job).reprint(by="wang")
    worker.one_turn()

    assert len(whole_papers(virtual)) <= 1
    assert len([paper for paper in virtual.papers if "REPRINT 1" in paper.text]) == 1
