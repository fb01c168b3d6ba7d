"""Two boxes of one community must give other letters. Which ones they share, and which numbers people hold twice."""
from collections import Counter
from collections.abc import Iterable

import msgspec

from sync.messages import Facts
from sync.office.boxes.standing import WITH_STREAM
from sync.office.core import Office

HEARD_WITHIN_MS = 26 * 3600 * 1000  # a box that was replaced and never shut out gives no more numbers
LOOKED_BACK_MS = 7 * 24 * 3600 * 1000
AT_WORK = f"""
select d.device_id, d.facts from device d {WITH_STREAM}
where d.site_id = ? and d.revoked_ms is null and (d.enrolled_ms > ? or t.last_hello_ms > ?)
"""
DOUBLED = """
select day, number from landed where site_id = ? and tbl = 'ticket' and day >= ? and number is not null
group by day, number having count(distinct device_id) > 1 order by day desc, number
"""


def shared(lanes: Iterable[str]) -> str:
    """The letters that more than one of these boxes gives, in their order."""
    given = Counter(letter for lane in lanes for letter in set(lane))
    return "".join(sorted(letter for letter, boxes in given.items() if boxes > 1))


def shared_with(office: Office, site_id: str, device_id: str, lane: str) -> str:
    """The letters this box has in common with another one that works at the same place."""
    others = {letter for other, given in _at_work(office, site_id) if other != device_id for letter in given}
    return shared([lane, "".join(others)])


def of_site(office: Office, site_id: str) -> str:
    return shared(lane for _, lane in _at_work(office, site_id))


def doubled(office: Office, site_id: str) -> list[dict]:
    """Numbers that two boxes gave on one day of the last week."""
    since = office.local(office.clock() - LOOKED_BACK_MS).date().isoformat()
    return office.store.rows(DOUBLED, site_id, since)


def _at_work(office: Office, site_id: str) -> list[tuple[str, str]]:
    """Box and letters of each that was enrolled or heard of lately."""
    since_ms = office.clock() - HEARD_WITHIN_MS
    rows = office.store.rows(AT_WORK, site_id, since_ms, since_ms)
    return [(row["device_id"], msgspec.json.decode(row["facts"], type=Facts).lane) for row in rows]
