"""What a client of the port sees, and what becomes a paper."""
import socket
import subprocess
import sys

import pytest

from printer.virtual.faults import Faults
from printer.virtual.job import Job
from printer.virtual.mechanism import Mechanism
from printer.virtual.printer import VirtualPrinter
from tests.printer.virtual.conftest import Guest

CUT = b"\x1dVA\x00"
FENCE = b"\x1dr1"


def test_every_cut_makes_a_paper(virtual, guest):
    guest.says(b"one\n", CUT, b"two\n", CUT, FENCE).hears(1)

    assert [paper.text for paper in virtual.papers] == ["one\n", "two\n"]
    assert [paper.number for paper in virtual.papers] == [1, 2]


def test_a_paper_can_be_read_without_the_one_before_it(virtual, guest):
    guest.says(b"\x1c&\x1d!\x11", "号\n".encode("gb18030"), CUT, "码\n".encode("gb18030"), CUT, FENCE).hears(1)

    assert virtual.papers[1].text == "码\n"
    assert virtual.papers[1].image.height == 48


@pytest.mark.parametrize("off, chinese", [(b"\x1c.", False), (b"\x1b@", False), (b"", True)])
def test_only_what_is_still_set_lasts_beyond_the_cut(virtual, guest, off, chinese):
    guest.says(b"\x1c&\n", off, CUT, "码\n".encode("gb18030"), CUT, FENCE).hears(1)

    assert (virtual.papers[1].text == "码\n") is chinese


def test_a_job_without_a_cut_is_a_paper_when_its_connection_ends(virtual, guest, arrivals):
    guest.says(b"A0").leaves()

    arrivals.wait_for(1)
    assert (virtual.papers[0].text, virtual.papers[0].is_cut) == ("A0\n", False)


def test_a_command_that_never_ended_is_noted_on_the_paper(virtual, guest, arrivals):
    guest.says(b"A0\n\x1dv0\x00\x02\x00\x05\x00\xff").leaves()

    arrivals.wait_for(1)
    assert virtual.papers[0].unknown == [b"\x1dv0\x00\x02\x00\x05\x00\xff"]


def test_a_question_or_an_open_drawer_is_no_paper(virtual, guest):
    guest.says(b"\x1b@\x1bp\x00\x19\xfa\x1bB\x03\x02\x1d(k\x03\x001E1\x1d(k\x03\x001Q0", FENCE).hears(1)

    assert (virtual.drawer_openings, virtual.beeps, virtual.papers) == (1, 1, ())


def test_one_byte_at_a_time_makes_the_same_paper(virtual, guest):
    slip = b"\x1b@\x1c&\xba\xc5 \x1dv0\x00\x01\x00\x02\x00\x10\x04\n\x1d!\x11A\n\x1dVA\x00"

    guest.says(*(slip[at : at + 1] for at in range(len(slip))), FENCE).hears(1)

    assert virtual.papers[0].raw == slip


def test_status_questions_are_answered_wherever_they_stand(virtual, guest):
    in_a_picture = b"\x1dv0\x00\x01\x00\x05\x00\xff\xff"

    assert guest.says(in_a_picture, b"\x10", b"\x04\x01").hears(1) == b"\x12"
    guest.says(b"\xff\xff\xff", CUT, FENCE).hears(1)
    assert virtual.papers[0].text == "[image 8x5]\n"


@pytest.mark.parametrize("question, answer", [
    (b"\x1dI\x01", b"\x20"), (b"\x1dI\x41", b"_1.0\x00"), (b"\x1dI\x42", b"_Qiantai\x00"),
    (b"\x1dI\x43", b"_Qiantai virtual printer\x00"), (b"\x1dr1", b"\x00"), (b"\x1dr\x01", b"\x00"),
])
def test_it_says_who_it_is(guest, question, answer):
    assert guest.says(question).hears(len(answer)) == answer


