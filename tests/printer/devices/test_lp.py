"""A printer behind a device node of the kernel, played by a pseudo terminal."""
import os
import tempfile
from pathlib import Path

import pytest

from printer.devices import open_device
from printer.devices.lp import LpWire, port_status
from printer.errors import PrinterError
from printer.status import Status

NOBODY = 65534


@pytest.fixture
def write_only_node():
    """For somebody who is not root: root may read everything."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        node = Path(folder) / "lp0"
        node.touch()
        node.chmod(0o222)
        me = os.geteuid()
        if me == 0:
            os.seteuid(NOBODY)
        yield node
        os.seteuid(me)


class CountingWire(LpWire):
    reads = 0

    def _heard(self):
        self.reads += 1
        return super()._heard()


def test_a_printer_on_a_node_tells_its_state_and_confirms_its_paper(line_end, over):
    with over(LpWire(line_end.path)) as device:
        state = device.status()
        device.write(b"hello\n")
        is_confirmed = device.fence(2)

    assert (state, is_confirmed) == (Status(), True)
    assert line_end.prints == b"hello\n"


def test_the_address_of_a_node_leads_to_it(line_end):
    with open_device(f"lp://{line_end.path}") as device:
        assert device.status() == Status()


def test_a_node_that_is_not_there_has_certainly_printed_nothing(tmp_path):
    with pytest.raises(PrinterError) as failure:
        open_device(f"lp://{tmp_path}/lp0").open()

    assert (failure.value.reason, failure.value.certain) == ("unreachable", True)


def test_a_printer_unplugged_before_the_first_byte_has_certainly_printed_nothing(line_end, over):
    with over(LpWire(line_end.path)) as device:
        line_end.unplug()

        with pytest.raises(PrinterError) as failure:
            device.write(b"hello\n")

    assert (failure.value.reason, failure.value.certain) == ("link-lost", True)


def test_a_printer_unplugged_during_the_job_leaves_us_uncertain(line_end, over):
    with over(LpWire(line_end.path)) as device:
        device.write(b"hello\n")
        line_end.unplug()

        with pytest.raises(PrinterError) as failure:
            device.fence(2)

    assert (failure.value.reason, failure.value.certain) == ("link-lost", False)


def test_a_printer_unplugged_while_we_listen_is_not_taken_for_a_silent_one(line_end):
    wire = LpWire(line_end.path)
    wire.open()
    line_end.unplug()

    heard = wire.receive(2)

    wire.close()
    assert heard == b""


def test_a_printer_that_takes_no_more_bytes_is_given_up(line_end, over):
    line_end.stop_reading()

    with pytest.raises(PrinterError) as failure, over(LpWire(line_end.path)) as device:
        device.write(bytes(1_000_000))

    assert (failure.value.reason, failure.value.certain) == ("link-lost", False)


def test_a_silent_printer_that_takes_no_bytes_is_offline(line_end):
    line_end.stop_reading()
    wire = LpWire(line_end.path)
    wire.open()
    with pytest.raises(TimeoutError):
        while True:
            wire.send(memoryview(bytes(100_000)), 0.05)

    status = wire.own_status()

    wire.close()
    assert status == Status(online=False, confirms=False)


def test_a_silent_node_that_is_no_printer_port_says_nothing(line_end, over):
    line_end.answers = {}

    with over(LpWire(line_end.path)) as device:
        assert device.status() is None
        assert not device.fence(0.05)


def test_empty_reads_are_silence_and_are_not_repeated_without_a_pause():
    wire = CountingWire(os.devnull)
    wire.open()

    heard = wire.receive(0.2)

    wire.close()
    assert heard is None
    assert 1 <= wire.reads <= 12


def test_a_printer_without_a_way_back_is_silent():
    wire = LpWire("a node that refuses to be read")
    wire.node = os.eventfd(1)

    heard = wire.receive(0.05)

    wire.close()
    assert heard is None


def test_a_node_that_may_only_be_written_takes_the_job_and_stays_silent(write_only_node, over):
    with over(LpWire(str(write_only_node))) as device:
        device.write(b"hello\n")
        heard = device.wire.receive(0.02)

    assert heard is None
    assert write_only_node.stat().st_size == len(b"hello\n")


@pytest.mark.parametrize(
    "bits, state", [(0x18, "ready"), (0x38, "paper-out"), (0x30, "paper-out"), (0x08, "offline"), (0x10, "offline")]
)
def test_the_port_of_a_silent_printer_tells_its_state_but_confirms_nothing(bits, state):
    status = port_status(bits)

    assert (status.state, status.confirms) == (state, False)


@pytest.mark.parametrize("bits", [None, 0x00, 0xFF])
def test_a_port_that_says_nothing_is_not_taken_for_a_fault(bits):
    assert port_status(bits) is None
