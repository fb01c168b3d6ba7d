"""What can happen between a job and its paper, on our virtual printer and on somebody else's.

The eighth, sending without asking, is what the worker is there to prevent.
"""
import subprocess
import sys

import pytest

from printer.devices import open_device
from printer.document import Document, Row, Text
from printer.printers import Printer
from printer.spool import PrintJob, enqueue
from printer.tidying import recover
from printer.worker import Worker
from tests.printer.oracle.ends import Deaf, EmuposEnd, Midway, VirtualEnd, papers_when_there_are
from tests.printer.oracle.simulator import ROOT

SLIP = Document([Text("A023", align="center", size=6), Row("业务: 物业缴费", "前面 3 人"), Text("本票不含您的个人信息。")])
NOBODY = "tcp://127.0.0.1:1"

# It writes half of the job and then waits to be killed.
HALF_A_WORKER = """
import sys
from playhouse.apsw_ext import APSWDatabase
from printer import spool
from printer.devices import open_device
from printer.worker import Worker
from tests.printer.oracle.ends import Midway

def wait_to_be_killed(device):
    assert device.status().can_print
    sys.stdout.write("half\\n")
    sys.stdout.flush()
    sys.stdin.read()

path, now = sys.argv[1:]
spool.clock = lambda: int(now)
APSWDatabase(path).bind([spool.Printer, spool.Role, spool.PrintJob])
Worker("kiosk", open_device=lambda url: Midway(open_device(url), wait_to_be_killed)).one_turn()
"""


@pytest.fixture(scope="session")
def unused_ports(daemon):
    return list(daemon.ports)


@pytest.fixture(params=["virtual", "emupos"])
def end(request):
    if request.param == "virtual":
        return VirtualEnd(request.getfixturevalue("virtual"))
    ports = request.getfixturevalue("unused_ports")
    return EmuposEnd(request.getfixturevalue("daemon"), ports.pop())


@pytest.fixture
def job(database, end):
    Printer.create(name="kiosk", url=end.url)
    return enqueue(SLIP, kind="ticket", subject="ticket:1")


@pytest.fixture
def workers():
    """Makes workers, whose device is wrapped in whatever goes wrong with it."""
    made = []

    def worker(wrapped=lambda device: device) -> Worker:
        made.append(Worker("kiosk", open_device=lambda url: wrapped(open_device(url)), local_time=lambda ms: "09:40"))
        return made[-1]

    yield worker
    for worker in made:
        worker.close()


def now(job: PrintJob) -> tuple[str, str]:
    job = PrintJob.get_by_id(job.id)
    return job.state, job.reason


def test_1_a_healthy_printer_prints_it_once(job, end, workers):
    workers().one_turn()

    assert now(job) == ("printed", "")
    [paper] = end.papers()
    assert "前面 3 人" in paper


def test_2_no_paper_before_then_a_new_roll(job, end, workers, clock):
    worker = workers()
    end.runs_out()
    worker.one_turn()
    assert now(job) == ("queued", "paper-out")

    end.gets_paper()
    clock.forward(1)
    worker.one_turn()

    assert now(job) == ("printed", "")
    [paper] = end.papers()
    assert "REPRINT" not in paper


def test_3_the_paper_runs_out_in_the_middle(job, end, workers, clock):
    worker = workers(lambda device: Midway(device, lambda device: end.runs_out()))
    worker.one_turn()
    assert now(job) == ("sending", "paper-out")

    end.gets_paper()
    clock.forward(5)
    worker.one_turn()

    assert now(job) == ("printed", "")
    [paper] = end.papers()
    assert paper.count("A023") == 1


def test_4_the_cable_is_pulled_in_the_middle_and_staff_ask_for_another(job, end, workers):
    workers(lambda device: Midway(device, lambda device: device.wire.close())).one_turn()
    assert now(job) == ("unknown", "link-lost")
    [half] = papers_when_there_are(1, end)
    assert "个人信息" not in half

    PrintJob.get_by_id(job.id).reprint(by="wang")
    workers().one_turn()

    half, whole = end.papers()
    assert "*** 补打 / REPRINT 1 ***" in whole
    assert "个人信息" in whole


def test_5_unreachable_then_back(job, end, workers, clock):
    worker = workers()
    Printer.update(url=NOBODY).execute()
    worker.one_turn()
    assert now(job) == ("queued", "unreachable")

    Printer.update(url=end.url).execute()
    clock.forward(1)
    worker.one_turn()

    assert now(job) == ("printed", "")
    assert len(end.papers()) == 1


def test_6_the_worker_is_killed_in_the_middle(job, end, workers, database, clock):
    command = [sys.executable, "-c", HALF_A_WORKER, database.database, str(clock())]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline() == "half\n"
        child.kill()

    recover()
    workers().one_turn()

    assert now(job) == ("unknown", "restarted")
    [half] = papers_when_there_are(1, end)
    assert "个人信息" not in half


def test_7_a_printer_that_never_answers(job, end, workers):
    workers(Deaf).one_turn()

    assert now(job) == ("sent", "")
    assert len(papers_when_there_are(1, end)) == 1


def test_9_expired_while_out_of_paper(job, end, workers, clock):
    worker = workers()
    end.runs_out()
    worker.one_turn()

    clock.forward(600)
    end.gets_paper()
    worker.one_turn()

    assert now(job) == ("expired", "paper-out")
    assert end.papers() == []
