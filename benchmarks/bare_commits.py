"""The peer of taking numbers: the same durable commit on bare SQLite, in a file of the same making, by some threads."""
import sys
import threading
import time
from pathlib import Path

import apsw

from benchmarks.slow_disk import SlowDisk
from kiosk.db import PRAGMAS

PATIENCE_MS = 30_000  # SQLite's own waiting is unfair: one of eight threads may starve for seconds

# As many bytes in each row as the site writes for a number, and the indexes that the site keeps.
TABLES = """
create table if not exists daycounter (series text, day text, last integer not null, primary key (series, day));
create table if not exists ticket (id text primary key, service_id text, day text, serial integer, number text,
  state text, rank integer, take_key text unique, token_hash text unique, taken_at integer);
create index if not exists ticket_state on ticket (state, day, rank);
create table if not exists event (id text primary key, at integer, verb text, subject text, facts text);
create index if not exists event_subject on event (subject);
create table if not exists print_job (id text primary key, subject text, document text, state text, created_at integer);
create index if not exists print_job_state on print_job (state);
"""
COUNT = """insert into daycounter values ('ticket A', '2026-11-21', 1)
on conflict (series, day) do update set last = last + 1 returning last"""
TICKET = """insert into ticket values (lower(hex(randomblob(16))), 'a', '2026-11-21', ?1, 'A' || ?1, 'waiting', ?1,
lower(hex(randomblob(16))), lower(hex(randomblob(32))), ?1)"""
EVENT = """insert into event values (lower(hex(randomblob(16))), ?1, 'ticket.taken', 'ticket:' || hex(randomblob(16)),
'{"number": "A001"}')"""
JOB = """insert into print_job values (lower(hex(randomblob(16))), 'ticket:' || hex(randomblob(16)),
printf('%.900c', 'x'), 'queued', ?1)"""


def main(path: Path, threads: int, seconds: float):
    """Prints how many commits there were in one second."""
    disk = SlowDisk()
    _connection(path).execute(TABLES)
    done: list[int] = []
    until = time.monotonic() + seconds
    crew = [threading.Thread(target=lambda: done.append(_commits(path, until))) for _ in range(threads)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    sys.stdout.write(f"{sum(done) / seconds}\n")
    del disk


def _connection(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.set_busy_timeout(PATIENCE_MS)
    for name, value in PRAGMAS.items():
        connection.execute(f"pragma {name} = {value}")
    return connection


def _commits(path: Path, until: float) -> int:
    connection, count = _connection(path), 0
    while time.monotonic() < until:
        connection.execute("begin immediate")
        ((number,),) = connection.execute(COUNT).fetchall()
        for statement in (TICKET, EVENT, JOB):
            connection.execute(statement, (number,))
        connection.execute("commit")
        count += 1
    connection.close()
    return count


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
