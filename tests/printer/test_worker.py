"""The nine things that can happen to a job, the virtual printer being the printer."""
import pytest

from printer.document import Document, Row, Text
from printer.errors import NotPossible, PrinterError
from printer.spool import Printer, PrintJob, enqueue, move_waiting
from printer.virtual.printer import VirtualPrinter
from printer.worker import Worker
from tests.printer.conftest import impatient

SLIP = Document([Text("A023", align="center", size=6), Row("前面", "3 人")])


@pytest.fixture
def job(printer):
    return enqueue(SLIP, kind="ticket", subject="ticket:1")


def now(job: PrintJob) -> PrintJob:
    return PrintJob.get_by_id(job.id)


def test_a_healthy_printer_prints_the_job_once(worker, job, virtual):
    assert worker.one_turn()

    assert now(job).state == "printed"
    assert len(virtual.papers) == 1
    assert now(job).printer.papers == 1


def test_a_job_waits_for_the_new_roll_and_comes_out_once_and_unmarked(worker, job, virtual, clock):
    virtual.faults.has_paper = False

    assert not worker.one_turn()
    assert (now(job).state, now(job).reason) == ("queued", "paper-out")
    virtual.faults.has_paper = True
    clock.forward(1)
    worker.one_turn()

    assert now(job).state == "printed"
    assert len(virtual.papers) == 1
    assert "REPRINT" not in virtual.papers[0].text


def test_paper_running_out_in_the_middle_is_waited_for_and_nothing_is_sent_twice(worker, job, virtual):
    virtual.faults.runs_out_after = 20

    assert not worker.one_turn()
    assert (now(job).state, now(job).reason) == ("sending", "paper-out")
    virtual.faults.has_paper = True
    assert worker.one_turn()

    assert now(job).state == "printed"
    assert len(virtual.papers) == 1
    assert virtual.connections == 1


def test_a_job_held_beyond_its_life_is_left_to_a_person(worker, job, virtual, clock):
    virtual.faults.runs_out_after = 20
    worker.one_turn()

    clock.forward(601)
    worker.one_turn()

    assert (now(job).state, now(job).reason) == ("unknown", "paper-out")


def test_a_link_cut_in_the_middle_leaves_the_job_unknown(worker, job, virtual):
    virtual.faults.cuts_the_link_after = 20

    worker.one_turn()

    assert (now(job).state, now(job).reason) == ("unknown", "link-lost")
    assert not any(paper.is_cut for paper in virtual.papers)


def test_the_reprint_of_a_half_paper_is_marked(worker, job, virtual):
    virtual.faults.cuts_the_link_after = 20
    worker.one_turn()

    copy = now(job).reprint(by="wang")
    worker.one_turn()

    assert now(copy).state == "printed"
    assert "*** 补打 / REPRINT 1 ***" in virtual.papers[-1].text
    assert (now(job).state, now(job).reason) == ("discarded", "reprinted")


