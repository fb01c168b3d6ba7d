"""What befalls the primary in the middle of a night. Inside the with it is so; afterwards it is mended. Each says which nodes may lead then."""
import time
from contextlib import contextmanager

from deploy.ha.cluster import Cluster
from deploy.ha.node import Node

STALLED_S = 2
WITHOUT_QUORUM_S = 30


@contextmanager
def killed(cluster: Cluster, primary: Node):
    primary.kill()
    yield _others(cluster, primary)
    primary.start()


@contextmanager
def stalled_and_killed(cluster: Cluster, primary: Node):
    primary.stall_standbys()
    time.sleep(STALLED_S)
    with killed(cluster, primary) as others:
        yield others


@contextmanager
def hung(cluster: Cluster, primary: Node):
    primary.hang()
    yield _others(cluster, primary)
    primary.go_on()


@contextmanager
def cut_off(cluster: Cluster, primary: Node):
    cluster.lines.cut(primary.host)
    yield _others(cluster, primary)
    cluster.lines.mend(primary.host)


@contextmanager
def cut_from_nodes(cluster: Cluster, primary: Node):
    cluster.lines.cut_from_nodes(primary.host)
    yield _others(cluster, primary)
    cluster.lines.mend(primary.host)


@contextmanager
def without_quorum(cluster: Cluster, primary: Node):
    """Nobody can be elected, so it is mended before anybody is waited for."""
    for node in _others(cluster, primary):
        node.kill_member()
    time.sleep(WITHOUT_QUORUM_S)
    for node in _others(cluster, primary):
        node.start_member()
    yield cluster.nodes


def _others(cluster: Cluster, primary: Node) -> list[Node]:
    return [node for node in cluster.nodes if node is not primary]
