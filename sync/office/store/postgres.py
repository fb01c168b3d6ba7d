"""Head office on PostgreSQL, through psycopg. One connection per thread, opened again when the server comes back."""
import functools
import random
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import contextmanager

import msgspec
import psycopg
from psycopg.errors import DeadlockDetected, SerializationFailure
from psycopg.rows import dict_row

from sync.office.store.base import Store, T, Unavailable
from sync.office.store.watchful import CONNECT_TIMEOUT_S, WatchfulConnection

AGAIN = (SerializationFailure, DeadlockDetected)
LOST = (psycopg.OperationalError, psycopg.InterfaceError)
ATTEMPTS = 6
LONGEST_PAUSE_S = 0.2
STARTING = 7163  # the number of the lock that only a start takes


class PostgresStore(Store):
    def __init__(self, address: str):
        self._address, self._threads, self._opened = address, threading.local(), weakref.WeakSet()

    def rows(self, sql: str, *values) -> list[dict]:
        connection = self._connection
        try:
            return self._ask(connection, sql, values).fetchall()
        except Unavailable:
            # Between two requests the server may have been restarted. A read outside a transaction asks once more.
            if self._is_inside or not connection.closed:
                raise
            return self._ask(self._connection, sql, values).fetchall()

    def run(self, sql: str, *values) -> int:
        return self._ask(self._connection, sql, values).rowcount

    def insert_many(self, table: str, columns: tuple[str, ...], rows: list[tuple], on_conflict: str):
        """One statement whose one value is all the rows: as fast as COPY at this size, and without a temporary table."""
        if rows:
            names = ", ".join(columns)
            self.run(f"insert into {table} ({names}) select {names} from json_populate_recordset(null::{table}, ?::json) "
                     f"{on_conflict}", _as_json(columns, rows))

    def transact(self, work: Callable[[], T]) -> T:
        """Once more when another transaction was in the way, or when the connection was gone before anything began."""
        if self._is_inside:
            return work()
        for attempt in range(ATTEMPTS):
            begun = False
            try:
                with self._begun():
                    begun = True
                    return work()
            except AGAIN:
                time.sleep(random.uniform(0, LONGEST_PAUSE_S) * attempt / ATTEMPTS)
            except LOST as error:
                if begun:
                    raise Unavailable(str(error)) from error
        raise Unavailable("others were in the way again and again")

    def alone(self, work: Callable[[], T]) -> T:
        def locked():
            self.run("select pg_advisory_xact_lock(?)", STARTING)
            return work()

        return self.transact(locked)

    @contextmanager
    def snapshot(self):
        with self._begun():
            self.run("set transaction isolation level repeatable read, read only")
            yield

    def keep_copy(self, mark: str):
        """Nothing to do here: who runs the server keeps its backups."""

    def close(self):
        for connection in list(self._opened):
            connection.close()

    @contextmanager
    def _begun(self):
        with self._connection.transaction():
            self._threads.inside = True
            try:
                yield
            finally:
                self._threads.inside = False

    def _ask(self, connection: psycopg.Connection, sql: str, values: tuple) -> psycopg.Cursor:
        try:
            return connection.execute(_placed(sql), values)
        except AGAIN:
            raise
        except LOST as error:
            raise Unavailable(str(error)) from error

    @property
    def _is_inside(self) -> bool:
        return getattr(self._threads, "inside", False)

    @property
    def _connection(self) -> psycopg.Connection:
        kept = getattr(self._threads, "connection", None)
        if kept is None or kept.closed:
            kept = self._threads.connection = self._connect()
        return kept

    def _connect(self) -> psycopg.Connection:
        try:
            opened = WatchfulConnection.connect(
                self._address, autocommit=True, row_factory=dict_row, connect_timeout=CONNECT_TIMEOUT_S,
                application_name="qiantai office",
            )
        except psycopg.OperationalError as error:
            raise Unavailable(str(error)) from error
        opened.address = self._address
        self._opened.add(opened)
        return opened


@functools.cache
def _placed(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


def _as_json(columns: tuple[str, ...], rows: list[tuple]) -> str:
    return msgspec.json.encode([dict(zip(columns, row, strict=True)) for row in rows]).decode()
