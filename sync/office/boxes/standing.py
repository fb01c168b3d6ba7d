"""What a community's page says about its boxes: position, last proof, rows set aside, forks."""
from sync.office.core import Office

RESTORED_SHOWN_MS = 7 * 24 * 3600 * 1000
# After a box d: t is its present stream. One that never spoke has none.
WITH_STREAM = "left join stream t on t.site_id = d.site_id and t.device_id = d.device_id and t.incarnation = d.incarnation"


def of(office: Office, site_id: str) -> list[dict]:
    return office.store.rows(
        "select d.device_id, d.facts, d.enrolled_ms, d.revoked_ms, d.lost_ms, d.renew_ms, d.forks, d.forked_ms, d.went_back, "
        "d.went_back_ms, d.refused, t.cursor, t.last_hello_ms, t.last_push_ms, t.complete_at, t.drift_ms "
        f"from device d {WITH_STREAM} where d.site_id = ? order by d.enrolled_ms", site_id,
    )


def at_work(office: Office, site_id: str) -> list[dict]:
    """The boxes that are not shut out."""
    return [row for row in of(office, site_id) if row["revoked_ms"] is None]


def last_proof(office: Office, site_id: str) -> dict | None:
    return office.store.first(
        "select at_ms, rows_n, differing from proof where site_id = ? order by at_ms desc limit 1", site_id
    )


def set_aside(office: Office, site_id: str) -> int:
    """How many rows nobody has settled yet."""
    return office.store.first(
        "select count(*) as n from quarantine where site_id = ? and settled_ms is null", site_id
    )["n"]


def restored(office: Office) -> dict | None:
    """How many boxes knew more than this database in the last days, when one last said so, and how many run on what it forgot."""
    found = office.store.first(
        "select count(*) as boxes, sum(went_back) as changes, max(went_back_ms) as at_ms from device where went_back_ms > ?",
        office.clock() - RESTORED_SHOWN_MS,
    )
    later = office.store.first("select count(*) as n from device where later_releases > 0 and revoked_ms is null")["n"]
    return found | {"later": later} if found["boxes"] or later else None
