"""The printers of this box that are made of software: built with the site, switched on while it runs."""
import shutil
from pathlib import Path

from kiosk import topics
from kiosk.config import VIRTUAL_PRINTER
from printer.devices import open_device
from printer.devices.device import Device
from printer.printers import Printer
from printer.virtual.printer import VirtualPrinter

PRIVATE_PAPERS_KEPT = 4


def is_virtual(printer: Printer) -> bool:
    return VIRTUAL_PRINTER.fullmatch(printer.url) is not None


def build(folder: Path) -> dict[str, VirtualPrinter]:
    """By the printer's name."""
    return {printer.name: _printer(printer, folder) for printer in Printer.select() if is_virtual(printer)}


def opener(rack: dict[str, VirtualPrinter], name: str):
    """How the worker of this printer opens its address."""
    def open_here(url: str) -> Device:
        return open_device(rack[name].url if name in rack else url)

    return open_here


def _printer(printer, folder) -> VirtualPrinter:
    port = VIRTUAL_PRINTER.fullmatch(printer.url)[1]
    virtual = VirtualPrinter(port=int(port or 0), width_dots=printer.width_dots, **_keeping(printer, folder / printer.name))
    virtual.on_paper = lambda: topics.changed("paper")
    return virtual


def _keeping(printer, folder: Path) -> dict:
    """Internal copies say where people live: only the newest are there to look at, and none is on the disk."""
    if printer.is_private:
        shutil.rmtree(folder, ignore_errors=True)
        return {"kept_papers": PRIVATE_PAPERS_KEPT}
    return {"folder": folder}
