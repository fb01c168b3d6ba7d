"""Where head office keeps everything. SQLite through APSW now; the SQL stays within what PostgreSQL also takes."""
from pathlib import Path

from playhouse.apsw_ext import APSWDatabase

from sync.office.schema import TABLES

PRAGMAS = {
    "journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "recursive_triggers": 1, "trusted_schema": 0,
    "cell_size_check": 1, "mmap_size": 0,
}
BUSY_TIMEOUT_S = 10


class Store:
    """One connection per thread, kept open. A transaction takes the write lock at once."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = APSWDatabase(str(path), pragmas=PRAGMAS, timeout=BUSY_TIMEOUT_S, lock_type="IMMEDIATE")
        with self.transaction():
            for statement in filter(str.strip, TABLES.split(";")):
                self.run(statement)

    def rows(self, sql: str, *values) -> list[dict]:
        cursor, found, names = self._connection.execute(sql, values), [], ()
        for row in cursor:
            names = names or tuple(name for name, _ in cursor.get_description())
            found.append(dict(zip(names, row, strict=True)))
        return found

    def first(self, sql: str, *values) -> dict | None:
        return next(iter(self.rows(sql, *values)), None)

    def run(self, sql: str, *values) -> int:
        """How many rows it changed."""
        self._connection.execute(sql, values)
        return self._connection.changes()

    def run_many(self, sql: str, sequence: list[tuple]):
        self._connection.executemany(sql, sequence)

    def transaction(self):
        return self._database.atomic()

    def snapshot(self):
        """Reads inside see one moment and keep nobody waiting."""
        return self._database.atomic("DEFERRED")

    def close(self):
        """Let go of this thread's connection."""
        self._database.close()

    @property
    def _connection(self):
        return self._database.connection()
