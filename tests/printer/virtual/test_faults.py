"""Each thing that can be wrong with a printer, and what the other end of the wire notices of it."""
from dataclasses import asdict

import pytest

from printer.devices import open_device
from printer.errors import PrinterError
from printer.virtual.faults import Faults
from printer.virtual.printer import VirtualPrinter
from tests.printer.conftest import impatient
from tests.printer.virtual.conftest import Guest

SLIP = b"\x1b@A023\n\x1bd\x03\x1dVA\x00"
FENCE = b"\x1dr1"
STATUS = b"\x10\x04\x04"
STOPS = {"has_paper": False, "is_cover_open": True, "is_offline": True, "is_jammed": True}


@pytest.mark.parametrize(
    "fault, value, state",
    [
        ("has_paper", True, "ready"),
        ("is_near_end", True, "paper-low"),
        ("has_paper", False, "paper-out"),
        ("is_cover_open", True, "cover-open"),
        ("is_offline", True, "offline"),
        ("is_jammed", True, "offline"),
    ],
)
def test_a_fault_is_what_the_status_says(virtual, fault, value, state):
    setattr(virtual.faults, fault, value)

    with impatient(virtual.url) as device:
        assert device.status().state == state


@pytest.mark.parametrize("fault", STOPS)
def test_a_stopped_printer_keeps_what_it_got_and_prints_it_later(virtual, guest, arrivals, fault):
    setattr(virtual.faults, fault, STOPS[fault])
    guest.says(SLIP, FENCE).has_been_heard()

    assert virtual.papers == ()
    setattr(virtual.faults, fault, not STOPS[fault])

    assert guest.hears(1) == b"\x00"
    assert [paper.text for paper in virtual.papers] == ["A023\n"]


def test_what_was_kept_is_printed_even_when_the_sender_has_gone(virtual, guest, arrivals):
    virtual.faults.has_paper = False
    guest.says(SLIP).has_been_heard().leaves()
    other = Guest(virtual).says(SLIP).has_been_heard()

    virtual.faults.has_paper = True

    arrivals.wait_for(2)
    assert [paper.raw for paper in virtual.papers] == [SLIP, SLIP]
    other.leaves()


def test_the_answer_to_a_fence_goes_to_nobody_else(virtual, guest):
    virtual.faults.has_paper = False
    guest.says(SLIP, FENCE).has_been_heard().leaves()
    other = Guest(virtual).has_been_heard()

    virtual.faults.is_near_end = True
    virtual.faults.has_paper = True

    assert other.says(FENCE).hears(1) == b"\x03"
    other.leaves()


def test_a_stopped_printer_goes_on_answering_status_questions(virtual, guest):
    virtual.faults.has_paper = False

    assert guest.says(SLIP, STATUS).hears(1) == b"\x7e"


def test_a_roll_that_ends_in_the_middle_leaves_half_a_paper_hanging_out(virtual, guest):
    virtual.faults.runs_out_after = 4

    guest.says(SLIP, FENCE).has_been_heard()

    assert virtual.unfinished.text == "A0\n"
    assert not virtual.faults.has_paper
    virtual.faults.has_paper = True
    assert guest.hears(1) == b"\x00"
    assert virtual.papers[0].raw == SLIP
    assert virtual.unfinished is None


def test_a_roll_is_counted_from_when_the_fault_was_set(virtual, guest):
    guest.says(SLIP, FENCE).hears(1)

    virtual.faults.runs_out_after = 3
    guest.says(SLIP).has_been_heard()

    assert virtual.unfinished.text == "A\n"


def test_a_link_that_breaks_in_the_middle_prints_what_had_come(virtual, guest, arrivals):
    virtual.faults.cuts_the_link_after = 4

    guest.says(SLIP[:3]).has_been_heard().says(SLIP[3:])

    arrivals.wait_for(1)
    assert (virtual.papers[0].text, virtual.papers[0].is_cut) == ("A0\n", False)
    with pytest.raises(PrinterError, match="link-lost"), open_device(virtual.url) as device:
        virtual.faults.cuts_the_link_after = 0
        device.write(SLIP)
        device.fence(1)


def test_a_broken_link_can_be_made_again(virtual, guest):
    virtual.faults.cuts_the_link_after = 0
    guest.says(SLIP)

    other = Guest(virtual).says(SLIP, FENCE)

    assert other.hears(1) == b"\x00"
    other.leaves()


def test_a_link_can_be_dropped_by_hand(virtual, guest, arrivals):
    guest.says(SLIP[:4]).has_been_heard()

    virtual.cut_link()

    assert guest.hears(1) == b""
    arrivals.wait_for(1)
    assert virtual.papers[0].text == "A0\n"


def test_a_silent_printer_prints_and_answers_nothing(virtual, guest, arrivals):
    virtual.faults.is_silent = True
    guest.says(STATUS, b"\x1dI\x43", FENCE, SLIP)
    arrivals.wait_for(1)

    virtual.faults.is_silent = False
    virtual.faults.is_near_end = True

    assert guest.says(STATUS).hears(1) == b"\x1e"


def test_a_printer_that_passes_over_fences_answers_the_rest(virtual, guest, arrivals):
    virtual.faults.answers_fences = False
    guest.says(FENCE, SLIP)
    arrivals.wait_for(1)

    assert guest.says(STATUS).hears(1) == b"\x12"


def test_a_slow_printer_answers_while_it_prints(virtual, guest, arrivals):
    virtual.faults.bytes_per_s = 1

    guest.says(b"\x1dv0\x00\x01\x00\x40\x00", bytes(64), SLIP).has_been_heard()

    assert virtual.papers == ()
    virtual.faults.bytes_per_s = 0
    arrivals.wait_for(1)


def test_a_slow_printer_gets_to_the_end(virtual, guest):
    virtual.faults.bytes_per_s = 200

    assert guest.says(SLIP, FENCE).hears(1) == b"\x00"
    assert virtual.papers[0].raw == SLIP


def test_a_printer_with_a_full_buffer_takes_no_more_until_it_prints(virtual, guest):
    virtual.faults.has_paper = False
    guest.wire.settimeout(0.5)

    taken = 0
    with pytest.raises(TimeoutError):
        while taken < 30_000_000:
            taken += guest.wire.send(bytes(64 * 1024))

    assert virtual.unfinished is None


def test_a_printer_switched_off_is_unreachable_and_forgets_what_it_kept(virtual, guest):
    virtual.faults.has_paper = False
    guest.says(SLIP).has_been_heard()

    virtual.switch_off()

    with pytest.raises(PrinterError, match="unreachable"):
        impatient(virtual.url).open()
    virtual.faults.has_paper = True
    virtual.switch_on()
    other = Guest(virtual)
    assert other.says(FENCE).hears(1) == b"\x00"
    assert virtual.papers == ()
    other.leaves()


def test_a_printer_stops_in_the_middle_of_anything():
    with VirtualPrinter() as printer:
        printer.faults.bytes_per_s = 1
        guest = Guest(printer).says(SLIP * 1000)

    assert not printer.is_on
    assert [paper.is_cut for paper in printer.papers] in ([], [False])
    guest.leaves()


def test_the_switches_can_be_listed_and_set_by_name():
    faults = Faults()

    assert set(STOPS) < set(asdict(faults))
    assert not faults.is_stopped
    for fault, value in STOPS.items():
        assert Faults(**{fault: value}).is_stopped