def test_an_unreachable_printer_is_tried_again_ever_more_slowly(worker, job, virtual, clock):
    virtual.switch_off()

    pauses = []
    for _ in range(6):
        worker.one_turn()
        pauses.append((now(job).not_before - clock()) // 1000)
        clock.forward(pauses[-1])

    assert (now(job).state, now(job).reason) == ("queued", "unreachable")
    assert pauses == [1, 2, 4, 8, 15, 15]


def test_a_printer_that_never_answers_gets_the_job_and_we_only_say_sent(worker, job, virtual):
    virtual.faults.is_silent = True

    worker.one_turn()

    assert now(job).state == "sent"
    assert now(job).printer.state == "silent"


def test_a_printer_known_to_answer_is_not_written_to_while_it_is_silent(worker, job, printer, virtual):
    virtual.faults.is_silent = True
    printer.answers = "yes"
    printer.save()

    worker.one_turn()

    assert (now(job).state, now(job).reason) == ("queued", "silent")


def test_a_job_that_waited_too_long_expires_and_never_comes_out(worker, job, virtual, clock):
    virtual.faults.has_paper = False
    worker.one_turn()

    clock.forward(600)
    virtual.faults.has_paper = True
    worker.one_turn()

    assert (now(job).state, now(job).reason) == ("expired", "paper-out")
    assert virtual.papers == ()


def test_a_ready_printer_that_does_not_confirm_leaves_the_job_unknown(worker, job, virtual):
    virtual.faults.answers_fences = False

    worker.one_turn()

    assert (now(job).state, now(job).reason) == ("unknown", "no-answer")


def test_a_person_who_discards_a_waiting_job_is_faster_than_the_worker(worker, job, virtual):
    virtual.faults.has_paper = False
    worker.one_turn()

    now(job).discard(by="wang")
    virtual.faults.has_paper = True
    worker.one_turn()

    assert now(job).state == "discarded"
    assert virtual.papers == ()


def test_an_idle_printer_is_asked_every_five_seconds_how_it_is(worker, printer, virtual, clock):
    seen = []
    for _ in range(3):
        worker.one_turn()
        seen.append(virtual.connections)
        clock.forward(2.6)

    assert seen == [1, 1, 2]
    assert Printer.get_by_id("kiosk").state == "ready"


def test_a_blocked_printer_is_asked_every_second_and_prints_as_soon_as_it_can(worker, job, virtual, clock):
    virtual.faults.is_cover_open = True
    for _ in range(12):
        worker.one_turn()
        clock.forward(1)
    virtual.faults.is_cover_open = False

    assert worker.one_turn()
    assert worker.one_turn()

    assert now(job).state == "printed"


def test_the_caller_hears_of_every_change(printer, job, virtual):
    heard = []
    worker = Worker("kiosk", on_change=lambda job: heard.append((job.state, job.reason)))

    virtual.faults.has_paper = False
    worker.one_turn()
    virtual.faults.has_paper = True
    PrintJob.update(not_before=0).execute()
    worker.one_turn()

    assert heard == [("queued", "paper-out"), ("sending", ""), ("printed", "")]


def test_a_document_nobody_can_read_is_parked_and_the_next_job_is_printed(worker, printer, virtual):
    broken = enqueue(SLIP, kind="ticket", subject="ticket:1")
    PrintJob.update(document='{"blocks": [{"type": "hologram"}]}').where(PrintJob.id == broken.id).execute()
    fine = enqueue(SLIP, kind="ticket", subject="ticket:2")

    with pytest.raises(ValueError, match="hologram"):
        worker.one_turn()
    worker.one_turn()

    assert (now(broken).state, now(broken).reason) == ("expired", "broken")
    assert now(fine).state == "printed"


def test_an_address_corrected_by_staff_gets_the_waiting_job(worker, job, printer, virtual, clock):
    Printer.update(url="tcp://").execute()
    worker.one_turn()
    assert (now(job).state, now(job).reason) == ("queued", "bad-address")

    Printer.update(url=virtual.url).execute()
    clock.forward(1)
    worker.one_turn()

    assert now(job).state == "printed"


def test_two_printers_print_their_own_jobs(worker, job):
    with VirtualPrinter() as other:
        Printer.create(name="staff", url=other.url)
        slip = enqueue(SLIP, "staff", kind="work_slip", subject="order:1")
        Worker("staff").one_turn()

    assert now(slip).state == "printed"
    assert now(job).state == "queued"


def test_a_printer_silent_three_times_is_no_longer_waited_for_and_asked_again_after_a_minute(worker, printer, virtual, clock):
    virtual.faults.is_silent = True
    seen = []
    for _ in range(20):
        worker.one_turn()
        seen.append(virtual.connections)
        clock.forward(5)

    assert seen[2] == 3 and seen[3] == 3 and seen[-1] == 4
    assert Printer.get_by_id("kiosk").state == "silent"


def test_a_printer_that_finds_its_tongue_is_believed_again(worker, printer, virtual, clock):
    virtual.faults.is_silent = True
    for _ in range(3):
        worker.one_turn()
        clock.forward(5)
    virtual.faults.is_silent = False
    clock.forward(60)
    worker.one_turn()

    job = enqueue(SLIP, kind="ticket", subject="ticket:1")
    worker.one_turn()

    assert now(job).state == "printed"


def test_a_printer_that_confirms_nothing_gets_its_slip_and_we_only_say_sent(worker, printer, job, virtual):
    virtual.faults.answers_fences = False
    Printer.update(answers="status").execute()

    worker.one_turn()

    assert now(job).state == "sent"


def test_a_printer_that_confirms_nothing_is_still_asked_for_paper(worker, printer, job, virtual):
    virtual.faults.has_paper = False
    Printer.update(answers="status").execute()

    worker.one_turn()

    assert (now(job).state, now(job).reason) == ("queued", "paper-out")


def test_a_job_nobody_wants_to_wait_for_is_let_go_and_decided_by_a_person(worker, job, virtual):
    virtual.faults.runs_out_after = 20
    worker.one_turn()

    now(job).give_up(by="wang")
    worker.one_turn()

    assert (now(job).state, now(job).decided_by) == ("unknown", "wang")
    assert worker.idle_s() < 1


def test_a_job_that_is_printing_well_cannot_be_given_up(job):
    job.begin(90)

    with pytest.raises(NotPossible, match="moved-on"):
        now(job).give_up(by="wang")


def test_a_slow_printer_behind_a_big_buffer_is_given_the_time_its_line_needs(worker, printer, virtual):
    virtual.faults.bytes_per_s = 960
    slip = enqueue(Document([Text("A" * 40) for _ in range(20)]), kind="ticket", subject="ticket:1")

    worker.one_turn()

    assert now(slip).state == "printed"


def test_a_wrong_address_is_called_so_and_not_a_matter_of_cables(worker, job):
    Printer.update(url="tcp//typo").execute()

    worker.one_turn()

    assert Printer.get_by_id("kiosk").state == "bad-address"


def test_tickets_taken_without_paper_wait_and_come_out_one_by_one_with_the_new_roll(worker, printer, virtual, clock):
    virtual.faults.has_paper = False
    jobs = [enqueue(Document([Text(f"A00{n}")]), kind="ticket", subject=f"ticket:{n}") for n in range(3)]
    for _ in range(3):
        worker.one_turn()
        clock.forward(1)
    assert [now(job).state for job in jobs] == ["queued"] * 3
    assert virtual.unfinished is None

    virtual.faults.has_paper = True
    while worker.one_turn():
        clock.forward(1)

    assert [now(job).state for job in jobs] == ["printed"] * 3
    assert [paper.text for paper in virtual.papers] == ["A000\n", "A001\n", "A002\n"]


def test_a_job_moved_to_another_printer_is_no_longer_the_first_ones_to_put_back(printer, virtual, clock):
    other = Printer.create(name="other", url="tcp://127.0.0.1:1")
    job = enqueue(SLIP, "other", kind="ticket", subject="ticket:1", role="kiosk")
    taking_over = Worker("kiosk", open_device=impatient)
    virtual.faults.runs_out_after = 20

    def dies_while_the_desk_redirects(url):
        move_waiting("kiosk", "kiosk")
        taking_over.one_turn()
        raise PrinterError("unreachable")

    Worker(other.name, open_device=dies_while_the_desk_redirects).one_turn()
    assert (now(job).state, now(job).printer_id) == ("sending", "kiosk")
    virtual.faults.has_paper = True
    clock.forward(1)
    while now(job).state != "printed":
        taking_over.one_turn()
    taking_over.close()

    assert len(virtual.papers) == 1


def test_a_job_moved_while_the_first_printer_connects_is_not_begun_there(printer, virtual):
    Printer.create(name="other", url=virtual.url)
    job = enqueue(SLIP, "other", kind="ticket", subject="ticket:1", role="kiosk")

    def connects_while_the_desk_redirects(url):
        move_waiting("kiosk", "kiosk")
        return impatient(url)

    Worker("other", open_device=connects_while_the_desk_redirects).one_turn()

    assert (now(job).state, now(job).printer_id) == ("queued", "kiosk")
    assert virtual.unfinished is None and virtual.papers == ()
