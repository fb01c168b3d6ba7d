"""A USB printer without a driver of the kernel; the bus is played."""
import pytest

from printer.devices import open_device
from printer.devices.usb import UsbWire
from printer.errors import PrinterError
from printer.status import Status
from tests.printer.devices.answering import MUTE
from tests.printer.devices.conftest import no_package
from tests.printer.devices.usb_end import UsbEnd, UsbPrinter


def test_the_only_printer_of_the_bus_tells_its_state_and_confirms_its_paper(over):
    mouse, printer = UsbPrinter(interface_class=3), UsbPrinter()

    with over(UsbWire(backend=UsbEnd(mouse, printer))) as device:
        state = device.status()
        device.write(b"hello\n" * 2000)
        is_confirmed = device.fence(1)

    assert (state, is_confirmed) == (Status(), True)
    assert (printer.prints, mouse.prints) == (b"hello\n" * 2000, b"")


def test_of_several_printers_the_one_with_the_numbers_and_the_serial_is_taken(over):
    first, second, third = UsbPrinter(), UsbPrinter(serial="J8"), UsbPrinter(product=0x0E15)
    bus = UsbEnd(first, second, third)

    for which in (("04b8", "0202", "J8"), ("04b8", "0e15")):
        with over(UsbWire(*which, backend=bus)) as device:
            device.write(b"hello")

    assert (first.prints, second.prints, third.prints) == (b"", b"hello", b"hello")


def test_between_several_printers_nobody_guesses(over):
    with pytest.raises(PrinterError) as failure:
        over(UsbWire(backend=UsbEnd(UsbPrinter(), UsbPrinter(serial="J8")))).open()

    assert (failure.value.reason, failure.value.certain) == ("unreachable", True)


def test_a_printer_that_only_takes_documents_is_not_one_of_ours(over):
    ipp = UsbPrinter(protocol=4)

    with pytest.raises(PrinterError) as failure:
        over(UsbWire(backend=UsbEnd(ipp))).open()

    assert failure.value.certain


def test_the_driver_of_the_kernel_gets_its_printer_back(over):
    printer = UsbPrinter()

    with over(UsbWire(backend=UsbEnd(printer))):
        meanwhile = printer.driver_of_the_kernel, printer.is_claimed
    afterwards = printer.driver_of_the_kernel, printer.is_claimed

    assert (meanwhile, afterwards) == ((False, True), (True, False))


def test_a_printer_the_kernel_does_not_hold_is_not_given_to_it(over):
    printer = UsbPrinter()
    printer.driver_of_the_kernel = False

    with over(UsbWire(backend=UsbEnd(printer))):
        is_claimed = printer.is_claimed

    assert is_claimed
    assert not printer.driver_of_the_kernel


def test_a_printer_another_program_holds_has_certainly_printed_nothing(over):
    printer = UsbPrinter()
    printer.is_claimed = True

    with pytest.raises(PrinterError) as failure:
        over(UsbWire(backend=UsbEnd(printer))).open()

    assert (failure.value.reason, failure.value.certain) == ("unreachable", True)


def test_a_printer_just_plugged_in_is_configured_first(over):
    printer = UsbPrinter()
    printer.is_configured = False

    with over(UsbWire(backend=UsbEnd(printer))) as device:
        device.write(b"hello")

    assert printer.prints == b"hello"


def test_a_one_way_printer_takes_the_job_and_stays_silent(over):
    printer = UsbPrinter(protocol=1)

    with over(UsbWire(backend=UsbEnd(printer))) as device:
        device.write(b"hello")
        assert device.status() is None
        assert not device.fence(0.02)

    assert printer.prints == b"hello"


def test_the_port_of_a_silent_printer_still_knows_about_paper(over):
    printer = UsbPrinter(answers=MUTE, port_bits=0x38)

    with over(UsbWire(backend=UsbEnd(printer))) as device:
        status = device.status()

    assert (status.state, status.confirms) == ("paper-out", False)


def test_no_transfer_may_wait_for_ever(over):
    bus = UsbEnd(UsbPrinter(answers=MUTE, port_bits=0x18))

    with over(UsbWire(backend=bus)) as device:
        device.status()
        device.write(b"hello")
        device.fence(0.0001)

    assert bus.limits_ms
    assert all(limit >= 1 for limit in bus.limits_ms)


def test_a_printer_unplugged_before_the_first_byte_has_certainly_printed_nothing(over):
    printer = UsbPrinter()
    with over(UsbWire(backend=UsbEnd(printer))) as device:
        printer.is_plugged_in = False

        with pytest.raises(PrinterError) as failure:
            device.write(b"hello")

    assert (failure.value.reason, failure.value.certain) == ("link-lost", True)


def test_a_printer_unplugged_during_the_job_leaves_us_uncertain(over):
    printer = UsbPrinter()
    with over(UsbWire(backend=UsbEnd(printer))) as device:
        device.write(b"hello")
        printer.is_plugged_in = False

        with pytest.raises(PrinterError) as failure:
            device.fence(1)

    assert (failure.value.reason, failure.value.certain) == ("link-lost", False)


def test_a_printer_plugged_in_again_takes_the_next_job(over):
    printer = UsbPrinter()
    bus = UsbEnd(printer)
    with over(UsbWire(backend=bus)):
        printer.is_plugged_in = False
    printer.is_plugged_in, printer.is_claimed = True, False

    with over(UsbWire(backend=bus)) as device:
        device.write(b"hello")

    assert printer.prints == b"hello"


def test_a_printer_that_takes_no_more_bytes_is_given_up(over):
    printer = UsbPrinter()
    with over(UsbWire(backend=UsbEnd(printer))) as device:
        device.write(b"hello")
        printer.takes_bytes = False

        with pytest.raises(PrinterError) as failure:
            device.write(b"again")

    assert (failure.value.reason, failure.value.certain) == ("link-lost", False)


def test_without_pyusb_the_address_can_never_work():
    with pytest.raises(PrinterError, match="no-driver") as failure:
        UsbWire(load=no_package).open()

    assert failure.value.permanent


@pytest.mark.parametrize("url", ["usb://1:2", "usb://04b8", "usb://04b8:020g", "usb://04b8:0202/", "usb:04b8:0202"])
def test_numbers_that_are_none_are_a_permanent_failure(url):
    with pytest.raises(PrinterError, match="bad-address") as failure:
        open_device(url)

    assert failure.value.permanent


@pytest.mark.parametrize("url", ["usb://", "usb://04b8:0202", "usb://04B8:0202/J7"])
def test_the_addresses_of_usb_are_understood(url):
    assert isinstance(open_device(url).wire, UsbWire)
