"""Which days are reckoned again when rows land."""
import pytest

from sync import wire
from sync.line import SyncError
from sync.office.board import reckoning
from sync.office.board.reckoner import Reckoner
from tests.sync.conftest import DAY_MS, MORNING_MS, TODAY, on_both_engines
from tests.sync.test_hostile import speaking

YESTERDAY, TOMORROW, DAY_AFTER = "2026-11-20", "2026-11-22", "2026-11-23"
HOUR_MS = 3_600_000
MOMENTS = ("promised_at", "finished_at", "ended_at")
ORDERS = {"repair_order": (1, ["id", "day", "state", *MOMENTS])}


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

    with pytest.raises(SyncError):
        box.push_once()

    assert marks() == {}


def test_a_day_before_this_product_is_the_clock_of_a_box_and_no_day(desk, box, marks):
    desk.take("A001", day="1970-01-02")

    box.sync_all()

    assert marks() == {}


@pytest.mark.parametrize("day", ["2026-91-22", "2020-91-22", "2026-11-31", "9999-12-31", TOMORROW])
def test_a_day_that_is_none_or_that_is_still_to_come_is_not_marked_and_shuts_nobody_out(desk, box, marks, person, here, site, day):
    desk.take("A001", day=day)
    desk.take("A002")

    box.sync_all()

    assert marks() == {TODAY: 1}
    Reckoner(here).one_turn()
    assert reckoning.on(here, TODAY)[site.id].figures.taken == 1
    assert (person.get("/").status_code, person.get("/trends").status_code) == (200, 200)


@pytest.fixture
def tell(office, site):
    """A box with one order of repair that was registered yesterday; each time it tells how the order stands now."""
    say, sent = speaking(office, site), []

    def tell(day=YESTERDAY, gone=False, **moments):
        sent.append(moments)
        seq = len(sent)
        row = [seq, "repair_order", "d", "o1"] if gone else [seq, "repair_order", "u", "o1", day, "open", *map(moments.get, MOMENTS)]
        header = wire.Header(wire.VERSION, "i", seq - 1, seq, True, ORDERS)
        assert say(wire.encode(header, [wire.line(row)]).body) == 200

    return tell


@pytest.fixture
def figures(here, site):
    """Of one day, when everything that was marked is reckoned."""

    def figures(day):
        while reckoning.some(here):
            continue
        return reckoning.on(here, day)[site.id].figures

    return figures


@on_both_engines
def test_an_order_that_moves_to_another_day_no_longer_counts_where_it_was(tell, figures):
    tell(promised_at=MORNING_MS - HOUR_MS)
    was_due = figures(TODAY).due

    tell(promised_at=MORNING_MS - HOUR_MS + DAY_MS)

    assert (was_due, figures(TODAY).due) == (1, 0)


@on_both_engines
def test_work_that_is_sent_back_is_open_again_on_each_day_since(tell, figures, clock):
    clock.ms += 2 * DAY_MS
    tell(promised_at=MORNING_MS, finished_at=MORNING_MS, ended_at=MORNING_MS)
    tell(day=DAY_AFTER)
    tell(promised_at=MORNING_MS, finished_at=MORNING_MS, ended_at=MORNING_MS)
    was_open = [figures(day).open for day in (TODAY, DAY_AFTER)]

    tell(promised_at=MORNING_MS)

    assert (was_open, [(figures(day).open, figures(day).overdue) for day in (TODAY, TOMORROW, DAY_AFTER)]) == ([0, 0], [(1, 1)] * 3)


@on_both_engines
def test_an_order_that_is_taken_back_counts_nowhere(tell, figures):
    tell(promised_at=MORNING_MS - HOUR_MS)
    before = figures(TODAY)

    tell(gone=True)

    assert ((before.due, before.open), (figures(TODAY).due, figures(TODAY).open)) == ((1, 1), (0, 0))


@on_both_engines
def test_days_without_a_row_are_right_after_a_late_sync(tell, figures, here, clock):
    """The order was late and open when each day ended; on the third somebody hears that it was done on the first."""
    tell(promised_at=MORNING_MS + HOUR_MS)
    for _ in range(2):
        clock.ms += DAY_MS
        Reckoner(here).one_turn()
    believed = figures(TOMORROW)

    tell(promised_at=MORNING_MS + HOUR_MS, finished_at=MORNING_MS, ended_at=MORNING_MS)

    assert ((believed.open, believed.overdue), (figures(TOMORROW).open, figures(TOMORROW).overdue)) == ((1, 1), (0, 0))


def test_an_order_marks_only_days_on_which_it_stood_otherwise(tell, marks, store, clock):
    clock.ms += 30 * DAY_MS
    tell(promised_at=MORNING_MS)
    store.run("delete from site_day")

    tell(promised_at=MORNING_MS, finished_at=MORNING_MS + 28 * DAY_MS)

    assert marks().keys() == {YESTERDAY, TODAY, "2026-12-19", "2026-12-20", "2026-12-21"}
