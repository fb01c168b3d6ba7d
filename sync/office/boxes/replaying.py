"""Rows that were set aside: listing them, and trying again once a newer program can read them."""
import msgspec

from sync import wire
from sync.office.boxes import landing
from sync.office.core import Office
from sync.wire import Version

SHOWN = 100
OF_THE_SAME_BOX_ONLY = f"{landing.OVERWRITES} where excluded.src_seq > landed.src_seq and excluded.device_id = landed.device_id"


def waiting(office: Office, site_id: str, limit: int = SHOWN) -> list[dict]:
    """Without their content, and with the table when it is known: only those can be tried again."""
    rows = office.store.rows(
        "select device_id, incarnation, src_seq, reason, at_ms, schemas from quarantine where site_id = ? and "
        "settled_ms is null order by at_ms desc, src_seq desc limit ?", site_id, limit,
    )
    return [row | {"tbl": next(iter(_schemas(row)), None)} for row in rows]


def try_again(office: Office, site_id: str) -> int:
    """How many found their place now. A row that has changed since is not touched: the box sent it again by then."""
    rows = office.store.rows(
        "select device_id, incarnation, src_seq, line, schemas from quarantine where site_id = ? and settled_ms is null "
        "and schemas is not null order by src_seq", site_id,
    )
    return sum(_try(office, site_id, row) for row in rows)


def put_away(office: Office, site_id: str, device_id: str, incarnation: str, seq: int) -> bool:
    """Somebody looked at it. The row itself stays where it is."""
    return bool(office.store.run(
        "update quarantine set settled_ms = ? where site_id = ? and device_id = ? and incarnation = ? and src_seq = ? "
        "and settled_ms is null", office.clock(), site_id, device_id, incarnation, seq,
    ))


def _try(office: Office, site_id: str, row: dict) -> bool:
    seq = row["src_seq"]
    header = wire.Header(wire.VERSION, row["incarnation"], seq - 1, seq, False, _schemas(row))
    fit, _ = landing.sort_out(wire.Received(header, [row["line"].encode()], ""), office.zone)

    def land() -> bool:
        settled = put_away(office, site_id, row["device_id"], row["incarnation"], seq)
        if settled:
            landing.land(office, site_id, row["device_id"], fit, OF_THE_SAME_BOX_ONLY)
        return settled

    return bool(fit) and office.store.transact(land)


def _schemas(row: dict) -> dict:
    return msgspec.json.decode(row["schemas"] or "{}", type=dict[str, tuple[Version, list[str]]])
