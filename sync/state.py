"""What the box remembers about its exchange with head office, in its own database: durable, and read cheaply."""
import uuid

import msgspec

from sync.messages import Inflight


class Position(msgspec.Struct):
    """How far head office has confirmed, the hash over all of it, and the batch on its way."""

    incarnation: str
    acked: int = 0
    head: str = ""
    succeeds: str = ""
    forked_at: int = 0
    inflight: Inflight | None = None


class State:
    def __init__(self, database):
        self.database = database

    def position(self) -> Position:
        stored = self.read("position", Position)
        if stored is None:
            stored = Position(incarnation=uuid.uuid4().hex)
            self.write("position", stored)
        return stored

    def acked(self) -> int:
        stored = self.read("position", Position)
        return stored.acked if stored else 0

    def read(self, key: str, kind):
        row = self._connection.execute("select value from sync_state where key = ?", (key,)).fetchone()
        return msgspec.json.decode(row[0], type=kind) if row else None

    def write(self, key: str, value):
        text = msgspec.json.encode(value).decode()
        self._connection.execute(
            "insert into sync_state (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
            (key, text),
        )

    def keep(self, key: str, value):
        """A write only where something is new: every one costs the disk."""
        if self.read(key, type(value)) != value:
            self.write(key, value)

    def forget(self, key: str):
        self._connection.execute("delete from sync_state where key = ?", (key,))

    @property
    def _connection(self):
        return self.database.connection()
