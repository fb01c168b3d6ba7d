"""Which hosts of a network take connections on the printers' port. It looks only where it is told to."""
import socket
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network

PORT = 9100
_CONNECT_S = 0.3
_AT_ONCE = 64
_MOST_ADDRESSES = 1 << 10


def listeners(network: str, port: int = PORT) -> list[str]:
    """ValueError for a network that is none, or bigger than a /22."""
    asked = ip_network(network, strict=False)
    if asked.num_addresses > _MOST_ADDRESSES:
        raise ValueError(f"{network} has more than {_MOST_ADDRESSES} addresses")
    hosts = [str(host) for host in asked.hosts()]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        listens = pool.map(lambda host: _listens(host, port), hosts)
    return [host for host, does in zip(hosts, listens) if does]


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), _CONNECT_S):
            return True
    except OSError:
        return False
