import subprocess
import sys
import threading
from datetime import timedelta

import pytest

from kiosk import clock
from kiosk.db import CONNECTIONS, DayCounter, Setting, SiteDatabase, database, lay_down, new_id, transaction
from kiosk.errors import StartRefused
from kiosk.site.models import Household, Unit


def test_every_connection_writes_durably(app):
    levels = []

    def look():
        levels.append((database.connection().pragma("synchronous"), database.connection().pragma("journal_mode")))
        database.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()

    assert levels == [(2, "wal")]


def test_a_connection_that_would_lose_numbers_is_refused(tmp_path):
    careless = SiteDatabase(str(tmp_path / "careless.db"), pragmas={"synchronous": "normal"})

    with pytest.raises(StartRefused, match="FULL"):
        careless.connect()


def test_numbers_of_a_series_have_no_gaps_under_threads(app):
    given, day = [], clock.today()

    def take_some():
        for _ in range(20):
            with transaction():
                given.append(DayCounter.next("A", day))
        database.close()

    threads = [threading.Thread(target=take_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(given) == list(range(1, 81))


def test_a_number_is_taken_back_when_its_transaction_fails(app):
    day = clock.today()

    with pytest.raises(ZeroDivisionError), transaction():
        DayCounter.next("A", day)
        1 / 0

    assert DayCounter.next("A", day) == 1


def test_identities_are_version_7_and_sort_by_time(app, hands):
    first = new_id()
    hands.moment = hands.moment.replace(year=2027)
    second = new_id()

    assert first[12] == "7" and first[16] in "89ab"
    assert len(first) == 32 and first < second


def test_identities_made_within_a_millisecond_sort_in_their_order(hands):
    made = [new_id() for _ in range(1000)]

    assert made == sorted(made) and len(set(made)) == 1000


def test_identities_sort_in_their_order_when_the_clock_goes_back(hands):
    made = [new_id()]
    for back in (timedelta(milliseconds=1), timedelta(hours=1), timedelta(days=3652)):
        hands.pass_by(-back)
        made += [new_id(), new_id()]

    assert made == sorted(made) and len(set(made)) == 7


def test_whoever_has_the_turn_to_write_never_waits_for_a_connection_of_those_behind(app):
    """As many as there are connections hold one and wait for their turn; one more begins with a transaction."""
    everybody_holds_one, go_on = threading.Barrier(CONNECTIONS + 1), threading.Event()
    written = []

    def holds_a_connection(name):
        Setting.read("x")
        everybody_holds_one.wait()
        go_on.wait()
        writes(name)

    def writes(name):
        with transaction():
            Setting.write(name, "1")
        lay_down()
        written.append(name)

    lay_down()
    threads = [threading.Thread(target=holds_a_connection, args=(f"k{turn}",)) for turn in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    everybody_holds_one.wait()
    newcomer = threading.Thread(target=writes, args=("newcomer",))
    newcomer.start()
    newcomer.join(0.5)
    go_on.set()
    for thread in [*threads, newcomer]:
        thread.join(10)

    assert len(written) == CONNECTIONS + 1


def test_a_process_that_never_opens_the_database_has_workers_as_well():
    """Head office has its own; a worker there that rests has nothing to lay down."""
    done = subprocess.run([sys.executable, "-c", "from kiosk.db import lay_down; lay_down()"], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_row_found_by_a_value_is_the_row_that_peewee_finds(app):
    unit = Unit.get(Unit.room == "1102")

    found = Unit.with_value(Unit.id, unit.id)

    assert found.__data__ == unit.__data__ and not found.is_dirty()
    assert Household.with_value(Household.unit, unit).owner_name == "张三丰"
    assert Unit.with_value(Unit.id, "nothing") is None and Unit.with_value(Unit.id, None) is None
    with pytest.raises(Unit.DoesNotExist):
        Unit.get_by_id("nothing")
