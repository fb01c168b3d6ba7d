"""The box's side: send what changed, fetch what head office released, and know how things stand."""
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs

from sync import capture, digest, down, fork, status, tokens, wire
from sync.blobs import Carrier, Files
from sync.capture import Captured
from sync.line import Line, Refused, SyncError, TimedOut, TooLarge, read
from sync.lock import alone
from sync.messages import Disagreement, Enrolment, Facts, Hello, Inflight, Taken, Welcome
from sync.state import State
from sync.status import Summary, SyncStatus
from sync.tokens import enrol

BATCH_ROWS = 500
NEWS_OF_CLOCK_MS = 10_000

__all__ = ["Box", "Captured", "Enrolment", "Facts", "Files", "SyncError", "SyncStatus", "Summary", "enrol"]


class Box:
    """One site box as head office knows it. Not for use by two threads at once; status() may be asked by any."""

    def __init__(
        self,
        database,
        office_url: str,
        token: str,
        *,
        tables: list[Captured],
        apply: dict[str, Callable[[list], None]],
        release_folder: Path,
        now_ms: Callable[[], int],
        facts: Callable[[], Facts] = Facts,
        on_fork: Callable[[], None] | None = None,
        on_time: Callable[[int], None] | None = None,
        ca_file: str | None = None,
        files: Files | None = None,
    ):
        self.database, self.tables, self.facts, self.now_ms = database, tables, facts, now_ms
        self._token, self.device_id = token, token.split(".")[1]
        self.line = Line(office_url, token, ca_file)
        self.state = State(database)
        self._releases = down.Releases(database, self.line, self.state, apply, release_folder)
        self._folder, self._on_fork, self._on_time = release_folder, on_fork, on_time
        self.carrier = Carrier(database, self.line, self.state, files, now_ms) if files else None
        self._welcome: Welcome | None = None
        self._batch_rows = BATCH_ROWS

    def push_once(self) -> bool:
        """Send one batch; True means there may be more to send right away.

        Head office says how far it got. A lost answer or a crash here costs nothing: the next turn asks
        again and goes on from there.
        """
        with self._exchange():
            try:
                return self._push()
            except TooLarge as error:
                self._shrink(error)
                return True

    def pull_once(self) -> list[str]:
        """Fetch and apply what head office released since; returns the tables that changed."""
        with self._exchange():
            self.hang_up()
            self._agree()
            refused = self._releases.refused()
            taken = self._releases.take(self._welcome.manifest)
            if taken or refused != self._releases.refused():
                self.hang_up()  # the next hello says what this box runs on now, and what it did not take
            return taken

    def carry_once(self) -> bool:
        """One step with the files that rows name; True means there may be more. Call it when no row waits."""
        if self.carrier is None:
            return False
        with self._turn():
            return self.carrier.carry_once()

    def offer_files_again(self):
        """A head office that was restored may have fewer files than it said."""
        if self.carrier:
            self.carrier.offer_again()

    def prove(self) -> int | None:
        """Compare every row with head office; the number proved equal, or None when some differ or are pending."""
        with self._exchange():
            self._agree()
            return digest.compare(self)

    def hang_up(self):
        """Ask head office again where it stands before the next batch."""
        self._welcome = None

    def sync_all(self) -> Summary:
        """Everything at once: send all, prove it, fetch what is new, send the echo."""
        before = self._counted()
        released = self.pull_once()
        batches = self._push_all()
        while self.carry_once():
            batches += self._push_all()
        proved = self.prove()
        if proved is None:
            batches += self._push_all()
            proved = self.prove()
        rows, rejected = (now - then for now, then in zip(self._counted(), before, strict=True))
        return Summary(batches, rows, rejected, released, proved)

    def status(self) -> SyncStatus:
        return status.of(self)

    def clear_fork_alarm(self):
        self.state.forget("fork_alarm")

    @property
    def token(self) -> str:
        return tokens.current(self.state, self._token)

    @contextmanager
    def _exchange(self):
        """What went wrong stays readable at the desk."""
        with self._turn():
            try:
                yield
            except SyncError as error:
                self._fail(error)
                raise

    @contextmanager
    def _turn(self):
        """One exchange at a time, over all processes of this box."""
        with alone(self._folder):
            self.line.speak_as(self.token)
            yield

    def _push(self) -> bool:
        self._agree()
        batch = self._gather()
        if batch is None:
            self._succeed()
            return False
        self._send(batch)
        return True

    def _push_all(self) -> int:
        batches = 0
        while self.push_once():
            batches += 1
        return batches

    def _agree(self):
        """Learn head office's position unless it is known; a different history becomes a new incarnation."""
        # A batch on its way may be another process's, whose answer was lost: only hello tells, and it must not be forgotten.
        if self._welcome is not None and self.state.position().inflight is None:
            return
        try:
            self._welcome = tokens.greet(self, self._hello())
        except Refused as refusal:
            quarrel = read(refusal.body, Disagreement)
            fork.begin_again(self, quarrel, self._on_fork)
            self._welcome = tokens.greet(self, self._hello())
        self._adopt(self._welcome.cursor, self._welcome.head)
        self._compare_clocks(self._welcome.server_ms)
        self.state.keep("shared_letters", self._welcome.shared_letters)
        if self._welcome.renew:
            tokens.renew(self)

    def _hello(self) -> Hello:
        position = self.state.position()
        return Hello(
            incarnation=position.incarnation, acked=position.acked, head=position.head, inflight=position.inflight,
            max_seq=capture.highest(self.database.connection()), succeeds=position.succeeds,
            forked_at=position.forked_at, manifest=self._releases.held(), numbers=self._releases.numbers(),
            refused=self._releases.refused(), facts=self.facts(), now_ms=self.now_ms(),
        )

    def _gather(self) -> capture.Batch | None:
        limit = min(self._batch_rows, self._welcome.batch_rows)
        try:
            return capture.gather(self.database, self.tables, self.state.acked(), limit)
        except capture.Unreadable as error:
            raise TooLarge(str(error)) from error

    def _send(self, batch: capture.Batch):
        position = self.state.position()
        packed = wire.encode(
            wire.Header(wire.VERSION, position.incarnation, batch.start, batch.to, batch.complete, batch.schemas),
            batch.lines,
        )
        inflight = Inflight(batch.start, batch.to, packed.sha)
        self.state.write("position", structs.replace(position, inflight=inflight))
        try:
            taken = read(self.line.post("/v1/push", packed.body, "application/octet-stream"), Taken)
        except Refused:
            self.hang_up()
            return
        self._adopt(taken.cursor, taken.head)
        self._count(len(batch.lines), taken.rejected)
        self._batch_rows = min(self._batch_rows * 2, BATCH_ROWS)

    def _adopt(self, cursor: int, head: str):
        position = self.state.position()
        if (position.acked, position.head, position.inflight) != (cursor, head, None):
            self.state.write("position", structs.replace(position, acked=cursor, head=head, inflight=None))

    def _compare_clocks(self, server_ms: int):
        """Nothing is ordered by a clock, but people read it. What the line takes is no news, and no write to the disk."""
        drift_ms = self.now_ms() - server_ms
        if abs(drift_ms - (self.state.read("drift_ms", int) or 0)) > NEWS_OF_CLOCK_MS:
            self.state.write("drift_ms", drift_ms)
        if self._on_time:
            self._on_time(drift_ms)

    def _shrink(self, error: TooLarge):
        """Half as many rows next time. One row alone that cannot travel is put aside, where staff see it."""
        self.hang_up()
        if self._batch_rows == 1:
            self._park_next(error.reason)
            self._batch_rows = BATCH_ROWS
        else:
            self._batch_rows //= 2

    def _park_next(self, reason: str):
        connection = self.database.connection()
        (seq,) = connection.execute("select min(seq) from change where seq > ?", (self.state.acked(),)).fetchone()
        capture.park(connection, seq, reason)

    def _counted(self) -> tuple[int, int]:
        return self.state.read("counted", tuple[int, int]) or (0, 0)

    def _count(self, rows: int, rejected: list):
        sent, refused = self._counted()
        self.state.write("counted", (sent + rows, refused + len(rejected)))

    def _succeed(self):
        self.state.write("last_success_ms", self.now_ms())
        self.state.forget("last_error")

    def _fail(self, error: SyncError):
        self.hang_up()
        if isinstance(error, TimedOut):
            self._batch_rows = max(1, self._batch_rows // 2)
        self.state.write("last_error", error.reason)
