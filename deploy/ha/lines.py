"""Where the three nodes live: each on a host of its own, behind lines that can be cut, or all on the loopback where that is not allowed."""
import os
import subprocess
from contextlib import ExitStack
from typing import NamedTuple

from deploy.ha.machines import LOOPBACK, free_ports

NODES = 3
MARK = f"qha{os.getpid()}"  # two trials may run at once
TOGETHER, APART = MARK, f"{MARK}-away"
SWITCH_ADDRESS = "02:71:68:61:00:01"  # both alike: what a host knows of the office stays true when its plug moves
NETWORK = f"198.18.{os.getpid() % 256}"  # of 198.18.0.0/15, which is kept for trials of networks
OFFICE = f"{NETWORK}.1"


class NotAllowed(Exception):
    """Namespaces cannot be made here; the reason is ip's own."""


class Host(NamedTuple):
    """enter: what has to stand before a command that shall run there."""

    name: str
    address: str
    enter: tuple[str, ...]
    peer_port: int
    client_port: int
    rest_port: int
    port: int


class Loopback:
    """Three hosts in one, told apart by their ports. There is no line that could be cut."""

    network = f"{LOOPBACK}/32"

    def __init__(self):
        ports = free_ports(4 * NODES)
        self.hosts = [Host(LOOPBACK, LOOPBACK, (), *ports[number::NODES]) for number in range(NODES)]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Nothing was made."""


class Switch:
    """Three namespaces at one switch, and the office at it too. A host whose line is cut is plugged into a second one, where nobody is: its own
    plug stays lit, and what it sends is gone without a word."""

    network = f"{NETWORK}.0/24"

    def __init__(self):
        self.hosts = [_host(number) for number in range(1, NODES + 1)]

    def __enter__(self):
        with ExitStack() as undo:
            for name in (TOGETHER, APART):
                _ip("link", "add", name, "address", SWITCH_ADDRESS, "type", "bridge")
                undo.callback(_ip, "link", "del", name)
                _ip("link", "set", name, "up")
            _ip("addr", "add", f"{OFFICE}/24", "dev", TOGETHER)
            for host in self.hosts:
                _ip("netns", "add", host.name)
                undo.callback(_ip, "netns", "del", host.name)
                _plug_in(host)
                undo.callback(_ip, "link", "del", host.name)  # a namespace takes its own with it, but not at once
            self._undo = undo.pop_all()
        return self

    def __exit__(self, *_):
        self._undo.close()

    def cut(self, host: Host):
        """Nobody reaches it, and it reaches nobody."""
        _ip("link", "set", host.name, "master", APART)

    def cut_from_nodes(self, host: Host):
        """The office still reaches it, by a way of its own."""
        self.cut(host)
        _ip("route", "add", f"{host.address}/32", "dev", APART, "src", OFFICE)

    def mend(self, host: Host):
        _ip("route", "flush", f"{host.address}/32", "dev", APART)
        _ip("link", "set", host.name, "master", TOGETHER)


def try_out():
    """Raises NotAllowed where there can be no hosts of their own."""
    with Switch():
        return


def _host(number: int) -> Host:
    name = f"{MARK}-{number}"
    return Host(name, f"{NETWORK}.{10 + number}", ("nsenter", f"--net=/run/netns/{name}"), 2380, 2379, 8008, 5432)


def _plug_in(host: Host):
    _ip("link", "add", host.name, "type", "veth", "peer", "name", "eth0", "netns", host.name)
    _ip("link", "set", host.name, "master", TOGETHER, "up")
    for inside in (("link", "set", "lo", "up"), ("link", "set", "eth0", "up"), ("addr", "add", f"{host.address}/24", "dev", "eth0")):
        _ip("-n", host.name, *inside)


def _ip(*words: str):
    # An ordinary user's PATH may lack the folder in which Debian keeps ip.
    try:
        subprocess.run(["ip", *words], check=True, capture_output=True, text=True, env=os.environ | {"PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"})
    except FileNotFoundError as error:
        raise NotAllowed("there is no program ip, of Debian's package iproute2") from error
    except subprocess.CalledProcessError as error:
        raise NotAllowed(error.stderr.strip()) from error
