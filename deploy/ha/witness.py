"""What one box was told is safe, and whether head office has it: the acknowledged set and its checker."""
import time
from contextlib import contextmanager
from typing import NamedTuple

import msgspec

from kiosk import uplink
from kiosk.simulating.box import MeteredLine, SimulatedBox, patiently
from sync import capture
from sync.messages import Taken, Welcome


class Witness(MeteredLine):
    """Notes every acknowledgement with its moment, and every time head office stood further back than it had said."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.highest, self.moments, self.gone_back = 0, [], []

    def post(self, path: str, body: bytes, kind: str) -> bytes:
        answer = super().post(path, body, kind)
        if path == "/v1/push":
            self.highest = max(self.highest, msgspec.json.decode(answer, type=Taken).cursor)
            self.moments.append(time.monotonic())
        elif path == "/v1/hello":
            cursor = msgspec.json.decode(answer, type=Welcome).cursor
            if cursor < self.highest:
                self.gone_back.append((cursor, self.highest))
                self.highest = cursor
        return answer


class Evidence(NamedTuple):
    """rows: every row of the box's file as head office should have it. lost_by_engine: acknowledged, and then not there when asked again."""

    site_id: str
    rows: dict[tuple[str, str], dict]
    moments: list[float]
    lost_by_engine: int
    is_proved: bool


class Lobby:
    """A box that sends until it has nothing more, however often the line breaks, and asks again later, as its worker does every few minutes."""

    def __init__(self, box: SimulatedBox):
        self.box, self.acknowledged, self.lost_by_engine, self.moments = box, 0, 0, []

    def live(self):
        with self._connected() as box:
            more = True
            while more:
                _, more = patiently(box.push_once)
                self.acknowledged = box.line.highest

    def ask_again(self) -> Evidence:
        """A box that was through before the primary died learns only now what the engine forgot."""
        with self._connected() as box:
            done = patiently(box.sync_all)[1]
            rows = _rows(box)
        return Evidence(self.box.enrolment.site_id, rows, self.moments, self.lost_by_engine, done.proved_rows is not None)

    @contextmanager
    def _connected(self):
        with self.box.connected(Witness) as box:
            box.line.highest = self.acknowledged
            yield box
            self.moments += box.line.moments
            self.lost_by_engine += sum(_entries(box, *span) for span in box.line.gone_back)


def lost_and_doubled(evidence: list[Evidence], landed: list[dict]) -> tuple[int, int]:
    """How many rows head office lacks or has otherwise, and how many it has twice or from nowhere."""
    expected = {(each.site_id, *key): row for each in evidence for key, row in each.rows.items()}
    there = {(row["site_id"], row["tbl"], row["pk"]): msgspec.json.decode(row["body"]) for row in landed}
    lost = sum(there.get(key) != row for key, row in expected.items())
    return lost, len(landed) - len(there) + len(there.keys() - expected.keys())


def _entries(box, after: int, to: int) -> int:
    return box.database.connection().execute("select count(*) from change where seq > ? and seq <= ?", (after, to)).fetchone()[0]


def _rows(box) -> dict[tuple[str, str], dict]:
    rows, after = {}, 0
    while batch := capture.gather(box.database, uplink.CAPTURED, after, 500):
        for line in batch.lines:
            _, table, _, *values = msgspec.json.decode(line)
            rows[table, str(values[0])] = dict(zip(batch.schemas[table][1], values, strict=True))
        after = batch.to
    return rows
