"""The site's one SQLite file: connection settings, transactions, and what every table shares."""
import functools
import json
import os
import secrets
import threading
from contextlib import contextmanager, nullcontext
from pathlib import Path

from kiosk import lean  # noqa: F401  before peewee

import apsw
import peewee
from playhouse.apsw_ext import APSWDatabase, DateField
from playhouse.pool import PooledDatabase

from kiosk import clock
from kiosk.errors import StartRefused

OLDEST_SQLITE = (3, 51, 3)  # before it, a checkpoint race could corrupt a WAL file
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "cache_size": -256,  # kB for each connection; the system caches the file anyway
    "journal_size_limit": 64 * 1024 * 1024,
}
SYNCHRONOUS_FULL = 2
BUSY_TIMEOUT_S = 5
STATEMENTS_KEPT = 60  # prepared ones, for each connection
# The tables' definitions alone take 0.3 MB of each connection, so some forty threads share a few.
CONNECTIONS = 12
CONNECTION_WITHIN_S = 30

# What reading a damaged file ends in: Peewee's, APSW's own while rows are fetched, or text that is none.
UNREADABLE = (peewee.DatabaseError, apsw.Error, UnicodeError)

_turn = threading.Lock()
_id_turn = threading.Lock()
_latest_id = 0  # milliseconds and a count within them


class SiteDatabase(PooledDatabase, APSWDatabase):
    """A few connections, kept open and lent to threads, each proven to write durably before it is used."""

    def _add_conn_hooks(self, conn):
        super()._add_conn_hooks(conn)
        conn.setbusytimeout(BUSY_TIMEOUT_S * 1000)
        level = conn.pragma("synchronous")
        if level != SYNCHRONOUS_FULL:
            raise StartRefused(f"SQLite answers synchronous={level}; only FULL keeps a number through a power cut.")

    def _can_reuse(self, conn):
        return conn.db_filename("main") == self.database


database = SiteDatabase(
    None, max_connections=CONNECTIONS, timeout=CONNECTION_WITHIN_S, pragmas=PRAGMAS, lock_type="IMMEDIATE", statementcachesize=STATEMENTS_KEPT
)


def open_database(path: Path):
    if tuple(int(part) for part in apsw.sqlitelibversion().split(".")) < OLDEST_SQLITE:
        raise StartRefused(f"SQLite {apsw.sqlitelibversion()} is too old; install a newer apsw package.")
    path.parent.mkdir(parents=True, exist_ok=True)
    database.close_idle()
    database.init(os.path.realpath(path))
    database.connect(reuse_if_open=True)


def lay_down():
    """Let another thread have this one's connection; the next query takes one again."""
    if not database.is_closed() and not database.in_transaction():
        database.close()


@contextmanager
def transaction():
    """All or nothing; nested calls join the outer one."""
    # The connection first: whoever has the turn must never wait for one that those behind it hold.
    database.connect(reuse_if_open=True)
    # Threads queue here in their order: SQLite's own waiting sleeps ever longer while the file is long free.
    with nullcontext() if database.in_transaction() else _turn, database.atomic():
        yield


def after_commit(act):
    """Run act once what was written is on disk, or now when nothing is pending."""
    if database.in_transaction():
        database.after_commit(act)
    else:
        act()


def is_full(error: Exception) -> bool:
    """Whether the disk had no room for what was written. None of it is there then."""
    return isinstance(error.__context__, apsw.FullError)


def is_damaged(error: Exception) -> bool:
    """Whether the file itself is to blame, and not that it was busy or full."""
    blamed = (apsw.CorruptError, apsw.NotADBError, apsw.IOError, UnicodeError)
    return isinstance(error, blamed) or isinstance(error.__context__, blamed)


def forbid(table: str, *changes: str, when: str = ""):
    """Let the database itself refuse to "update", "update of" some columns, or "delete" rows of this table, or the old rows of which when holds."""
    for change in changes:
        database.execute_sql(
            f"create trigger if not exists sealed_{table}_{change.partition(' ')[0]} before {change} on {table} "
            f"{f'when {when} ' if when else ''}begin select raise(abort, '{table} rows are never changed'); end"
        )


def new_id() -> str:
    """A UUIDv7 as 32 hex digits: unique across boxes, and later ones sort later, also within a millisecond and after the clock was set back."""
    global _latest_id
    with _id_turn:
        first = clock.now_ms() << 12 | secrets.randbits(8)
        _latest_id = count = max(_latest_id + 1, first)
    bits = count >> 12 << 80 | 0x7 << 76 | (count & 0xFFF) << 64 | 0b10 << 62 | secrets.randbits(62)
    return f"{bits:032x}"


