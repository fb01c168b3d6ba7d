"""Files that rows name by their SHA-256, carried up after the rows: part by part, so that new rows go in between."""
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sync.line import Refused, SyncError, TooLarge, read
from sync.messages import Held, Missing, Offered

PART = 256 * 1024
SMALLEST_PART = 8 * 1024
SLOW_MS = 4000  # so long a new row may have to wait for a part that is on its way
OFFERED_AT_ONCE = 500
NOTED_AT_ONCE = 200


class Files(NamedTuple):
    """Which files travel: those that rows of one captured table name, and where they lie here."""

    table: str
    named_by: Callable[[list], set[str]]
    path: Callable[[str], Path]


class Carrier:
    """The files of one box. What head office confirmed is remembered until it is offered again; nothing is deleted here for it."""

    def __init__(self, database, line, state, files: Files, now_ms: Callable[[], int]):
        self.database, self.line, self.state, self.files, self.now_ms = database, line, state, files, now_ms
        self._missing: dict[str, int] = {}
        self._part, self._looked_at = PART, ""

    def carry_once(self) -> bool:
        """Note, offer or send one part; True means there may be more to do right away."""
        try:
            more = self._note_new() or self._send() or self._offer()
        except SyncError as error:
            self._missing.clear()
            self.state.write("files_error", error.reason)
            raise
        if self.state.read("files_error", str):
            self.state.forget("files_error")
        return more

    @property
    def is_sending(self) -> bool:
        return bool(self._missing)

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
        """Learn which of the files that are not confirmed head office lacks. False when nothing is left to carry."""
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

    def _send(self) -> bool:
        """One part of the first file that head office lacks; False when it is not known to lack any."""
        if not self._missing:
            return False
        sha, offset = next(iter(self._missing.items()))
        fault = self._fault(sha)
        if fault:
            self._put_aside(sha, fault)
            return True
        try:
            self._take_note(sha, self._put(sha, offset))
        except TooLarge as error:
            self._put_aside(sha, error.reason)
        except SyncError:
            self._part = max(self._part // 2, SMALLEST_PART)
            self._run("update sync_blob set tries = tries + 1 where sha256 = ?", sha)  # another one goes first next time
            raise
        return True

    def _put(self, sha: str, offset: int) -> Held:
        begun_ms = self.now_ms()
        start, body, total = self._cut(sha, offset)
        try:
            held = read(self.line.put(f"/v1/blob/{sha}", body, f"bytes {start}-{start + len(body) - 1}/{total}"), Held)
        except Refused as elsewhere:
            return read(elsewhere.body, Held)
        is_slow = self.now_ms() - begun_ms > SLOW_MS
        self._part = max(self._part // 2, SMALLEST_PART) if is_slow else min(self._part * 2, PART)
        return held

    def _cut(self, sha: str, offset: int) -> tuple[int, bytes, int]:
        """The next part. An office that died before it gave a complete file its name is sent the first one once more."""
        with self.files.path(sha).open("rb") as file:
            total = os.fstat(file.fileno()).st_size
            start = file.seek(offset if offset < total else 0)
            return start, file.read(self._part), total

    def _take_note(self, sha: str, held: Held):
        self._missing[sha] = held.offset
        if held.whole:
            del self._missing[sha]
            self._confirm(sha)

    def _fault(self, sha: str) -> str | None:
        """Looked at before the first part: what is damaged here must not be carried for hours and then be refused."""
        try:
            if sha == self._looked_at and self.files.path(sha).stat():
                return None
            with self.files.path(sha).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return "not on this disk any more"
        self._looked_at = sha if found == sha else ""
        return None if found == sha else "damaged on this disk"

    def _put_aside(self, sha: str, fault: str):
        del self._missing[sha]
        self._run("update sync_blob set fault = ? where sha256 = ?", fault, sha)

    def _confirm(self, sha: str):
        self._run("update sync_blob set confirmed_ms = ? where sha256 = ?", self.now_ms(), sha)

    def _run(self, sql: str, *values):
        return self.database.connection().execute(sql, values)
