"""From a printer's address to the device it stands for."""
import re

from printer.device import Device
from printer.errors import PrinterError
from printer.files import FileDevice, VirtualDevice
from printer.tcp import TcpDevice


def open_device(url: str) -> Device:
    """tcp://host:port, file:///path or virtual:FOLDER; the connection itself is made by `with`."""
    if match := re.fullmatch(r"tcp://\[?([^\]]+)\]?:(\d+)", url):
        return TcpDevice(match[1], int(match[2]))
    if url.startswith("file:///"):
        return FileDevice(url.removeprefix("file://"))
    if match := re.fullmatch(r"virtual:(.+)", url):
        return VirtualDevice(match[1])
    raise PrinterError("bad-address", permanent=True)
