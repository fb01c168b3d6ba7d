"""The wires a printer can hang on, behind one interface; from a printer's address to its device."""
import re
from collections.abc import Callable

from printer.devices.device import Device
from printer.devices.dialogue import Dialogue
from printer.devices.file import FileDevice
from printer.devices.tcp import TcpWire
from printer.devices.virtual import VirtualDevice
from printer.errors import PrinterError

_ADDRESSES: list[tuple[str, Callable[..., Device]]] = [
    (r"tcp://\[?([^\]]+)\]?:(\d+)", lambda host, port: Dialogue(TcpWire(host, int(port)))),
    (r"file://(/.+)", FileDevice),
    (r"virtual:(.+)", VirtualDevice),
]


def open_device(url: str) -> Device:
    """The device at an address; the connection itself is made by `with`."""
    for pattern, device in _ADDRESSES:
        if match := re.fullmatch(pattern, url):
            return device(*match.groups())
    raise PrinterError("bad-address", permanent=True)
