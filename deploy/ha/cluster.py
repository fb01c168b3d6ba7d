"""Three etcd members and three Patroni nodes on the loopback, and what may happen to the one that leads."""
import os
import secrets
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from string import Template

import msgspec
import psycopg
import urllib3

from deploy.ha import machines
from deploy.ha.machines import LOOPBACK

HERE = Path(__file__).parent
WITHIN_S = 120
LOOKED_AT_EVERY_S = 0.2
NODES = 3
LOOSE_LAG = 10**12  # bytes; the control has to promote a standby however much it lacks
STRICT_LAG = 1024 * 1024


class NotThere(Exception):
    """The cluster did not come to where it should be; its log says why."""


class Node:
    """One Patroni and its PostgreSQL."""

    def __init__(self, cluster: "Cluster", number: int, ports: tuple[int, int]):
        self.name, self.folder = f"node{number}", cluster.folder / f"node{number}"
        self.cluster, (self.rest_port, self.port), self.process = cluster, ports, None
        machines.give(self.folder)

    def start(self):
        self.process = self.cluster.run("patroni", self.folder, "patroni.yml", name=self.name, rest_port=self.rest_port, port=self.port)

    def kill(self):
        """As a power cut would take it: Patroni, the server, and all its processes."""
        family = self._family()
        self.process.kill()
        for pid in family:
            _signal(pid, signal.SIGKILL)
        self.process.wait()

    def stall_standbys(self):
        """Nothing leaves for the standbys any more, as when their line is stuck: it stays with those who die with the primary."""
        for pid in self._family()[1:]:
            if b"walsender" in Path(f"/proc/{pid}/cmdline").read_bytes():
                _signal(pid, signal.SIGSTOP)

    def _family(self) -> list[int]:
        """The server and its children. A number left in its file by a server that died may be somebody else's by now."""
        data = self.folder / "data"
        try:
            pid = int((data / "postmaster.pid").read_text().split()[0])
            return [pid, *_children(pid)] if Path(f"/proc/{pid}/cwd").resolve() == data.resolve() else []
        except FileNotFoundError:
            return []


class Cluster:
    def __init__(self, folder: Path, is_synchronous: bool):
        self.folder, self.password = folder, secrets.token_hex(12)
        self._is_synchronous, self._started = is_synchronous, []
        machines.give(folder)
        ports = machines.free_ports(4 * NODES)
        self._peers, self._clients = ports[:NODES], ports[NODES:2 * NODES]
        pairs = zip(ports[2 * NODES:3 * NODES], ports[3 * NODES:], strict=True)
        self.nodes = [Node(self, number, pair) for number, pair in enumerate(pairs, 1)]

    def start(self):
        members = ",".join(f"etcd{number}=http://{LOOPBACK}:{port}" for number, port in enumerate(self._peers, 1))
        for number, (peer, client) in enumerate(zip(self._peers, self._clients, strict=True), 1):
            folder = self.folder / f"etcd{number}"
            machines.give(folder)
            self.run("etcd", folder, "etcd.conf.yml", name=f"etcd{number}", peer_port=peer, client_port=client, members=members)
        for node in self.nodes:
            node.start()
        self.wait_until(lambda: self.is_whole, "a primary with two standbys")
        self._lay_ground()

    def run(self, program: str, folder: Path, template: str, **given) -> subprocess.Popen:
        words = given | {
            "folder": folder, "address": LOOPBACK, "network": f"{LOOPBACK}/32", "programs": machines.programs(), "password": self.password,
            "etcd_hosts": ",".join(f"{LOOPBACK}:{port}" for port in self._clients), "synchronous": str(self._is_synchronous).lower(),
            "maximum_lag": STRICT_LAG if self._is_synchronous else LOOSE_LAG, "watchdog": "off",
        }
        path = folder / template
        path.write_text(Template((HERE / template).read_text("utf-8")).substitute(words), "utf-8")
        machines.keep_secret(path)
        command = [program, f"--config-file={path}"] if program == "etcd" else [program, path]
        with (self.folder / f"{folder.name}.log").open("ab") as log:
            started = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **machines.as_nobody_special())
        self._started.append(started)
        return started

    @property
    def leader(self) -> Node | None:
        return next((node for node in self.nodes for member in self._members() if member["name"] == node.name and member["role"] == "leader"
                     and member["state"] == "running"), None)

    @property
    def is_whole(self) -> bool:
        """A primary, and all others follow it; where commits wait for one, one is chosen."""
        roles = sorted(member["role"] for member in self._members() if member["state"] in ("running", "streaming") and not member.get("lag"))
        return roles == (["leader", "replica", "sync_standby"] if self._is_synchronous else ["leader", "replica", "replica"])

    @property
    def address(self) -> str:
        """All three, and whichever of them can be written."""
        hosts = ",".join(f"{LOOPBACK}:{node.port}" for node in self.nodes)
        return f"postgresql://office:{self.password}@{hosts}/office?target_session_attrs=read-write"

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
            if node.process:
                node.kill()
        for process in self._started:
            process.kill()
            process.wait()

    def _lay_ground(self):
        """The role and the database of the office, as an operator makes them once."""
        root = f"postgresql://postgres:{self.password}@{LOOPBACK}:{self.leader.port}/postgres"
        with psycopg.connect(root, autocommit=True) as connection:
            connection.execute(f"create role office login password '{self.password}'")
            connection.execute("create database office owner office")

    def _members(self) -> list[dict]:
        for node in self.nodes:
            with suppress(urllib3.exceptions.HTTPError, msgspec.DecodeError):  # what it says while it starts is no JSON
                answer = urllib3.request("GET", f"http://{LOOPBACK}:{node.rest_port}/cluster", timeout=2, retries=False)
                return msgspec.json.decode(answer.data)["members"]
        return []


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _signal(pid: int, number: int):
    with suppress(ProcessLookupError):
        os.kill(pid, number)
