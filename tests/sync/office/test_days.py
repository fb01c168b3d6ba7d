"""Which days are reckoned again when rows land."""
import pytest

from tests.sync.conftest import TODAY, on_both_engines

YESTERDAY = "2026-11-20"


@pytest.fixture
def marks(store):
    return lambda: {row["day"]: row["stale"] for row in store.rows("select day, stale from site_day")}


@on_both_engines
def test_a_batch_marks_the_days_it_touched_and_no_other(desk, box, marks):
    desk.take("A001")
    desk.take("A002", day=YESTERDAY)
    desk.Service.create(id="s1", code="A", name_zh="物业缴费")

    box.sync_all()

    assert marks() == {TODAY: 1, YESTERDAY: 1}


@on_both_engines
def test_a_day_is_marked_again_by_what_comes_later_and_by_what_is_taken_back(desk, box, marks, store):
    ticket = desk.take("A001")
    box.sync_all()
    store.run("update site_day set stale = 0")

    ticket.delete_instance()
    box.sync_all()

    assert marks() == {TODAY: 1}


def test_a_batch_that_does_not_land_marks_nothing(desk, box, marks, store):
    desk.take("A001")
    store.run("create trigger no_room before insert on landed begin select raise(abort, 'no'); end")

    with pytest.raises(Exception):
        box.push_once()

    assert marks() == {}


def test_a_day_before_this_product_is_the_clock_of_a_box_and_no_day(desk, box, marks):
    desk.take("A001", day="1970-01-02")

    box.sync_all()

    assert marks() == {}
