"""Who goes, held against every way there is of sharing the visits out."""
from collections import Counter
from itertools import product

from hypothesis import given, settings, strategies as st

from kiosk.followups.planner import FLOORS, Open, choose, exchanges, missing, needed, unavoidable

POSTS = sorted(FLOORS)
POSSIBLE = st.frozensets(st.sampled_from(POSTS), min_size=1)


def _short(posts) -> int:
    return sum(missing(Counter(posts), len(posts)).values())


def _month(orders) -> list[str]:
    """One order after the other, each with the posts that may visit it; who had each visit at the end."""
    visits = []
    for number, possible in enumerate(orders):
        counts = Counter(visit.post for visit in visits)
        visits.append(Open(str(number), choose(counts, number + 1, possible), possible))
        moved = exchanges({}, visits, len(visits))
        visits = [visit._replace(post=moved.get(visit.id, visit.post)) for visit in visits]
    return [visit.post for visit in visits]


@given(st.integers(0, 400))
def test_while_everybody_may_go_the_floors_are_kept_and_nothing_changes_hands(completed):
    counts = Counter()
    for number in range(1, completed + 1):
        counts[choose(counts, number, POSTS)] += 1
        assert all(counts[post] <= needed(post, number) for post in POSTS)

    assert sum(missing(counts, completed).values()) == unavoidable(completed)
    assert completed % 10 or not any(missing(counts, completed).values())


@settings(max_examples=60, deadline=None)
@given(st.lists(POSSIBLE, min_size=1, max_size=7))
def test_whatever_order_work_is_finished_in_no_sharing_out_would_have_been_better(orders):
    posts = _month(orders)

    assert all(post in possible for post, possible in zip(posts, orders, strict=True))
    assert _short(posts) == min(map(_short, product(*orders)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(POSTS), max_size=12), st.lists(POSSIBLE, min_size=1, max_size=6))
def test_beside_visits_that_were_made_the_rest_is_shared_out_as_well_as_can_be(made, orders):
    to_make = [Open(str(number), sorted(possible)[0], possible) for number, possible in enumerate(orders)]
    completed = len(made) + len(to_make)
    moved = exchanges(Counter(made), to_make, completed)
    posts = [moved.get(visit.id, visit.post) for visit in to_make]

    assert all(post in visit.possible for post, visit in zip(posts, to_make, strict=True))
    assert _short(made + posts) == min(_short([*made, *way]) for way in product(*orders))


def test_greed_alone_would_fail_where_the_last_orders_are_the_leaders_own_work():
    anybody, not_the_leader = frozenset(POSTS), frozenset(POSTS) - {"leader"}

    assert Counter(_month([anybody] * 6 + [not_the_leader] * 4)) == {"leader": 6, "administrator": 3, "director": 1}


def test_ten_orders_need_ten_visits_and_eleven_cannot_be_shared_out():
    assert [unavoidable(10), unavoidable(11), unavoidable(20)] == [0, 2, 0]
