"""Which address of this machine others on the LAN can reach."""
import socket

NOWHERE = ("192.0.2.1", 9)  # reserved for documentation (RFC 5737): choosing a route to it sends nothing


def own_address() -> str:
    """The address this machine would use towards others; 127.0.0.1 when it has no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)
            return probe.getsockname()[0]
        except OSError:
            return "127.0.0.1"
