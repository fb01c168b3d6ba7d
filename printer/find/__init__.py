"""Where printers may be: on USB, on serial lines, on a network one names. What is found is asked who it is."""
from dataclasses import replace

from printer.devices import open_device
from printer.devices.usb import UsbWire
from printer.errors import PrinterError
from printer.find.attached import Machine, serial_paths, usb_addresses
from printer.find.candidate import Candidate
from printer.find.lan import listeners
from printer.identity import ask_identity

# A finder asks what may be no printer at all, so it waits less than a job does.
_REPLY_S = 0.5
_BAUDS = (9600, 19200, 38400, 115200)


def attached(machine: Machine) -> list[Candidate]:
    """What hangs on this machine by a cable, each asked who it is."""
    on_usb = [_asked(candidate, machine) for candidate in usb_addresses(machine)]
    return on_usb + [_at_some_speed(path, machine) for path in serial_paths(machine)]


def on_network(network: str, port: int) -> list[Candidate]:
    """What takes connections on this port; ValueError for a network that is none or too big."""
    return [_asked(Candidate(f"tcp://{host}:{port}", is_printer=False)) for host in listeners(network, port)]


def _at_some_speed(path: str, machine: Machine) -> Candidate:
    for baud in _BAUDS:
        candidate = _asked(Candidate(f"serial://{path}?baud={baud}", is_printer=False), machine)
        if candidate.identity.answers or candidate.obstacle:
            return candidate
    return Candidate(f"serial://{path}", is_printer=False)


def _asked(candidate: Candidate, machine: Machine = Machine()) -> Candidate:
    device = open_device(candidate.address)
    device.reply_s, device.linger_s = _REPLY_S, 0.0
    if isinstance(device.wire, UsbWire):
        device.wire.backend = machine.usb_backend
    try:
        with device:
            identity = ask_identity(device)
    except PrinterError as error:
        return replace(candidate, obstacle=_obstacle(error))
    return replace(candidate, identity=identity, is_printer=candidate.is_printer or identity.answers)


def _obstacle(error: PrinterError) -> str:
    return "not-allowed" if isinstance(error.__cause__, PermissionError) else error.reason
