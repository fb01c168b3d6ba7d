"""The past of the demo's other communities, a day of each."""
import signal
import subprocess
import sys

import apsw
import pytest

from kiosk import clock
from kiosk.demo import past
from kiosk.demo.company import PLAYED, WITHOUT_BOX
from kiosk.office import office_app
from sync.office.board import community, reach
from sync.office.board.reach import FRESH, MISSING, NEVER, STALE, WHOLE
from sync.office.dailies import listing

ENDS_WITHIN_S = 60


def begin(home, days):
    return subprocess.Popen([sys.executable, "-m", "kiosk.demo.past", str(home), str(days)], stdin=subprocess.PIPE)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("demo")
    with begin(home, 1) as playing:
        assert playing.wait() == 0
    return home


@pytest.fixture
def here(home):
    office = office_app(home / "office").extensions["office"]
    yield office
    office.store.close()


def counted(home):
    connection = apsw.Connection(str(home / "office" / "office.db"))
    try:
        return [connection.execute(f"select count(*) from {table}").fetchall() for table in ("site", "device", "landed", "proof", "report_answer")]
    finally:
        connection.close()


def test_head_office_sees_who_is_fresh_who_is_silent_and_who_has_no_box(here):
    states = {each.name: each.state for each in reach.of_all(here)}

    assert states == {"江景一期": FRESH, "江景二期": FRESH, "翠园小区": STALE, WITHOUT_BOX: NEVER}


def test_the_last_day_is_whole_where_its_night_was_delivered(here):
    found = community.on(here, past.last_day(clock.now()).isoformat(), reach.of_all(here))

    assert {each.name: each.share for each in found} == {"江景一期": WHOLE, "江景二期": WHOLE, "翠园小区": MISSING, WITHOUT_BOX: MISSING}
    assert all(each.figures.taken > 5 for each in found if each.share == WHOLE)


def test_the_report_of_a_played_day_came_in_its_night(here):
    day = past.last_day(clock.now())

    lines = {line.name: line for line in listing.of_day(here, day.isoformat())}

    assert lines["江景一期"].state == "received" and not lines["江景一期"].is_late
    assert lines["江景一期"].first_ms == clock.to_ms(past.night_after(day))


def test_every_row_that_was_played_is_proved(here):
    proofs = here.store.rows("select rows_n, differing from proof")

    assert len(proofs) == len(PLAYED)
    assert all(row["rows_n"] > 50 and row["differing"] == 0 for row in proofs)


def test_a_second_start_finds_them(home):
    before = counted(home)

    with begin(home, 1) as playing:
        assert playing.wait() == 0

    assert counted(home) == before


def test_it_ends_with_the_demo_however_that_went(tmp_path):
    playing = begin(tmp_path, 21)

    playing.stdin.close()

    assert playing.wait(ENDS_WITHIN_S) == -signal.SIGTERM
