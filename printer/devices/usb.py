"""A USB printer without a driver of the kernel: interface and endpoints are found in its descriptors."""
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from errno import EBUSY, ENODEV
from importlib import import_module
from math import ceil
from types import ModuleType

from printer.devices.lp import port_status
from printer.devices.node import paused_before
from printer.devices.wire import Wire
from printer.errors import PrinterError
from printer.status import Status

_PRINTER_CLASS = 7
# 1 one-way, 2 two-way, 3 two-way as IEEE 1284.4; 4 is IPP, which is no ESC/POS.
_RAW_PROTOCOLS = (2, 3, 1)
_PIECE_BYTES = 4096
_GET_PORT_STATUS, _FROM_INTERFACE = 1, 0xA1
_STATUS_S = 1.0


class UsbWire(Wire):
    def __init__(self, vendor: str = "", product: str = "", serial: str | None = None, *, backend=None,
                 load: Callable[[str], ModuleType] = import_module):
        self.ids = {"idVendor": int(vendor, 16), "idProduct": int(product, 16)} if vendor else {}
        self.serial = serial
        self.backend = backend
        self.load = load

    def open(self):
        self.usb = usb_core(self.load)
        self.heard = b""
        with ExitStack() as undo:
            self.device = self._the_device()
            undo.callback(self.load("usb.util").dispose_resources, self.device)
            self.interface = self._claimed_interface(undo)
            self.outlet, self.inlet = self._endpoints()
            self._undo = undo.pop_all()

    def send(self, piece: memoryview, timeout_s: float) -> int:
        try:
            return self.outlet.write(bytes(piece[:_PIECE_BYTES]), _ms(timeout_s))
        except self.usb.USBTimeoutError as error:
            raise TimeoutError("the printer takes no bytes") from error

    def receive(self, timeout_s: float) -> bytes | None:
        deadline = time.monotonic() + timeout_s
        while not self.heard:
            self.heard = self._packet(deadline)
            # Some printers send empty packets without a pause.
            if not self.heard and not paused_before(deadline):
                return None
        first, self.heard = self.heard[:1], self.heard[1:]
        return first

    def close(self):
        # What was pulled out needs no giving back.
        with suppress(OSError, NotImplementedError):
            self._undo.close()

    def own_status(self) -> Status | None:
        try:
            answer = self.device.ctrl_transfer(
                _FROM_INTERFACE, _GET_PORT_STATUS, 0, self.interface.bInterfaceNumber, 1, _ms(_STATUS_S)
            )
        except OSError:
            return None
        return port_status(answer[0] if answer else None)

    def _the_device(self):
        found = [device for device in printers(self.usb, self.backend, **self.ids)
                 if not self.serial or serial_of(device) == self.serial]
        if not found:
            raise OSError(ENODEV, "no such USB printer")
        if len(found) > 1:
            # Guessing could print an address in the lobby.
            raise OSError(EBUSY, "several USB printers fit")
        return found[0]

    def _claimed_interface(self, undo: ExitStack):
        interface = _interface(self._configuration())
        number = interface.bInterfaceNumber
        if self._is_held_by_the_kernel(number):
            self.device.detach_kernel_driver(number)
            undo.callback(self.device.attach_kernel_driver, number)
        util = self.load("usb.util")
        util.claim_interface(self.device, number)
        undo.callback(util.release_interface, self.device, number)
        if interface.bAlternateSetting:
            self.device.set_interface_altsetting(number, interface.bAlternateSetting)
        return interface

    def _configuration(self):
        try:
            return self.device.get_active_configuration()
        except self.usb.USBError:
            self.device.set_configuration()
            return self.device.get_active_configuration()

    def _is_held_by_the_kernel(self, number: int) -> bool:
        try:
            return self.device.is_kernel_driver_active(number)
        except NotImplementedError:
            return False

    def _endpoints(self):
        bulk = [end for end in self.interface if end.bmAttributes & 3 == 2]
        outlets = [end for end in bulk if not end.bEndpointAddress & 0x80]
        inlets = [end for end in bulk if end.bEndpointAddress & 0x80]
        if not outlets:
            raise OSError(ENODEV, "the USB printer takes no bytes")
        return outlets[0], inlets[0] if inlets else None

    def _packet(self, deadline: float) -> bytes:
        if self.inlet is None:
            return b""
        try:
            return bytes(self.inlet.read(self.inlet.wMaxPacketSize, _ms(deadline - time.monotonic())))
        except self.usb.USBTimeoutError:
            return b""


def usb_core(load: Callable[[str], ModuleType] = import_module) -> ModuleType:
    try:
        return load("usb.core")
    except ImportError as error:
        raise PrinterError("no-driver", permanent=True) from error


def printers(core: ModuleType, backend=None, **ids) -> list:
    """The USB devices with a printer interface that takes plain bytes."""
    try:
        return list(core.find(find_all=True, backend=backend, custom_match=_is_printer, **ids))
    except core.NoBackendError as error:
        raise PrinterError("no-driver", permanent=True) from error


def serial_of(device) -> str | None:
    """None also where this user may not read it."""
    try:
        return device.serial_number
    except (OSError, ValueError):
        return None


def _is_printer(device) -> bool:
    try:
        return any(_interface(configuration) for configuration in device)
    except OSError:
        return False


def _interface(configuration):
    """The printer interface with the best way back; None when there is none."""
    fitting = [face for face in configuration
               if face.bInterfaceClass == _PRINTER_CLASS and face.bInterfaceProtocol in _RAW_PROTOCOLS]
    return min(fitting, key=lambda face: _RAW_PROTOCOLS.index(face.bInterfaceProtocol), default=None)


def _ms(seconds: float) -> int:
    # 0 would mean for ever.
    return max(1, ceil(seconds * 1000))
