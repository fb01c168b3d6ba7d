"""The wires a printer can hang on, behind one interface; from a printer's address to its device."""
import re
from collections.abc import Callable

from printer.devices.cups import CupsDevice
from printer.devices.device import Device
from printer.devices.dialogue import Dialogue
from printer.devices.file import FileDevice
from printer.devices.lp import LpWire
from printer.devices.serial import SerialWire
from printer.devices.tcp import TcpWire
from printer.devices.usb import UsbWire
from printer.devices.win import WinDevice
from printer.errors import PrinterError

_ADDRESSES: list[tuple[str, Callable[..., Device]]] = [
    (r"tcp://\[?([^\]]+)\]?:(\d+)", lambda host, port: Dialogue(TcpWire(host, int(port)))),
    (r"lp://(/.+)", lambda path: Dialogue(LpWire(path))),
    (r"serial://(/[^?]+)\??(.*)", lambda path, query: Dialogue(SerialWire.at(path, query))),
    (r"usb://", lambda: Dialogue(UsbWire())),
    (r"usb://([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?:/(.+))?", lambda *which: Dialogue(UsbWire(*which))),
    (r"cups://([^/#\s]+)", CupsDevice),
    (r"win://(.+)", WinDevice),
    (r"file://(/.+)", FileDevice),
]


def is_address(url: str) -> bool:
    """Whether it has the form of an address; what is behind it shows only when it is opened."""
    return any(re.fullmatch(pattern, url) for pattern, _ in _ADDRESSES)


def open_device(url: str) -> Device:
    """The device at an address; the connection itself is made by `with`."""
    for pattern, device in _ADDRESSES:
        if match := re.fullmatch(pattern, url):
            return device(*match.groups())
    raise PrinterError("bad-address", permanent=True)
