"""Where head office stands with each box: hello, and the question whether both remember the same history."""
import msgspec

from sync.messages import Disagreement, Hello, ReleaseNote, Welcome
from sync.office.core import Office
from sync.office.boxes import devices, health, lanes
from sync.office.boxes.devices import Device
from sync.office.standards import arrivals, references
from sync.wire import next_head

BATCH_ROWS = 500
MOST_CHANGES = 2**31 - 1  # what the column holds


class Apart(Exception):
    """Box and head office are not at the same place; says where head office is."""

    def __init__(self, disagreement: Disagreement):
        super().__init__(disagreement.error)
        self.disagreement = disagreement


def somewhere_else(stream: dict | None, device: Device) -> Apart:
    """The box is not where it thinks; where it is stands in the answer."""
    return Apart(Disagreement("cursor", stream["cursor"] if stream else 0, device.incarnation))


def greet(office: Office, device: Device, hello: Hello) -> Welcome:
    current = manifest(office, device.site_id)
    stream = office.store.transact(lambda: _agree(office, device, hello, current))
    return Welcome(
        cursor=stream["cursor"], head=stream["head"], server_ms=office.clock(), batch_rows=BATCH_ROWS,
        renew=device.wants_token, manifest=current,
        shared_letters=lanes.shared_with(office, device.site_id, device.device_id, hello.facts.lane),
    )


def _agree(office: Office, device: Device, hello: Hello, current: dict[str, ReleaseNote]) -> dict:
    """Another hello of this community waits at the first statement, whichever process of the office it reached."""
    references.take_turn(office, device.site_id)
    _note_box(office, device, hello, arrivals.later(hello, current))
    now = office.store.first(
        "select incarnation from device where site_id = ? and device_id = ?", device.site_id, device.device_id
    )["incarnation"]
    if hello.incarnation != now:
        _begin(office, device, hello, now)
    stream = find(office, device.site_id, device.device_id, hello.incarnation)
    if not _same_history(stream, hello):
        raise Apart(Disagreement("fork", _reached(stream), hello.incarnation))
    if stream["cursor"] < hello.acked and not _stands_under_another_name(office, device, hello):
        _note_restored(office, device, hello.acked - stream["cursor"])
    _note(office, device, hello, stream["cursor"])
    if not now:
        devices.take_place(office, device)
    health.note(office, device.site_id)
    return stream


def find(office: Office, site_id: str, device_id: str, incarnation: str) -> dict | None:
    return office.store.first(
        "select * from stream where site_id = ? and device_id = ? and incarnation = ?",
        site_id, device_id, incarnation,
    )


def manifest(office: Office, site_id: str) -> dict[str, ReleaseNote]:
    rows = office.store.rows(
        "select tbl, number, hash, rows_n from release r where site_id = ? and number = "
        "(select max(number) from release where site_id = r.site_id and tbl = r.tbl)", site_id,
    )
    return {row["tbl"]: ReleaseNote(row["number"], row["hash"], row["rows_n"]) for row in rows}


def _begin(office: Office, device: Device, hello: Hello, before: str):
    """A new incarnation may begin only after the one that is current; anything else is another history."""
    # A batch of the old incarnation that arrives now waits for this row, and then finds it ended.
    office.store.run(
        "update stream set ended_ms = ? where site_id = ? and device_id = ? and incarnation = ?",
        office.clock(), device.site_id, device.device_id, before,
    )
    current = find(office, device.site_id, device.device_id, before)
    if current and hello.succeeds != before:
        raise Apart(Disagreement("fork", _reached(current), before))
    office.store.run(
        "insert into stream (site_id, device_id, incarnation, cursor, head, started_ms, last_hello_ms, forked_at, "
        "fork_until) values (?, ?, ?, 0, '', ?, ?, ?, ?)", device.site_id, device.device_id, hello.incarnation,
        office.clock(), office.clock(), hello.forked_at, _reached(current) if current else 0,
    )
    office.store.run(
        "update device set incarnation = ?, forks = forks + ?, forked_ms = case when ? > 0 then ? else forked_ms end "
        "where site_id = ? and device_id = ?", hello.incarnation, int(bool(current)), int(bool(current)),
        office.clock(), device.site_id, device.device_id,
    )


def _reached(stream: dict) -> int:
    """The highest number any row of this box has here: a history that just began has sent nothing yet, those before it had."""
    return max(stream["cursor"], stream["fork_until"])


def _same_history(stream: dict, hello: Hello) -> bool:
    """The same place, or one batch further whose answer was lost, or further back: then this office was restored."""
    here = (stream["cursor"], stream["head"])
    if here == (hello.acked, hello.head) or stream["cursor"] < hello.acked:
        return True
    sent = hello.inflight
    return sent is not None and here == (sent.to, next_head(hello.head, sent.sha))


def _stands_under_another_name(office: Office, device: Device, hello: Hello) -> bool:
    """A box that was enrolled anew goes on with its history: what was confirmed to it is here, as of the box it was."""
    return office.store.first(
        "select cursor from stream where site_id = ? and device_id <> ? and incarnation = ? and cursor >= ?",
        device.site_id, device.device_id, hello.incarnation, hello.acked) is not None


def _note(office: Office, device: Device, hello: Hello, cursor: int):
    now_ms = office.clock()
    nothing_waits = cursor == hello.max_seq
    office.store.run(
        "update stream set last_hello_ms = ?, drift_ms = ?, complete_at = case when ? > 0 then ? else complete_at end "
        "where site_id = ? and device_id = ? and incarnation = ?", now_ms, hello.now_ms - now_ms, int(nothing_waits),
        now_ms, device.site_id, device.device_id, hello.incarnation,
    )


def _note_restored(office: Office, device: Device, changes: int):
    """This database forgot what it had confirmed: somebody put an old copy back, or the engine lost it. People have to know."""
    office.store.run(
        "update device set went_back = ?, went_back_ms = ? where site_id = ? and device_id = ?", min(changes, MOST_CHANGES), office.clock(),
        device.site_id, device.device_id,
    )


def _note_box(office: Office, device: Device, hello: Hello, later: int):
    office.store.run(
        "update device set facts = ?, manifest = ?, refused = ?, later_releases = ? where site_id = ? and device_id = ?",
        msgspec.json.encode(hello.facts).decode(), msgspec.json.encode(hello.manifest).decode(),
        msgspec.json.encode(hello.refused).decode(), later, device.site_id, device.device_id,
    )
    arrivals.note(office, device.site_id, device.device_id, hello)
