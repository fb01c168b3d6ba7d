"""What hangs on this machine by a cable, read from the folders in which Linux lists it."""
import re
from dataclasses import dataclass
from pathlib import Path

from printer.devices.usb import printers, serial_of, usb_core
from printer.errors import PrinterError
from printer.find.candidate import Candidate

_MAKER, _MODEL = (re.compile(rf"(?:^|;)(?:{words}):([^;]+)") for words in ("MFG|MANUFACTURER", "MDL|MODEL"))


@dataclass(frozen=True)
class Machine:
    """Where a machine keeps its devices; None is the USB library of this system."""

    dev: Path = Path("/dev")
    sys: Path = Path("/sys")
    usb_backend: object | None = None


def usb_addresses(machine: Machine) -> list[Candidate]:
    """The nodes of the kernel; only where there is none, what the USB library sees."""
    nodes = sorted((machine.dev / "usb").glob("lp[0-9]*"))
    if nodes:
        return [Candidate(f"lp://{node}", _label(machine.sys / "class/usbmisc" / node.name / "device")) for node in nodes]
    return _without_a_node(machine)


def serial_paths(machine: Machine) -> list[str]:
    """By names that survive plugging in again, where the machine gives such names."""
    lasting = sorted((machine.dev / "serial/by-id").glob("*"))
    numbered = [*sorted(machine.dev.glob("ttyUSB*")), *sorted(machine.dev.glob("ttyACM*"))]
    return [str(path) for path in lasting or numbered]


def _label(interface: Path) -> str:
    device = interface.resolve().parent
    maker, model = _words(device / "manufacturer"), _words(device / "product")
    if maker or model:
        return f"{maker} {model}".strip()
    told = _words(interface / "ieee1284_id")
    return " ".join(found[1].strip() for found in (_MAKER.search(told), _MODEL.search(told)) if found)


def _words(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _without_a_node(machine: Machine) -> list[Candidate]:
    try:
        found = printers(usb_core(), machine.usb_backend)
    except (PrinterError, OSError):
        return []
    return [Candidate(_address(device), _usb_label(device)) for device in found]


def _address(device) -> str:
    serial = serial_of(device)
    return f"usb://{device.idVendor:04x}:{device.idProduct:04x}" + (f"/{serial}" if serial else "")


def _usb_label(device) -> str:
    try:
        return " ".join(word for word in (device.manufacturer, device.product) if word)
    except (OSError, ValueError):
        return ""
