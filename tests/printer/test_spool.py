"""What people can decide about a job, also when two of them decide at once."""
import pytest

from printer.document import Document, Text
from printer.errors import NotPossible
from printer.printers import Printer, Role
from printer.spool import PrintJob, enqueue, latest_for
from printer.tidying import expire_due, purge, recover

SLIP = Document([Text("A023")])

pytestmark = pytest.mark.usefixtures("printer")


def job_that_is(state: str, subject="ticket:1") -> PrintJob:
    job = enqueue(SLIP, kind="ticket", subject=subject)
    job.state = state
    job.save()
    return job


def now(job: PrintJob) -> PrintJob:
    return PrintJob.get_by_id(job.id)


def test_a_job_is_undone_with_the_transaction_it_was_asked_for_in(database):
    with database.atomic() as transaction:
        enqueue(SLIP, kind="ticket", subject="ticket:1")
        transaction.rollback()

    assert PrintJob.select().count() == 0


def test_jobs_wait_in_the_order_they_were_asked_for(clock):
    first = enqueue(SLIP, kind="ticket", subject="ticket:1")
    clock.forward(-60)
    second = enqueue(SLIP, kind="ticket", subject="ticket:2")

    assert list(PrintJob.waiting()) == [first, second]
    assert PrintJob.next_for("kiosk") == first


def test_nobody_overtakes_a_job_that_is_to_be_tried_again_later(clock):
    enqueue(SLIP, kind="ticket", subject="ticket:1").put_back("paper-out")
    enqueue(SLIP, kind="ticket", subject="ticket:2")

    assert PrintJob.next_for("kiosk") is None


def test_a_clock_that_was_set_back_does_not_hold_up_a_job(clock):
    job = enqueue(SLIP, kind="ticket", subject="ticket:1")
    job.put_back("unreachable")

    clock.forward(-3600)

    assert PrintJob.next_for("kiosk") == job


def test_an_id_is_a_uuid7_of_the_time_it_was_made(clock):
    job = enqueue(SLIP, kind="ticket", subject="ticket:1")

    assert int(job.id.replace("-", "")[:12], 16) == clock()
    assert job.id[14] == "7"
    assert job.id[19] in "89ab"


def test_somebody_saw_that_the_lost_paper_did_come_out():
    job = job_that_is("unknown")

    job.came_out(by="wang")

    assert (now(job).state, now(job).decided_by) == ("printed", "wang")
    assert list(PrintJob.undecided()) == []


def test_two_people_cannot_decide_the_same_job():
    job = job_that_is("unknown")
    same_job = now(job)

    job.came_out(by="wang")

    with pytest.raises(NotPossible, match="moved-on"):
        same_job.reprint(by="li")
    assert PrintJob.select().count() == 1


def test_two_people_who_ask_for_a_reprint_get_one_copy():
    job = job_that_is("printed")
    same_job = now(job)

    job.reprint(by="wang")

    with pytest.raises(NotPossible, match="copy-on-its-way"):
        same_job.reprint(by="li")


def test_copies_are_numbered_from_the_first_paper_on():
    job = job_that_is("printed")

    first = job.reprint(by="wang")
    PrintJob.update(state="printed").where(PrintJob.id == first.id).execute()
    second = now(first).reprint(by="li")

    assert (first.copy, second.copy) == (1, 2)
    assert second.original == job
    assert second.decided_by == "li"


def test_a_reprint_lives_as_long_as_the_first_paper_did(clock):
    job = enqueue(SLIP, kind="repair_receipt", subject="order:1", life_s=3600)
    clock.forward(3600)
    expire_due()

    copy = now(job).reprint(by="wang")

    assert copy.expires_at == clock() + 3_600_000


@pytest.mark.parametrize("state", ["queued", "sending"])
def test_what_may_still_come_out_is_not_printed_again(state):
    with pytest.raises(NotPossible, match="not-finished"):
        job_that_is(state).reprint(by="wang")


def test_a_job_on_its_way_to_paper_cannot_be_discarded():
    with pytest.raises(NotPossible, match="moved-on"):
        job_that_is("sending").discard(by="wang")


def test_after_a_restart_what_was_on_its_way_is_unknown():
    job, other = job_that_is("sending"), job_that_is("queued")

    assert recover() == 1

    assert (now(job).state, now(job).reason) == ("unknown", "restarted")
    assert now(other).state == "queued"


def test_expiring_tells_which_jobs_and_keeps_their_reason(clock):
    job = enqueue(SLIP, kind="ticket", subject="ticket:1", life_s=10)
    job.put_back("paper-out")

    clock.forward(10)

    assert expire_due() == [job]
    assert (now(job).state, now(job).reason) == ("expired", "paper-out")
    assert expire_due() == []


def test_the_newest_job_of_a_subject_is_found():
    job_that_is("printed")
    newest = now(job_that_is("printed")).reprint(by="wang")

    assert latest_for("ticket:1") == newest
    assert latest_for("ticket:2") is None


def test_old_finished_jobs_go_with_their_documents_and_undecided_ones_stay(clock):
    old = enqueue(SLIP, kind="ticket", subject="ticket:1")
    old.discard(by="wang")
    copy = now(old).reprint(by="wang")
    undecided = job_that_is("unknown")
    clock.forward(60)

    assert purge(before_ms=clock()) == 1

    assert set(PrintJob.select()) == {copy, undecided}
    assert now(copy).original is None


def test_a_state_seen_again_is_no_news(clock):
    printer = Printer.get_by_id("kiosk")

    news = [printer.saw("ready", clock()), printer.saw("ready", clock()), printer.saw("paper-out", clock())]

    assert news == [True, False, True]
    assert Printer.get_by_id("kiosk").state == "paper-out"


def test_a_state_that_lasts_is_not_written_at_every_poll(clock):
    printer = Printer.get_by_id("kiosk")
    printer.saw("ready", clock())
    since = clock()

    clock.forward(5)
    printer.saw("ready", clock())

    assert Printer.get_by_id("kiosk").state_at == since
