"""Which post makes the next return visit, so that every floor is kept (RV-04, QT-01 to QT-04, X-06). Counts in, posts out.

The floors add up to the whole: every completed order is visited once, and nobody's share may be eaten by another. Giving each
visit to the post furthest below its floor does it by itself, as long as every post may make every visit. Where one may not,
because its only holder did the repair, visits that are not made yet change hands.
"""
from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

FLOORS = {"director": 10, "administrator": 30, "leader": 60}  # of a hundred completed orders


class Open(NamedTuple):
    """A visit that is still to be made, and the posts that may make it."""

    id: str
    post: str
    possible: frozenset


def needed(post: str, completed: int) -> int:
    """The fewest visits with which that post keeps its floor."""
    return -(-FLOORS[post] * completed // 100)


def missing(counts: dict, completed: int) -> dict[str, int]:
    """How many visits each post is short of its floor."""
    return {post: max(0, needed(post, completed) - counts.get(post, 0)) for post in FLOORS}


def unavoidable(completed: int) -> int:
    """10, 30 and 60 in a hundred cannot be had of every number of orders: so many visits are short at best."""
    return sum(needed(post, completed) for post in FLOORS) - completed


def choose(counts: dict, completed: int, possible: Iterable[str]) -> str:
    """The post furthest below its floor among these; completed counts the order it is for. Empty when there is none."""
    return max(possible, key=lambda post: (FLOORS[post] * completed - 100 * counts.get(post, 0), FLOORS[post]), default="")


def exchanges(made: dict, to_make: list[Open], completed: int) -> dict[str, str]:
    """Which visits go to which other post, so that as little as possible is missing. Empty when nothing is gained."""
    posts = {visit.id: visit.post for visit in to_make}
    while path := _shortest_way(made, to_make, posts, completed):
        posts.update(path)
    return {visit.id: posts[visit.id] for visit in to_make if posts[visit.id] != visit.post}


def _shortest_way(made, to_make, posts, completed) -> dict[str, str]:
    """Hand-overs that lead from a post with more than it needs to one with less, perhaps by way of a third."""
    counts = {post: made.get(post, 0) + list(posts.values()).count(post) for post in FLOORS}
    to_go = deque((post, {}) for post in FLOORS if counts[post] > needed(post, completed))
    seen = {post for post, _ in to_go}
    while to_go:
        post, way = to_go.popleft()
        if counts[post] < needed(post, completed):
            return way
        for visit in to_make:
            for other in sorted(visit.possible - seen if posts[visit.id] == post else ()):
                seen.add(other)
                to_go.append((other, way | {visit.id: other}))
    return {}
