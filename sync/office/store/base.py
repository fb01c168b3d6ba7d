"""The one door to the database of head office. The SQL behind it is one text that both engines take, with ? for values."""
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

T = TypeVar("T")


class StartRefused(Exception):
    """This program must not work on this database; the text says what to do about it."""


class Unavailable(Exception):
    """The database cannot be written or reached now: full, locked, restarting. Asking again later may help."""


class Store(ABC):
    @abstractmethod
    def rows(self, sql: str, *values) -> list[dict]:
        """What a select finds."""

    def first(self, sql: str, *values) -> dict | None:
        return next(iter(self.rows(sql, *values)), None)

    @abstractmethod
    def run(self, sql: str, *values) -> int:
        """How many rows it changed."""

    @abstractmethod
    def insert_many(self, table: str, columns: tuple[str, ...], rows: list[tuple], on_conflict: str):
        """No two of the rows may have the same key."""

    @abstractmethod
    def transact(self, work: Callable[[], T]) -> T:
        """All of the work or none of it. It may be done twice: nothing outside this database belongs into it."""

    @abstractmethod
    def snapshot(self) -> AbstractContextManager:
        """Reads inside see one moment and keep nobody waiting."""

    @abstractmethod
    def alone(self, work: Callable[[], T]) -> T:
        """A transaction during which no other process of this office starts."""

    @abstractmethod
    def keep_copy(self, mark: str):
        """Before tables change: a copy of a file that had some. A server's backups are kept by whoever runs it."""

    @abstractmethod
    def close(self):
        """Let go of the connections; a later question opens them again."""
