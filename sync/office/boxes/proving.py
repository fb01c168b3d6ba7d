"""Head office's half of the digest and of giving a box its own rows back."""
from itertools import accumulate

import msgspec

from sync.digest import BUCKETS, MASK
from sync.messages import AskingBack, BucketRows, Compared, OwnRow, OwnRows, Sums
from sync.office.boxes import streams
from sync.office.core import Office
from sync.office.boxes.devices import Device

PAGE_ROWS = 1000
PAGE_BYTES = 2 * 1024 * 1024
OWN = "from landed where site_id = ? and device_id = ? and src_seq > ? and (tbl, pk) > (?, ?) order by tbl, pk"


def compare(office: Office, device: Device, sums: Sums) -> Compared:
    """Compared only at the same position: rows on their way are no difference."""
    with office.store.snapshot():
        stream = streams.find(office, device.site_id, device.device_id, sums.incarnation)
        if stream is None or stream["cursor"] != sums.cursor or sums.incarnation != device.incarnation:
            raise streams.somewhere_else(stream, device)
        differing = {tbl: _differing(office, device, tbl, theirs) for tbl, theirs in sums.tables.items()}
    differing = {tbl: buckets for tbl, buckets in differing.items() if buckets}
    rows = sum(count for theirs in sums.tables.values() for count, _ in theirs.values())
    office.store.run(
        "insert into proof (site_id, device_id, at_ms, rows_n, differing) values (?, ?, ?, ?, ?) "
        "on conflict (site_id, device_id, at_ms) do nothing",
        device.site_id, device.device_id, office.clock(), rows, sum(map(len, differing.values())),
    )
    return Compared(rows=rows, differing=differing)


def bucket(office: Office, device: Device, tbl: str, number: int) -> BucketRows:
    rows = office.store.rows(
        "select pk, row_hash from landed where site_id = ? and tbl = ? and bucket = ? and device_id = ? "
        "and deleted_seq is null", device.site_id, tbl, number, device.device_id,
    )
    return BucketRows({row["pk"]: row["row_hash"] for row in rows})


def own_rows(office: Office, device: Device, asking: AskingBack) -> OwnRows:
    """A page of what this box sent after a position, deletes included."""
    with office.store.snapshot():
        sizes = office.store.rows(f"select tbl, pk, octet_length(body) as size {OWN} limit ?", *_own(device, asking), PAGE_ROWS)
        count = _fitting([row["size"] for row in sizes])
        # Bodies are large: no more of them are read than this answer gives.
        rows = office.store.rows(f"select tbl, pk, src_seq, body, deleted_seq {OWN} limit ?", *_own(device, asking), count)
    return OwnRows(
        rows=[
            OwnRow(row["tbl"], row["pk"], row["src_seq"],
                   None if row["deleted_seq"] else msgspec.json.decode(row["body"]))
            for row in rows
        ],
        more=count < len(sizes) or count == PAGE_ROWS,
    )


def _own(device: Device, asking: AskingBack) -> tuple:
    return device.site_id, device.device_id, asking.after, asking.tbl, asking.pk


def _fitting(sizes: list[int]) -> int:
    """As many rows as one answer may hold, at least one."""
    return max(1, sum(size <= PAGE_BYTES for size in accumulate(sizes)))


def _differing(office: Office, device: Device, tbl: str, theirs: dict[int, tuple[int, str]]) -> list[int]:
    counts, sums = [0] * BUCKETS, [0] * BUCKETS
    rows = office.store.rows(
        "select bucket, row_hash from landed where site_id = ? and tbl = ? and device_id = ? and deleted_seq is null",
        device.site_id, tbl, device.device_id,
    )
    for row in rows:
        counts[row["bucket"]] += 1
        sums[row["bucket"]] += int(row["row_hash"], 16)
    ours = {number: (counts[number], f"{sums[number] & MASK:016x}") for number in range(BUCKETS) if counts[number]}
    return sorted(number for number in ours.keys() | theirs.keys() if ours.get(number) != theirs.get(number))
