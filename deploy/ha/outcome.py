"""What became of one night, and whether it is as it must be."""
from typing import NamedTuple

from deploy.ha.cluster import Cluster
from deploy.ha.rival import Rival
from deploy.ha.witness import Evidence, lost_and_doubled
from sync.office.store import open_store


class Course(NamedTuple):
    """The moments of a night. still_leads: the old primary is the new one as well."""

    began: float
    struck: float
    promoted: float
    ended: float
    acknowledged: int
    rejoined_s: float
    still_leads: bool


class Outcome(NamedTuple):
    """stepped_down_s: until the old primary no longer called itself one. beside_s: how long it did beside a new one. forked: what it answered and nobody has."""

    rows: int
    acknowledged: int
    rows_a_second: int
    outage_s: float
    stepped_down_s: float
    promoted_s: float
    beside_s: float
    rejoined_s: float
    forked: int
    lost_by_engine: int
    lost: int
    doubled: int
    proved: int


def told(cluster: Cluster, course: Course, evidence: list[Evidence], rival: Rival) -> Outcome:
    store = open_store(cluster.address)
    lost, doubled = lost_and_doubled(evidence, store.rows("select site_id, tbl, pk, body from landed where deleted_seq is null"))
    store.close()
    rows, outage_s = sum(len(each.rows) for each in evidence), outage(evidence, course.struck)
    return Outcome(
        rows, course.acknowledged, round(rows / (course.ended - course.began - outage_s)), outage_s, rival.stepped_down_at(course.struck) - course.struck,
        course.promoted - course.struck, 0.0 if course.still_leads else rival.beside_for_s(course.promoted), course.rejoined_s,
        len(rival.told - cluster.told()), sum(each.lost_by_engine for each in evidence), lost, doubled, sum(each.is_proved for each in evidence),
    )


def outage(evidence: list[Evidence], struck: float) -> float:
    """From the last acknowledgement any box got before the fault took effect to the first one after it."""
    moments = sorted(moment for each in evidence for moment in each.moments)
    return max(after - before for before, after in zip(moments, moments[1:]) if after > struck)
