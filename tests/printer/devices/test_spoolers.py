"""The queues of CUPS and Windows: they take bytes and say nothing about paper."""
import sys
import threading
from types import SimpleNamespace

import pytest

from printer.devices import open_device
from printer.devices.cups import CupsDevice
from printer.devices.win import WinDevice
from printer.errors import PrinterError
from tests.printer.devices.conftest import no_package


class SpoolerError(Exception):
    """No OSError, like the one of pywin32."""


class Spooler:
    """The functions of win32print; `fails_in` names the one that fails, `hangs_in` the one that never comes back."""

    def __init__(self, fails_in: str = "", hangs_in: str = ""):
        self.fails_in, self.hangs_in = fails_in, hangs_in
        self.documents, self.open_printers = [], 0

    def OpenPrinter(self, name):
        self._call("OpenPrinter")
        self.open_printers += 1
        return name

    def StartDocPrinter(self, printer, level, document):
        self._call("StartDocPrinter")
        self.documents.append([printer, document[2], b""])

    def StartPagePrinter(self, printer):
        self._call("StartPagePrinter")

    def WritePrinter(self, printer, piece):
        self._call("WritePrinter")
        self.documents[-1][2] += piece[:4]
        return len(piece[:4])

    def EndPagePrinter(self, printer):
        self._call("EndPagePrinter")

    def EndDocPrinter(self, printer):
        self._call("EndDocPrinter")

    def ClosePrinter(self, printer):
        self._call("ClosePrinter")
        self.open_printers -= 1

    def _call(self, function):
        if function == self.fails_in:
            raise SpoolerError(function)
        if function == self.hangs_in:
            threading.Event().wait()


@pytest.fixture
def lp(tmp_path):
    """A program that stands in for lp: it keeps its arguments and its input."""
    def program(ends_with: str = "sys.exit(0)"):
        path = tmp_path / "lp"
        path.write_text(
            f"#!{sys.executable}\nimport os, signal, sys, time\n"
            f"open({str(tmp_path / 'arguments')!r}, 'w').write(' '.join(sys.argv[1:]))\n"
            f"open({str(tmp_path / 'paper')!r}, 'wb').write(sys.stdin.buffer.read())\n{ends_with}\n"
        )
        path.chmod(0o755)
        return str(path)
    return program


def test_a_queue_gets_the_bytes_as_they_are(lp, tmp_path):
    with CupsDevice("front_desk", lp()) as device:
        device.write(b"\x1b@hello\n")

        assert device.status() is None
        assert not device.fence(1)
    assert (tmp_path / "paper").read_bytes() == b"\x1b@hello\n"
    assert (tmp_path / "arguments").read_text() == "-d front_desk -o raw"


@pytest.mark.parametrize(
    "ends_with, certain", [("sys.exit('no such queue')", True), ("os.kill(os.getpid(), signal.SIGKILL)", False)]
)
def test_a_queue_that_refuses_has_printed_nothing_but_a_killed_lp_may_have(lp, ends_with, certain):
    with CupsDevice("front_desk", lp(ends_with)) as device, pytest.raises(PrinterError) as failure:
        device.write(b"hello")

    assert (failure.value.reason, failure.value.certain) == ("unreachable", certain)


def test_a_queue_that_never_answers_leaves_us_uncertain(lp):
    with CupsDevice("front_desk", lp("time.sleep(60)")) as device, pytest.raises(PrinterError) as failure:
        device.hand_over_s = 0.5
        device.write(b"hello")

    assert (failure.value.reason, failure.value.certain) == ("link-lost", False)


def test_a_program_that_does_not_start_has_certainly_printed_nothing(tmp_path):
    broken = tmp_path / "lp"
    broken.write_text("#!/no/such/interpreter\n")
    broken.chmod(0o755)

    with CupsDevice("front_desk", str(broken)) as device, pytest.raises(PrinterError) as failure:
        device.write(b"hello")

    assert (failure.value.reason, failure.value.certain) == ("unreachable", True)


def test_without_cups_the_address_can_never_work(tmp_path):
    with pytest.raises(PrinterError, match="no-driver") as failure:
        CupsDevice("front_desk", str(tmp_path / "lp")).open()

    assert failure.value.permanent


def test_windows_gets_one_raw_document_and_the_printer_back():
    spooler = Spooler()

    with WinDevice("Front Desk", spooler) as device:
        device.write(b"\x1b@hello\n")

        assert device.status() is None
        assert not device.fence(1)
    assert spooler.documents == [["Front Desk", "RAW", b"\x1b@hello\n"]]
    assert spooler.open_printers == 0


@pytest.mark.parametrize("function, reason, certain", [
    ("OpenPrinter", "unreachable", True),
    ("StartDocPrinter", "unreachable", True),
    ("WritePrinter", "link-lost", False),
    ("EndDocPrinter", "link-lost", False),
])
@pytest.mark.parametrize("trouble", ["fails_in", "hangs_in"])
def test_a_spooler_that_fails_or_hangs_is_given_up(trouble, function, reason, certain):
    device = WinDevice("Front Desk", Spooler(**{trouble: function}), SpoolerError)
    device.call_s = 0.1

    with pytest.raises(PrinterError) as failure, device:
        device.write(b"hello")

    assert (failure.value.reason, failure.value.certain) == (reason, certain)


def test_a_spooler_that_does_not_let_go_does_not_spoil_the_job():
    spooler = Spooler(fails_in="ClosePrinter")

    with WinDevice("Front Desk", spooler, SpoolerError) as device:
        device.write(b"hello")

    assert spooler.documents[0][2] == b"hello"


def test_the_spooler_of_windows_is_loaded_with_its_own_error():
    modules = {"win32print": Spooler(fails_in="OpenPrinter"), "pywintypes": SimpleNamespace(error=SpoolerError)}

    with pytest.raises(PrinterError) as failure:
        WinDevice("Front Desk", load=modules.__getitem__).open()

    assert (failure.value.reason, failure.value.certain) == ("unreachable", True)


def test_without_pywin32_the_address_can_never_work():
    with pytest.raises(PrinterError, match="no-driver") as failure:
        WinDevice("Front Desk", load=no_package).open()

    assert failure.value.permanent


@pytest.mark.parametrize("url", ["cups://", "cups://two words", "cups://a/b", "win://"])
def test_a_queue_without_a_proper_name_is_a_permanent_failure(url):
    with pytest.raises(PrinterError, match="bad-address") as failure:
        open_device(url)

    assert failure.value.permanent


def test_the_addresses_of_queues_are_understood():
    assert open_device("cups://front_desk").queue == "front_desk"
    assert open_device("win://Front Desk").name == "Front Desk"
