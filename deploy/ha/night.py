"""One night of fifty boxes on one cluster, with a primary that is killed in the middle of it."""
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from deploy.ha.cluster import Cluster
from deploy.ha.witness import Lobby, Evidence, lost_and_doubled
from kiosk.simulating import played
from kiosk.simulating.box import SimulatedBox
from kiosk.simulating.office import OfficeBeside, enrolments
from sync.office.store import open_store

BOXES = 50
OFFICES = 2
KILLED_AT_SHARE = 0.3
STALLED_S = 2
LOOKED_AT_EVERY_S = 0.05


class Setup(NamedTuple):
    name: str
    is_synchronous: bool
    is_stalled: bool
    may_lose: bool


class Outcome(NamedTuple):
    rows: int
    acknowledged: int
    rows_a_second: float
    outage_s: float
    promoted_s: float
    rejoined_s: float
    lost_by_engine: int
    lost: int
    doubled: int
    proved: int


class Night:
    def __init__(self, folder: Path, days: Path, setup: Setup):
        self.folder, self.days, self.setup = folder, days, setup

    def pass_by(self) -> Outcome:
        with ExitStack() as stack:
            cluster = Cluster(self.folder / "cluster", self.setup.is_synchronous)
            stack.callback(cluster.stop)
            cluster.start()
            boxes = self._boxes(cluster, self._offices(cluster, stack))
            return self._kill_in_the_middle(cluster, [Lobby(box) for box in boxes])

    def _offices(self, cluster: Cluster, stack: ExitStack) -> list[str]:
        """The addresses of several offices in front of the one cluster, with the tokens of all boxes made."""
        home = self.folder / "office"
        self.enrolments = enrolments(home, cluster.address, BOXES)
        offices = [OfficeBeside(home, cluster.address) for _ in range(OFFICES)]
        for office in offices:
            stack.callback(office.stop)
            office.wait_until_it_answers()
        return [office.url for office in offices]

    def _boxes(self, cluster: Cluster, urls: list[str]) -> list[SimulatedBox]:
        boxes = [SimulatedBox(self.folder / f"box{number}", each, urls[number % len(urls)]) for number, each in enumerate(self.enrolments)]
        day = played.read(self.days, 0)
        for box in boxes:
            box.move_in(played.furnished(self.days))
            box.live(day)
        self.expected = len(boxes) * len(day.keys)
        return boxes

    def _kill_in_the_middle(self, cluster: Cluster, lobbies: list[Lobby]) -> Outcome:
        with ThreadPoolExecutor(len(lobbies) + 1) as crowd:
            begun = time.monotonic()
            coming = [crowd.submit(lobby.live) for lobby in lobbies]
            while sum(lobby.acknowledged for lobby in lobbies) < KILLED_AT_SHARE * self.expected:
                time.sleep(LOOKED_AT_EVERY_S)
            primary = cluster.leader
            if self.setup.is_stalled:
                primary.stall_standbys()
                time.sleep(STALLED_S)
            acknowledged, killed = sum(lobby.acknowledged for lobby in lobbies), time.monotonic()
            primary.kill()
            promoted_s = cluster.wait_until(lambda: cluster.leader not in (None, primary), "a new primary")
            primary.start()
            rejoined_s = crowd.submit(cluster.wait_until, lambda: cluster.is_whole, "the killed node back as a standby")
            for each in coming:
                each.result()
            took_s = time.monotonic() - begun
            evidence = list(crowd.map(Lobby.ask_again, lobbies))
            return self._told(cluster, evidence, acknowledged, killed, promoted_s, took_s, rejoined_s.result())

    def _told(self, cluster, evidence: list[Evidence], acknowledged, killed, promoted_s, took_s, rejoined_s) -> Outcome:
        store = open_store(cluster.address)
        lost, doubled = lost_and_doubled(evidence, store.rows("select site_id, tbl, pk, body from landed where deleted_seq is null"))
        store.close()
        rows, outage_s = sum(len(each.rows) for each in evidence), _outage_s(evidence, killed)
        return Outcome(rows, acknowledged, rows / (took_s - outage_s), outage_s, promoted_s, rejoined_s, sum(each.lost_by_engine for each in evidence),
                       lost, doubled, sum(each.is_proved for each in evidence))


def _outage_s(evidence: list[Evidence], killed: float) -> float:
    """From the last acknowledgement any box got before the kill took effect to the first one after it."""
    moments = sorted(moment for each in evidence for moment in each.moments)
    gaps = [(after - before) for before, after in zip(moments, moments[1:]) if after > killed]
    return max(gaps)
