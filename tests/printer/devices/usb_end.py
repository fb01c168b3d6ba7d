"""A bus with printers on it, in the place of libusb."""
from array import array
from types import SimpleNamespace

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

from tests.printer.devices.answering import Answering

_OUT, _IN = 0x01, 0x82
_PACKET_BYTES = 64
_ENGLISH = 0x0409
_GET_DESCRIPTOR, _GET_PORT_STATUS = 6, 1


class UsbPrinter(Answering):
    def __init__(self, vendor=0x04B8, product=0x0202, serial="J7", interface_class=7, protocol=2, port_bits=None, **facts):
        super().__init__(**facts)
        self.vendor, self.product = vendor, product
        self.strings = ["", "ACME", "PT-80", serial]
        self.interface_class, self.protocol, self.port_bits = interface_class, protocol, port_bits
        self.says = b""
        self.is_plugged_in = True
        self.is_configured = True
        self.takes_bytes = True
        self.driver_of_the_kernel = True
        self.is_claimed = False


class UsbEnd(IBackend):
    """`limits_ms` are the time limits that transfers were given."""

    def __init__(self, *printers: UsbPrinter):
        self.printers = printers
        self.limits_ms = []

    def enumerate_devices(self):
        return [printer for printer in self.printers if printer.is_plugged_in]

    def get_device_descriptor(self, dev):
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=dev.vendor, idProduct=dev.product, bcdDevice=0x100, iManufacturer=1, iProduct=2,
            iSerialNumber=3 if dev.strings[3] else 0, bNumConfigurations=1, address=1, bus=1, port_number=1,
            port_numbers=(1,), speed=2,
        )

    def get_configuration_descriptor(self, dev, config):
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0xC0, bMaxPower=1, extra_descriptors=[],
        )

    def get_interface_descriptor(self, dev, intf, alt, config):
        if intf or alt:
            raise IndexError(intf)
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=1 if dev.protocol == 1 else 2,
            bInterfaceClass=dev.interface_class, bInterfaceSubClass=1, bInterfaceProtocol=dev.protocol, iInterface=0,
            extra_descriptors=[],
        )

    def get_endpoint_descriptor(self, dev, ep, intf, alt, config):
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(_OUT, _IN)[ep], bmAttributes=2, wMaxPacketSize=_PACKET_BYTES,
            bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )

    def open_device(self, dev):
        return dev

    def close_device(self, dev_handle):
        return None

    def get_configuration(self, dev_handle):
        return int(dev_handle.is_configured)

    def set_configuration(self, dev_handle, config_value):
        dev_handle.is_configured = True

    def is_kernel_driver_active(self, dev_handle, intf):
        return dev_handle.driver_of_the_kernel

    def detach_kernel_driver(self, dev_handle, intf):
        dev_handle.driver_of_the_kernel = False

    def attach_kernel_driver(self, dev_handle, intf):
        self._expect_plugged_in(dev_handle)
        if dev_handle.is_claimed:
            raise USBError("busy", errno=16)
        dev_handle.driver_of_the_kernel = True

    def claim_interface(self, dev_handle, intf):
        if dev_handle.driver_of_the_kernel or dev_handle.is_claimed:
            raise USBError("busy", errno=16)
        dev_handle.is_claimed = True

    def release_interface(self, dev_handle, intf):
        self._expect_plugged_in(dev_handle)
        dev_handle.is_claimed = False

    def bulk_write(self, dev_handle, ep, intf, data, timeout):
        self._begin(dev_handle, timeout)
        if ep != _OUT or not dev_handle.takes_bytes:
            raise USBTimeoutError("timed out", errno=110)
        dev_handle.says += dev_handle.hears(data.tobytes())
        return len(data)

    def bulk_read(self, dev_handle, ep, intf, buff, timeout):
        self._begin(dev_handle, timeout)
        if len(buff) < _PACKET_BYTES:
            raise USBError("overflow", errno=75)
        if not dev_handle.says:
            raise USBTimeoutError("timed out", errno=110)
        packet, dev_handle.says = dev_handle.says[:_PACKET_BYTES], dev_handle.says[_PACKET_BYTES:]
        buff[: len(packet)] = array("B", packet)
        return len(packet)

    def ctrl_transfer(self, dev_handle, bmRequestType, bRequest, wValue, wIndex, data, timeout):
        self._begin(dev_handle, timeout)
        if bRequest == _GET_PORT_STATUS:
            return self._answered(data, b"" if dev_handle.port_bits is None else bytes([dev_handle.port_bits]))
        index = wValue & 0xFF
        text = dev_handle.strings[index].encode("utf-16-le") if index else _ENGLISH.to_bytes(2, "little")
        return self._answered(data, bytes([len(text) + 2, 3]) + text)

    def _answered(self, data, answer: bytes) -> int:
        data[: len(answer)] = array("B", answer)
        return len(answer)

    def _begin(self, dev_handle, timeout):
        self.limits_ms.append(timeout)
        self._expect_plugged_in(dev_handle)

    def _expect_plugged_in(self, dev_handle):
        if not dev_handle.is_plugged_in:
            raise USBError("no such device", errno=19)
