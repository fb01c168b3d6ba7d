"""Head office on one SQLite file, through APSW. One connection per thread, kept open."""
import os
import tempfile
from collections.abc import Callable
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw
from playhouse.apsw_ext import APSWDatabase

from sync.office.store.base import Store, T, Unavailable

PRAGMAS = {
    "journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "recursive_triggers": 1, "trusted_schema": 0,
    "cell_size_check": 1, "mmap_size": 0,
}
BUSY_TIMEOUT_S = 10
PASSING = (apsw.BusyError, apsw.FullError, apsw.IOError)


class SqliteStore(Store):
    """A transaction takes the write lock at once."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._is_new = path, not path.exists()
        self._database = APSWDatabase(str(path), pragmas=PRAGMAS, timeout=BUSY_TIMEOUT_S, lock_type="IMMEDIATE")

    def rows(self, sql: str, *values) -> list[dict]:
        with _in_words():
            cursor, found, names = self._connection.execute(sql, values), [], ()
            for row in cursor:
                names = names or tuple(name for name, _ in cursor.get_description())
                found.append(dict(zip(names, row, strict=True)))
            return found

    def run(self, sql: str, *values) -> int:
        with _in_words():
            self._connection.execute(sql, values)
            return self._connection.changes()

    def insert_many(self, table: str, columns: tuple[str, ...], rows: list[tuple], on_conflict: str):
        places = ", ".join("?" * len(columns))
        sql = f"insert into {table} ({', '.join(columns)}) values ({places}) {on_conflict}"
        with _in_words():
            self._connection.executemany(sql, rows)

    def transact(self, work: Callable[[], T]) -> T:
        with _in_words(), self._database.atomic():
            return work()

    alone = transact

    def snapshot(self):
        return self._database.atomic("DEFERRED")

    def keep_copy(self, mark: str):
        copy = self._path.with_suffix(f".{mark}{self._path.suffix}")
        if self._is_new or copy.exists():
            return
        with tempfile.TemporaryDirectory(dir=self._path.parent) as folder:
            whole = Path(folder) / copy.name
            self.run("vacuum into ?", str(whole))
            # Another process may have been quicker, and have gone on to change the tables: the first copy stays.
            with suppress(FileExistsError):
                os.link(whole, copy)

    def close(self):
        """Only this thread's connection: SQLite's belong to the threads that opened them."""
        self._database.close()

    @property
    def _connection(self):
        return self._database.connection()


@contextmanager
def _in_words():
    try:
        yield
    except PASSING as error:
        raise Unavailable(str(error)) from error
