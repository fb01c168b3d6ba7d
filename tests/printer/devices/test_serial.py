"""A printer on a serial line, played by a pseudo terminal."""
import os
import termios
from importlib import import_module
from types import SimpleNamespace

import pytest

from printer.devices import open_device
from printer.devices.serial import SerialWire
from printer.errors import PrinterError
from printer.status import Status
from tests.printer.devices.conftest import no_package


class HeldUpLine:
    """pyserial's port on a line whose other end never says go on: the bytes stay in the box."""

    def __init__(self, *_, **__):
        self.waiting_end, self.node = os.pipe()
        self.out_waiting = 0
        self.is_closed = False

    def fileno(self):
        # Whoever takes the node is about to write.
        self.out_waiting = 3
        return self.node

    def reset_output_buffer(self):
        self.out_waiting = 0

    def close(self):
        assert not self.out_waiting
        os.close(self.node)
        os.close(self.waiting_end)
        self.is_closed = True


def held_up(name: str):
    return SimpleNamespace(Serial=HeldUpLine) if name == "serial" else import_module(name)


def test_a_printer_on_a_serial_line_tells_its_state_and_confirms_its_paper(line_end, over):
    with over(SerialWire(line_end.path, 115_200)) as device:
        state = device.status()
        device.write(b"hello\n" * 200)
        is_confirmed = device.fence(2)

    assert (state, is_confirmed) == (Status(), True)
    assert line_end.prints == b"hello\n" * 200


def test_the_line_is_set_to_the_speed_of_the_address(line_end):
    with open_device(f"serial://{line_end.path}?baud=19200&flow=xonxoff") as device:
        settings = termios.tcgetattr(device.wire.node)

    assert settings[4:6] == [termios.B19200, termios.B19200]
    assert settings[0] & termios.IXON and not settings[2] & termios.CRTSCTS


def test_a_line_without_a_speed_runs_at_9600_and_without_flow_control(line_end):
    with open_device(f"serial://{line_end.path}") as device:
        settings = termios.tcgetattr(device.wire.node)

    assert settings[4] == termios.B9600
    assert not settings[0] & termios.IXON and not settings[2] & termios.CRTSCTS


def test_pieces_are_small_enough_to_see_progress_at_any_speed(line_end):
    sent = []
    for baud in (1200, 9600, 115_200):
        wire = SerialWire(line_end.path, baud)
        wire.open()
        sent.append(wire.send(memoryview(bytes(10_000)), 0.5))
        wire.close()

    assert sent == [6, 48, 576]


def test_a_line_in_use_cannot_be_opened_a_second_time(line_end):
    with open_device(f"serial://{line_end.path}"):
        with pytest.raises(PrinterError) as failure:
            open_device(f"serial://{line_end.path}").open()

    assert (failure.value.reason, failure.value.certain) == ("unreachable", True)


def test_an_adapter_that_is_not_there_has_certainly_printed_nothing(tmp_path):
    with pytest.raises(PrinterError) as failure:
        open_device(f"serial://{tmp_path}/ttyUSB0").open()

    assert (failure.value.reason, failure.value.certain) == ("unreachable", True)


def test_an_adapter_unplugged_before_the_first_byte_has_certainly_printed_nothing(line_end, over):
    with over(SerialWire(line_end.path)) as device:
        line_end.unplug()

        with pytest.raises(PrinterError) as failure:
            device.write(b"hello\n")

    assert (failure.value.reason, failure.value.certain) == ("link-lost", True)


def test_an_adapter_unplugged_during_the_job_leaves_us_uncertain(line_end, over):
    with over(SerialWire(line_end.path)) as device:
        device.write(b"hello\n")
        line_end.unplug()

        with pytest.raises(PrinterError) as failure:
            device.fence(2)

    assert (failure.value.reason, failure.value.certain) == ("link-lost", False)


def test_a_printer_that_takes_no_more_bytes_is_given_up(line_end, over):
    line_end.stop_reading()

    with pytest.raises(PrinterError) as failure, over(SerialWire(line_end.path, 115_200)) as device:
        device.write(bytes(1_000_000))

    assert (failure.value.reason, failure.value.certain) == ("link-lost", False)


def test_bytes_held_up_in_the_box_stop_the_next_ones_and_are_thrown_away_at_the_end(over):
    device = over(SerialWire("held up", load=held_up))
    device.open()

    with pytest.raises(PrinterError) as failure:
        device.write(b"hello\n")
    state = device.wire.own_status()
    device.close()

    assert failure.value.reason == "link-lost"
    assert state == Status(online=False, confirms=False)
    assert device.wire.line.is_closed


def test_without_pyserial_the_address_can_never_work():
    with pytest.raises(PrinterError, match="no-driver") as failure:
        SerialWire("/dev/ttyUSB0", load=no_package).open()

    assert failure.value.permanent


def test_a_node_that_is_no_line_has_certainly_printed_nothing(over):
    with pytest.raises(PrinterError) as failure:
        over(SerialWire(os.devnull)).open()

    assert (failure.value.reason, failure.value.certain) == ("unreachable", True)


@pytest.mark.parametrize("query", ["baud=fast", "baud=0", "flow=wild", "bits=7", "9600", "baud=99999999999999"])
def test_a_line_nobody_can_set_up_is_a_permanent_failure(query, line_end):
    with pytest.raises(PrinterError, match="bad-address") as failure:
        open_device(f"serial://{line_end.path}?{query}").open()

    assert failure.value.permanent