class MomentField(peewee.BigIntegerField):
    """An aware UTC datetime, stored as whole milliseconds since 1970."""

    def db_value(self, value):
        return value if value is None or isinstance(value, int) else clock.to_ms(value)

    def python_value(self, value):
        return None if value is None else clock.from_ms(value)


class JsonField(peewee.TextField):
    """Lists and dictionaries as JSON text; nobody asks the database to look inside."""

    def db_value(self, value):
        return value if value is None else json.dumps(value, ensure_ascii=False)

    def python_value(self, value):
        return value if value is None else json.loads(value)


class BaseModel(peewee.Model):
    class Meta:
        database = database
        legacy_table_names = False
        only_save_dirty = True

    @classmethod
    def get_by_id(cls, pk):
        row = cls.with_value(cls._meta.primary_key, pk)
        if row is None:
            raise cls.DoesNotExist(f"{cls.__name__} {pk}")
        return row

    @classmethod
    def with_value(cls, field: peewee.Field, value):
        """The row with this value in that column, or None. Its statement is built once, which is most of what such a query costs."""
        return cls._row_of(database.execute_sql(_select_by(cls, field), [field.db_value(value)]).fetchone())

    @classmethod
    def only_one(cls):
        """The row of a table that holds one, or None."""
        return cls._row_of(database.execute_sql(_select_any(cls)).fetchone())

    def change_if(self, condition, **changes) -> bool:
        """One UPDATE of this row that happens only where the condition still holds; says whether it did."""
        matched = type(self).update(**changes).where(self._pk_expr() & condition).execute()
        if matched:
            for name, value in changes.items():
                setattr(self, name, value)
            self._dirty.clear()
        return bool(matched)

    @classmethod
    def _row_of(cls, columns: tuple | None):
        if columns is None:
            return None
        row = cls(__no_default__=True)
        row.__data__ = {each.name: each.python_value(kept) for each, kept in zip(cls._meta.sorted_fields, columns, strict=True)}
        row._dirty.clear()
        return row


class Record(BaseModel):
    """A row with an identity made here, unique over all boxes, so that it can travel to head office."""

    id = peewee.FixedCharField(max_length=32, primary_key=True, default=new_id)

    @classmethod
    def add(cls, **fields):
        """A new row. Its statement is built once: building it is most of what an insert through Peewee costs."""
        row = cls(**fields)
        database.execute_sql(_insert_into(cls), [
            field.db_value(row.__data__.get(field.name)) for field in cls._meta.sorted_fields
        ])
        row._dirty.clear()
        return row


@functools.cache
def _select_any(table) -> str:
    columns = ", ".join(f'"{each.column_name}"' for each in table._meta.sorted_fields)
    return f'select {columns} from "{table._meta.table_name}" limit 1'


@functools.cache
def _select_by(table, field) -> str:
    return _select_any(table).replace(" limit 1", f' where "{field.column_name}" = ? limit 1')


@functools.cache
def _insert_into(table) -> str:
    columns = [f'"{field.column_name}"' for field in table._meta.sorted_fields]
    return f'insert into "{table._meta.table_name}" ({", ".join(columns)}) values ({", ".join("?" * len(columns))})'


# As text, because every ticket waits for it: building it through Peewee takes longer than doing it.
NEXT_NUMBER = """
insert into day_counter (series, day, last) values (?, ?, ?)
on conflict (series, day) do update set last = last + 1 returning last
"""


class DayCounter(BaseModel):
    """The last number given in a series on a day. It moves in the transaction that uses the number."""

    series = peewee.CharField()
    day = DateField()
    last = peewee.IntegerField()

    class Meta:
        primary_key = peewee.CompositeKey("series", "day")

    @classmethod
    def next(cls, series: str, day, first: int = 1) -> int:
        """The next number of the series: without gaps, because a transaction that fails takes it back."""
        (number,) = database.execute_sql(NEXT_NUMBER, (series, cls.day.db_value(day), first)).fetchone()
        return number


class Setting(BaseModel):
    """Small facts of this box, by name: who it is, what it was told."""

    name = peewee.CharField(primary_key=True)
    value = peewee.TextField()

    @classmethod
    def read(cls, name: str) -> str | None:
        row = cls.with_value(cls.name, name)
        return row.value if row else None

    @classmethod
    def write(cls, name: str, value: str):
        cls.insert(name=name, value=value).on_conflict(
            conflict_target=[cls.name], update={cls.value: value}
        ).execute()
