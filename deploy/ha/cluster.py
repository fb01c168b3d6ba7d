"""Three hosts with etcd, Patroni and PostgreSQL as one cluster."""
import secrets
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from deploy.ha import machines
from deploy.ha.lines import Loopback, Switch
from deploy.ha.node import Node

WITHIN_S = 120
LOOKED_AT_EVERY_S = 0.2
LOOSE_LAG = 10**12  # bytes; the control has to promote a standby however much it lacks
STRICT_LAG = 1024 * 1024
# How an office notices that a machine is gone which did not say so.
NOTICED = "keepalives_idle=10&keepalives_interval=5&keepalives_count=3&tcp_user_timeout=20000"


class NotThere(Exception):
    """The cluster did not come to where it should be; its log says why."""


class Cluster:
    def __init__(self, folder: Path, lines: Loopback | Switch, is_synchronous: bool):
        self.folder, self.lines, self.password = folder, lines, secrets.token_hex(12)
        self._is_synchronous = is_synchronous
        machines.give(folder)
        self.nodes = [Node(folder, number, host, self._words) for number, host in enumerate(lines.hosts, 1)]

    def start(self):
        for node in self.nodes:
            node.start_member()
        for node in self.nodes:
            node.start()
        self.wait_until(lambda: self.is_whole, "a primary with two standbys")
        self._lay_ground()

    @property
    def leader(self) -> Node | None:
        return next((node for node in self.nodes if node.is_primary), None)

    @property
    def is_whole(self) -> bool:
        """A primary, and all others follow it; where commits wait for one, one is chosen."""
        members = leader.members if (leader := self.leader) else []
        roles = sorted(member["role"] for member in members if member["state"] in ("running", "streaming") and not member.get("lag"))
        return roles == (["leader", "replica", "sync_standby"] if self._is_synchronous else ["leader", "replica", "replica"])

    @property
    def address(self) -> str:
        """All three, and whichever of them can be written."""
        hosts = ",".join(f"{node.host.address}:{node.host.port}" for node in self.nodes)
        return f"postgresql://office:{self.password}@{hosts}/office?target_session_attrs=read-write&{NOTICED}"

    def wait_until(self, is_so: Callable[[], object], what: str) -> float:
        """The seconds it took."""
        begun = time.monotonic()
        while not is_so():
            if time.monotonic() - begun > WITHIN_S:
                raise NotThere(f"{what} within {WITHIN_S} s; look into {self.folder}")
            time.sleep(LOOKED_AT_EVERY_S)
        return time.monotonic() - begun

    def stop(self):
        for node in self.nodes:
            node.stop()

    def beside(self, node: Node) -> str:
        """For somebody at that host itself, past every line."""
        return f"postgresql://postgres:{self.password}@/postgres?host={node.folder}&port={node.host.port}"

    def told(self) -> set[int]:
        """The numbers of the rival that the cluster still has."""
        with psycopg.connect(self.beside(self.leader)) as connection:
            return {number for number, in connection.execute("select number from told")}

    def _lay_ground(self):
        """The role and the database of the office, as an operator makes them once, and a place for the rival's numbers."""
        with psycopg.connect(self.beside(self.leader), autocommit=True) as connection:
            connection.execute(f"create role office login password '{self.password}'")
            connection.execute("create database office owner office")
            connection.execute("create table told (number integer primary key)")

    @property
    def _words(self) -> dict:
        hosts = self.lines.hosts
        return {
            "network": self.lines.network, "programs": machines.programs(), "password": self.password, "watchdog": "off",
            "members": ",".join(f"etcd{number}=http://{host.address}:{host.peer_port}" for number, host in enumerate(hosts, 1)),
            "etcd_hosts": ",".join(f"{host.address}:{host.client_port}" for host in hosts),
            "synchronous": str(self._is_synchronous).lower(), "maximum_lag": STRICT_LAG if self._is_synchronous else LOOSE_LAG,
        }
