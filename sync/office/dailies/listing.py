"""Who sent the report of a day and whose is missing (S-02). A report is due on the next morning at nine (D-03)."""
from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from sync.office.core import ONE_DAY, Office, shifted
from sync.office.dailies.answers import APPROVED, RECEIVED, RETURNED
from sync.office.sites import Site

DUE_AT = time(9)
MISSING, AWAITED, NO_BOX = "missing", "awaited", "no_box"
STATES = (MISSING, RETURNED, RECEIVED, AWAITED, APPROVED, NO_BOX)  # what wants a look comes first
A_PAGE = 100

# Of each box the newest version of the day. A box is expected to send from the day on which it came, until it is shut out; what it sent
# stays. A community without any has one line.
OF_DAY = """
select s.site_id, s.name, d.device_id, count(*) over (partition by s.site_id) as boxes, a.report_id, a.version, a.receipt_no,
  coalesce(a.unseen, 0) as is_unseen, a.arrived_ms, a.answered_ms, a.answered_by,
  (select min(f.arrived_ms) from report_answer f where f.site_id = a.site_id and f.device_id = a.device_id and f.day = a.day)
    as first_ms,
  case when a.verdict is not null then a.verdict when d.device_id is null then 'no_box' else ? end as state
from site s
left join device d on d.site_id = s.site_id and (d.revoked_ms is null and d.enrolled_ms < ? or exists (
  select 1 from report_answer r where r.site_id = d.site_id and r.device_id = d.device_id and r.day = ?))
left join report_answer a on a.site_id = d.site_id and a.device_id = d.device_id and a.day = ? and not exists (
  select 1 from report_answer b where b.site_id = a.site_id and b.device_id = a.device_id and b.day = a.day
  and b.version > a.version)
where (s.closed_ms is null or a.report_id is not null)
"""


class Line(NamedTuple):
    """What one of a community's boxes sent of a day: report_id is None while there is nothing; arrived_ms is when this version came, first_ms when the first did."""

    site_id: str
    name: str
    device_id: str | None
    boxes: int
    report_id: str | None
    version: int | None
    receipt_no: str | None
    is_unseen: int
    arrived_ms: int | None
    answered_ms: int | None
    answered_by: str | None
    first_ms: int | None
    state: str
    is_late: bool


def missing(office: Office, day: str, within: Iterable[str] | None = None) -> list[Site]:
    """Communities of which a report should be here by now; within limits it to some."""
    lines = _of_day(office, day, within, "state = ?", MISSING, columns="distinct site_id, name")
    return [Site(**each) for each in lines]


def of_day(office: Office, day: str, within: Iterable[str] | None = None, state: str = "", page: int = 1) -> list[Line]:
    """A page of the boxes, those that want a look first."""
    ranks = " ".join(f"when '{each}' then {rank}" for rank, each in enumerate(STATES))
    rows = _of_day(office, day, within, f"(? = '' or state = ?) order by case state {ranks} end, name, site_id, device_id, report_id limit ? offset ?",
                   state, state, A_PAGE, (page - 1) * A_PAGE)
    return [_line(office, day, row) for row in rows]


def counts(office: Office, day: str, within: Iterable[str] | None = None) -> dict[str, int]:
    """How many stand in each state, in the order of STATES."""
    found = {each["state"]: each["n"] for each in _of_day(office, day, within, "1 = 1 group by state", columns="state, count(*) as n")}
    return {state: found.get(state, 0) for state in STATES}


def of_site(office: Office, site_id: str, days: int) -> list[tuple[str, list[Line]]]:
    """The latest days on which one community had a box, with a line for each."""
    latest = (shifted(office.today(), -back) for back in range(days))
    listed = ((day, of_day(office, day, [site_id])) for day in latest)
    return [(day, lines) for day, lines in listed if any(line.state != NO_BOX for line in lines)]


def due_ms(office: Office, day: str) -> int:
    return office.moment_ms(date.fromisoformat(day) + ONE_DAY, DUE_AT)


def _of_day(office, day, within, condition: str, *values, columns: str = "*") -> list[dict]:
    sites = None if within is None else sorted(within)
    limited = "" if sites is None else f" and s.site_id in ({', '.join('?' * len(sites)) or 'null'})"
    ends_ms = office.moment_ms(date.fromisoformat(day) + ONE_DAY)
    none_yet = MISSING if office.clock() >= due_ms(office, day) else AWAITED
    return office.store.rows(
        f"select {columns} from ({OF_DAY}{limited}) as listed where {condition}", none_yet, ends_ms, day, day, *(sites or ()), *values)


def _line(office, day, row) -> Line:
    is_late = row["first_ms"] is not None and row["first_ms"] >= due_ms(office, day)
    return Line(**row, is_late=is_late)
