"""One host of the cluster: its etcd member, its Patroni, the PostgreSQL that one runs, and what may happen to them."""
import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from string import Template

import msgspec
import urllib3

from deploy.ha import machines
from deploy.ha.lines import Host

HERE = Path(__file__).parent
ANSWERS_WITHIN_S = 2


class Node:
    """words: what the templates want that is the same on all hosts."""

    def __init__(self, folder: Path, number: int, host: Host, words: dict):
        self.name, self.host, self.member_name = f"node{number}", host, f"etcd{number}"
        self.folder, self._member_folder = folder / self.name, folder / self.member_name
        self._words, self.patroni, self.member = words, None, None
        machines.give(self.folder)
        machines.give(self._member_folder)

    def start_member(self):
        self.member = self._run("etcd", self._member_folder, "etcd.conf.yml", "--config-file=", name=self.member_name)

    def start(self):
        self.patroni = self._run("patroni", self.folder, "patroni.yml", "", name=self.name)

    def kill_member(self):
        self.member.kill()
        self.member.wait()

    def kill(self):
        """As a power cut would take it: Patroni, the server, and all its processes."""
        self.patroni.kill()
        self._tell_server(signal.SIGKILL)
        self.patroni.wait()

    def hang(self):
        """As when its disk does not answer: everything is there, lines stay open, and nothing moves."""
        for process in (self.patroni, self.member):
            process.send_signal(signal.SIGSTOP)
        self._tell_server(signal.SIGSTOP)

    def go_on(self):
        self._tell_server(signal.SIGCONT)
        for process in (self.patroni, self.member):
            process.send_signal(signal.SIGCONT)

    def stall_standbys(self):
        """Nothing leaves for the standbys any more, as when their line is stuck: it stays with those who die with the primary."""
        for pid in _children(self._server):
            if b"walsender" in Path(f"/proc/{pid}/cmdline").read_bytes():
                _signal(pid, signal.SIGSTOP)

    def stop(self):
        if self.patroni:
            self.kill()
        if self.member:
            self.kill_member()

    @property
    def is_primary(self) -> bool:
        """Its Patroni holds the lock and its server can be written."""
        answer = self._asked("primary")
        return answer is not None and answer.status == 200

    @property
    def members(self) -> list[dict]:
        """All nodes as this one sees them. What it says while it starts is no JSON."""
        with suppress(AttributeError, msgspec.DecodeError):
            return msgspec.json.decode(self._asked("cluster").data)["members"]
        return []

    def _asked(self, path: str) -> urllib3.BaseHTTPResponse | None:
        with suppress(urllib3.exceptions.HTTPError):
            return urllib3.request("GET", f"http://{self.host.address}:{self.host.rest_port}/{path}", timeout=ANSWERS_WITHIN_S, retries=False)
        return None

    def _run(self, program: str, folder: Path, template: str, option: str, **given) -> subprocess.Popen:
        words = self._words | self.host._asdict() | given | {"folder": folder}
        path = folder / template
        path.write_text(Template((HERE / template).read_text("utf-8")).substitute(words), "utf-8")
        machines.keep_secret(path)
        with (folder.parent / f"{folder.name}.log").open("ab") as log:
            return subprocess.Popen([*self.host.enter, *machines.as_nobody_special(), program, f"{option}{path}"], cwd=folder, stdout=log, stderr=log)

    def _tell_server(self, what: signal.Signals):
        """All processes of it. It must not have another child while they are counted."""
        if server := self._server:
            _signal(server, signal.SIGSTOP)
            for pid in [*_children(server), server]:
                _signal(pid, what)

    @property
    def _server(self) -> int | None:
        """A number left in its file by a server that died may be somebody else's by now."""
        data = self.folder / "data"
        try:
            pid = int((data / "postmaster.pid").read_text().split()[0])
            return pid if Path(f"/proc/{pid}/cwd").resolve() == data.resolve() else None
        except FileNotFoundError:
            return None


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _signal(pid: int, what: signal.Signals):
    with suppress(ProcessLookupError):
        os.kill(pid, what)
