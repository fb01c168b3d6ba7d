"""kill -9 while a job is on its way to paper."""
import subprocess
import sys

import pytest

from printer.document import Document, Text
from printer.spool import PrintJob, enqueue, recover

# A worker in a process of its own: it says when the printer holds half a paper, and is then killed.
WORKER = """
import sys
from playhouse.apsw_ext import APSWDatabase
from printer import spool
from printer.worker import Worker

path, now = sys.argv[1:]
spool.clock = lambda: int(now)
APSWDatabase(path).bind([spool.Printer, spool.Role, spool.PrintJob])
worker = Worker("kiosk")
worker.one_turn()
sys.stdout.write("held\\n")
sys.stdout.flush()
sys.stdin.read()
"""


@pytest.fixture
def half_printed(printer, virtual, database, clock):
    job = enqueue(Document([Text("A023")]), kind="ticket", subject="ticket:1")
    virtual.faults.runs_out_after = 4
    child = subprocess.Popen(
        [sys.executable, "-c", WORKER, database.database, str(clock())],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    with child:
        assert child.stdout.readline() == "held\n"
        child.kill()
    return job


def test_a_killed_worker_leaves_an_unknown_job_that_is_not_printed_again(half_printed, worker, virtual):
    assert PrintJob.get_by_id(half_printed.id).state == "sending"

    recover()
    virtual.faults.has_paper = True
    worker.one_turn()

    assert PrintJob.get_by_id(half_printed.id).state == "unknown"
    assert "".join(paper.text for paper in virtual.papers).count("A023") <= 1


def test_after_the_kill_the_only_further_paper_is_a_marked_one(half_printed, worker, virtual):
    recover()
    virtual.faults.has_paper = True

    PrintJob.get_by_id(half_printed.id).reprint(by="wang")
    worker.one_turn()

    unmarked = [paper for paper in virtual.papers if "REPRINT" not in paper.text]
    marked = [paper for paper in virtual.papers if "REPRINT 1" in paper.text]
    assert len(unmarked) <= 1
    assert len(marked) == 1