def test_whoever_has_said_all_still_hears_the_answer(virtual, guest):
    guest.says(b"A\n", CUT, FENCE).wire.shutdown(socket.SHUT_WR)

    assert guest.hears(2) == b"\x00"


def test_whoever_has_said_a_lot_hears_the_answer_too(virtual, guest):
    guest.says(b"x" * 50_000, FENCE).wire.shutdown(socket.SHUT_WR)

    assert guest.hears(2) == b"\x00"


def test_the_last_byte_of_a_job_may_look_like_the_start_of_a_question(virtual, guest, arrivals):
    picture = b"\x1dv0\x00\x01\x00\x02\x00\xff\x10"

    guest.says(picture).leaves()

    arrivals.wait_for(1)
    assert virtual.papers[0].raw == picture


def test_questions_asked_while_a_job_waits_for_paper_leave_nothing_behind():
    ends = socket.socketpair()
    mechanism = Mechanism(Faults(has_paper=False), put_down=bytes)
    for said in (b"A\n", b"", b"", b"B\n"):
        mechanism.jobs.append(Job(ends[0]))
        mechanism.take_in(mechanism.jobs[-1], said + b"\x10\x04\x01")
        mechanism.end(mechanism.jobs[-1])

    assert [bytes(job.tokens.waiting) for job in mechanism.jobs] == [b"A\n", b"B\n"]
    for end in ends:
        end.close()


def test_one_guest_at_a_time_the_next_one_waits(virtual, guest):
    guest.has_been_heard()
    other = Guest(virtual).says(b"two\n", CUT, FENCE)

    guest.says(b"one\n", CUT).leaves()

    assert other.hears(1) == b"\x00"
    assert [paper.text for paper in virtual.papers] == ["one\n", "two\n"]
    other.leaves()


def test_a_client_that_never_cuts_does_not_fill_the_memory(virtual, guest):
    band = b"\x1dv0\x00\x48\x00\x80\x00" + bytes(72 * 128)

    guest.says(band * 60, FENCE).hears(1)

    assert [paper.is_cut for paper in virtual.papers] == [False]


def test_a_long_text_does_not_keep_a_question_waiting(virtual, guest):
    other_end = guest.says(b"x" * 100_000, b"\x10\x04\x01")

    assert other_end.hears(1) == b"\x12"
    assert virtual.unfinished is None or len(virtual.unfinished.raw) < 100_000


def test_a_folder_keeps_the_newest_papers_and_their_numbers(tmp_path):
    for run in range(2):
        with VirtualPrinter(folder=tmp_path / "paper") as printer:
            guest = Guest(printer)
            guest.says(*(b"%d-%d\n" % (run, number) + CUT for number in range(150)), FENCE).hears(1)
            guest.leaves()
    assert len(printer.papers) == 200

    again = VirtualPrinter(folder=tmp_path / "paper")
    assert [paper.number for paper in again.papers] == list(range(101, 301))
    assert again.papers[0].text == "0-100\n"
    assert again.papers[-1].raw == b"1-149\n" + CUT
    assert len(list((tmp_path / "paper").iterdir())) == 200


def test_a_folder_that_cannot_be_written_does_not_stop_the_printer(tmp_path):
    (tmp_path / "file").touch()

    with VirtualPrinter(folder=tmp_path / "file" / "paper") as printer:
        guest = Guest(printer)
        guest.says(b"A\n", CUT, FENCE).hears(1)
        guest.leaves()

    assert len(printer.papers) == 1


def test_a_printer_nobody_looks_at_loads_no_pillow():
    program = "import sys, printer.virtual.printer; sys.exit('PIL' in sys.modules or 'escpos' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_a_printer_comes_back_at_the_same_address():
    printer = VirtualPrinter()
    printer.switch_on()
    url = printer.url
    printer.switch_off()
    printer.switch_off()

    printer.switch_on()
    guest = Guest(printer)

    assert printer.url == url
    assert guest.says(FENCE).hears(1) == b"\x00"
    guest.leaves()
    printer.switch_off()
