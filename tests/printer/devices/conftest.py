"""Devices that do not wait long, and a printer on a pseudo terminal."""
import pytest

from printer.devices.dialogue import Dialogue
from printer.devices.wire import Wire
from tests.printer.devices.line_end import LineEnd


@pytest.fixture
def line_end():
    with LineEnd() as line_end:
        yield line_end


@pytest.fixture
def over():
    """A dialogue over any wire that gives up soon."""
    def dialogue(wire: Wire) -> Dialogue:
        device = Dialogue(wire)
        device.reply_s = device.stall_s = wire.drain_s = 0.5
        device.linger_s = 0.02
        return device
    return dialogue


def no_package(name: str):
    """An importer on a machine where nothing optional is installed."""
    raise ImportError(name)
