"""What Patroni and etcd need on this machine: programs from Debian packages, a user who is not root, free ports."""
import os
import shutil
import socket
from pathlib import Path

LOOPBACK = "127.0.0.1"
PACKAGES = {"patroni": "patroni", "etcd": "etcd-server"}
POSTGRESQL = Path("/usr/lib/postgresql")
UNPRIVILEGED = "postgres"


def missing() -> list[str]:
    """The Debian packages that are not here."""
    absent = [package for program, package in PACKAGES.items() if shutil.which(program) is None]
    return absent + ([] if programs() else ["postgresql"])


def programs() -> Path | None:
    """The newest server's programs."""
    found = sorted(POSTGRESQL.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def as_nobody_special() -> tuple[str, ...]:
    """What stands before a command that PostgreSQL's user shall run; nothing when we are no root."""
    return () if os.geteuid() else ("setpriv", f"--reuid={UNPRIVILEGED}", f"--regid={UNPRIVILEGED}", "--clear-groups")


def give(folder: Path):
    """A folder for the processes and nobody else."""
    folder.mkdir(mode=0o700)
    _hand_over(folder)


def keep_secret(path: Path):
    path.chmod(0o600)
    _hand_over(path)


def free_ports(count: int) -> list[int]:
    probes = [socket.create_server((LOOPBACK, 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _hand_over(path: Path):
    if os.geteuid() == 0:
        shutil.chown(path, UNPRIVILEGED)
