"""Where head office keeps everything: a SQLite file, or PostgreSQL when an address of one is given."""
from pathlib import Path

from sync.office.store.base import StartRefused, Store, Unavailable
from sync.office.store.sqlite import SqliteStore

__all__ = ["StartRefused", "Store", "Unavailable", "open_store"]

POSTGRESQL = ("postgresql://", "postgres://")


def open_store(database: Path | str) -> Store:
    if isinstance(database, Path):
        return SqliteStore(database)
    if not database.startswith(POSTGRESQL):
        raise StartRefused("The address of the database has to begin with postgresql://")
    return _postgresql(database)


def _postgresql(address: str) -> Store:
    try:
        from sync.office.store.postgres import PostgresStore  # a library that few offices have or need
    except ModuleNotFoundError as error:
        raise StartRefused("PostgreSQL needs one more package: pip install 'qiantai[postgres]'") from error
    return PostgresStore(address)
