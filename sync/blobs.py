"""Files that rows name by their SHA-256, carried up after the rows: part by part, so that new rows go in between."""
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sync.line import Refused, SyncError, TimedOut, TooLarge, read
from sync.messages import Held, Missing, Offered

PART = 256 * 1024
SMALLEST_PART = 8 * 1024
OFFERED_AT_ONCE = 500
NOTED_AT_ONCE = 200


class Files(NamedTuple):
    """Which files travel: those that rows of one captured table name, and where they lie here."""

    table: str
    named_by: Callable[[list], set[str]]
    path: Callable[[str], Path]


class Carrier:
    """The files of one box. What head office confirmed is remembered, until it is asked again at night."""

    def __init__(self, database, line, state, files: Files, now_ms: Callable[[], int]):
        self.database, self.line, self.state, self.files, self.now_ms = database, line, state, files, now_ms
        self._missing: dict[str, int] = {}
        self._part, self._looked_at = PART, ""

    def carry_once(self) -> bool:
        """Note, offer or send one part; True means there may be more to do right away."""
        if self._note_new():
            return True
        if not self._missing:
            return self._offer()
        self._send_part(*next(iter(self._missing.items())))
        return True

    def offer_again(self):
        """Nothing counts as confirmed, and nothing as hopeless."""
        self._missing.clear()
        self._run("update sync_blob set confirmed_ms = null, tries = 0, fault = null")

    def left(self) -> tuple[int, int]:
        """How many files wait, and how many cannot go."""
        found = self._run("select fault is null, count(*) from sync_blob where confirmed_ms is null group by 1").fetchall()
        counted = dict(found)
        return counted.get(1, 0), counted.get(0, 0)

    def _note_new(self) -> bool:
        """Only of rows that head office has: a file never comes before the row that says what it is."""
        mark = self.state.read("blob_mark", int) or 0
        rows = self._run(
            "select seq, pk from change where tbl = ? and op = 'u' and seq > ? and seq <= ? order by seq limit ?",
            self.files.table, mark, self.state.acked(), NOTED_AT_ONCE,
        ).fetchall()
        if not rows:
            return False
        named = self.files.named_by([pk for _, pk in rows])
        with self.database.atomic("IMMEDIATE"):
            self.database.connection().executemany(
                "insert into sync_blob (sha256) values (?) on conflict (sha256) do nothing", [(sha,) for sha in named]
            )
            self.state.write("blob_mark", rows[-1][0])
        return True

    def _offer(self) -> bool:
        """Learn which of the files that are not confirmed head office lacks. False when all are there."""
        rows = self._run(
            "select sha256 from sync_blob where confirmed_ms is null and fault is null order by tries, sha256 limit ?",
            OFFERED_AT_ONCE,
        ).fetchall()
        offered = [sha for (sha,) in rows]
        if not offered:
            return False
        missing = self.line.ask("/v1/blobs", Offered(offered), Missing).offsets
        self._missing = {sha: missing[sha] for sha in offered if sha in missing}
        with self.database.atomic("IMMEDIATE"):
            for sha in set(offered) - set(missing):
                self._confirm(sha)
        return True

    def _send_part(self, sha: str, offset: int):
        fault = self._fault(sha)
        if fault:
            return self._put_aside(sha, fault)
        try:
            held = self._put(sha, offset)
        except TooLarge as error:
            return self._put_aside(sha, error.reason)
        except SyncError as error:
            self._lose_patience(sha, error)
            raise
        self._take_note(sha, held)

    def _put(self, sha: str, offset: int) -> Held:
        with self.files.path(sha).open("rb") as file:
            file.seek(offset)
            body = file.read(self._part)
            total = os.fstat(file.fileno()).st_size
        content_range = f"bytes {offset}-{offset + len(body) - 1}/{total}"
        try:
            return read(self.line.put(f"/v1/blob/{sha}", body, {"Content-Range": content_range}), Held)
        except Refused as elsewhere:
            return read(elsewhere.body, Held)

    def _take_note(self, sha: str, held: Held):
        self._part = min(self._part * 2, PART)
        self._missing[sha] = held.offset
        if held.whole:
            del self._missing[sha]
            self._confirm(sha)

    def _lose_patience(self, sha: str, error: SyncError):
        """Another file is offered first next time, and on a slow line a smaller part of it."""
        self._missing.clear()
        self._run("update sync_blob set tries = tries + 1 where sha256 = ?", sha)
        if isinstance(error, TimedOut):
            self._part = max(self._part // 2, SMALLEST_PART)

    def _fault(self, sha: str) -> str | None:
        """Looked at once per file and process: what is damaged here must not be carried for hours and then be refused."""
        if sha != self._looked_at:
            try:
                with self.files.path(sha).open("rb") as file:
                    found = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError:
                return "not on this disk any more"
            if found != sha:
                return "damaged on this disk"
            self._looked_at = sha
        return None

    def _put_aside(self, sha: str, fault: str):
        self._missing.pop(sha, None)
        self._run("update sync_blob set fault = ? where sha256 = ?", fault, sha)

    def _confirm(self, sha: str):
        self._run("update sync_blob set confirmed_ms = ? where sha256 = ?", self.now_ms(), sha)

    def _run(self, sql: str, *values):
        return self.database.connection().execute(sql, values)
