"""One night of fifty boxes on one cluster, with a primary that something befalls in the middle of it."""
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from deploy.ha.cluster import Cluster
from deploy.ha.lines import Loopback, Switch
from deploy.ha.node import Node
from deploy.ha.outcome import Course, Outcome, told
from deploy.ha.rival import Rival
from deploy.ha.witness import Lobby
from kiosk.simulating import played
from kiosk.simulating.box import SimulatedBox
from kiosk.simulating.office import OfficeBeside, enrolments

BOXES = 50
OFFICES = 2
STRUCK_AT_SHARE = 0.3
LOOKED_AT_EVERY_S = 0.05


class Setup(NamedTuple):
    """The asynchronous ones are controls: the engine has to lose something in them, or the trial is blind."""

    name: str
    fault: Callable
    is_synchronous: bool = True
    cuts_lines: bool = False


class Night:
    def __init__(self, folder: Path, days: Path, setup: Setup, lines: type[Loopback | Switch]):
        self.folder, self.days, self.setup, self.lines = folder, days, setup, lines

    def pass_by(self) -> Outcome:
        with ExitStack() as stack:
            crowd = stack.enter_context(ThreadPoolExecutor(BOXES + 1))
            cluster = Cluster(self.folder / "cluster", stack.enter_context(self.lines()), self.setup.is_synchronous)
            stack.callback(cluster.stop)
            cluster.start()
            boxes = self._boxes(cluster, self._offices(cluster, stack))
            return self._strike_in_the_middle(cluster, crowd, [Lobby(box) for box in boxes])

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

    def _strike_in_the_middle(self, cluster: Cluster, crowd: ThreadPoolExecutor, lobbies: list[Lobby]) -> Outcome:
        began = time.monotonic()
        coming = [crowd.submit(lobby.live) for lobby in lobbies]
        while _acknowledged(lobbies) < STRUCK_AT_SHARE * self.expected:
            time.sleep(LOOKED_AT_EVERY_S)
        old = cluster.leader
        with Rival(cluster.beside(old)) as rival:
            acknowledged, struck = _acknowledged(lobbies), time.monotonic()
            promoted = self._strike(cluster, old, lambda: (_acknowledged(lobbies), all(each.done() for each in coming)))
            rejoined = crowd.submit(cluster.wait_until, lambda: cluster.is_whole, "the old primary back as a standby")
            for each in coming:
                each.result()
            ended, rejoined_s = time.monotonic(), rejoined.result()
        course = Course(began, struck, promoted, ended, acknowledged, rejoined_s, cluster.leader is old)
        return told(cluster, course, list(crowd.map(Lobby.ask_again, lobbies)), rival)

    def _strike(self, cluster: Cluster, old: Node, progress: Callable[[], tuple]) -> float:
        """The moment another was promoted. What is mended before boxes are served again would itself end the waiting that is to be measured."""
        with self.setup.fault(cluster, old) as candidates:
            cluster.wait_until(lambda: any(node.is_primary for node in candidates), "a new primary")
            promoted, there = time.monotonic(), progress()
            cluster.wait_until(lambda: progress() != there or there[1], "boxes that are served again")
        return promoted


def _acknowledged(lobbies: list[Lobby]) -> int:
    return sum(lobby.acknowledged for lobby in lobbies)
