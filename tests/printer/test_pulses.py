"""The drawer and the beep: now or not at all."""
import pytest

from printer.document import Document, Drawer, Text
from printer.errors import NotPossible
from printer.printers import Printer
from printer.spool import PULSE_LIFE_S, PrintJob, enqueue
from printer.tidying import recover


@pytest.fixture
def pulse(printer):
    return enqueue(Document([Drawer()]), kind="drawer", subject="printer:kiosk", life_s=PULSE_LIFE_S)


def now(job):
    return PrintJob.get_by_id(job.id)


def test_the_drawer_opens_and_no_paper_moves(worker, pulse, virtual):
    worker.one_turn()

    assert now(pulse).state == "printed"
    assert virtual.drawer_openings == 1
    assert (len(virtual.papers), Printer.get().papers, Printer.get().fed_mm) == (0, 0, 0)


def test_a_drawer_that_could_not_be_opened_is_not_opened_later(worker, pulse, virtual, clock):
    virtual.faults.is_offline = True
    worker.one_turn()
    virtual.faults.is_offline = False
    clock.forward(5)
    worker.one_turn()

    assert now(pulse).state == "expired"
    assert virtual.drawer_openings == 0


def test_a_drawer_behind_other_slips_opens_within_ten_seconds_or_not_at_all(worker, printer, virtual, clock):
    virtual.faults.has_paper = False
    slip = enqueue(Document([Text("A023")]), kind="ticket", subject="ticket:1")
    late = enqueue(Document([Drawer()]), kind="drawer", subject="printer:kiosk", life_s=PULSE_LIFE_S)
    worker.one_turn()

    clock.forward(PULSE_LIFE_S)
    virtual.faults.has_paper = True
    worker.one_turn()
    worker.one_turn()

    assert (now(slip).state, now(late).state) == ("printed", "expired")


def test_nobody_copies_a_pulse(pulse):
    PrintJob.update(state="printed").execute()

    with pytest.raises(NotPossible, match="no-copies"):
        now(pulse).reprint(by="wang")


def test_a_pulse_cut_off_by_a_restart_leaves_nothing_to_decide(pulse):
    pulse.begin(90)

    recover()

    assert (now(pulse).state, list(PrintJob.undecided())) == ("expired", [])


def test_a_drawer_whose_printer_runs_out_of_paper_is_over_and_not_held(worker, pulse, virtual):
    virtual.faults.runs_out_after = 2

    worker.one_turn()

    assert (now(pulse).state, worker.idle_s() < 1) == ("expired", True)
