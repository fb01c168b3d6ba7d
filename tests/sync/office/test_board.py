"""The company's day: who reported it, how it went, and what is not known is said to be so."""
import pytest

from sync.client import Facts, enrol
from sync.messages import Health
from sync.office.board import community, company, reach, reckoning
from sync.office.board.figures import Figures
from sync.office.board.reckoner import Reckoner
from sync.office.boxes import devices
from tests.sync.conftest import DAY_MS, MORNING_MS, TODAY, on_both_engines

MINUTE_MS = 60_000
YESTERDAY, WEEK_BEFORE, TOMORROW = "2026-11-20", "2026-11-14", "2026-11-22"


@pytest.fixture
def serve(desk):
    """So many people who waited so many minutes each and were served on a day."""

    def serve(day, *waits):
        for number, wait in enumerate(waits):
            desk.take(f"{day}-{number}", day=day, state="done", taken_at=MORNING_MS, called_at=MORNING_MS + wait * MINUTE_MS)

    return serve


def cells(soup, site_id):
    return {cell["data-figure"]: cell.text.strip() for cell in soup.select(f"#site_{site_id} [data-figure]")}


def share(soup, site_id):
    return soup.select_one(f"#site_{site_id} [data-share]")["data-share"]


def tile(soup, name):
    return [part.text.strip() for part in soup.select(f"[data-tile={name}] dd")]


@on_both_engines
def test_a_day_is_complete_only_when_a_complete_sync_came_after_its_end(person, site, serve, box, clock):
    serve(TODAY, 1, 2)
    box.sync_all()
    while_it_lasts = person.soup(f"/?day={TODAY}")
    clock.ms += DAY_MS
    person.sign_in()
    after_its_end = person.soup(f"/?day={TODAY}")
    box.sync_all()
    reported = person.soup(f"/?day={TODAY}")

    assert [share(soup, site.id) for soup in (while_it_lasts, after_its_end, reported)] == ["part", "part", "whole"]
    assert "1 of 1 communities have complete data" in reported.select_one("#board_summary").text


@on_both_engines
def test_waits_are_told_by_nearest_rank_and_nobody_who_waited_is_no_data(person, site, serve, desk, box):
    serve(YESTERDAY, *range(1, 11))
    desk.take("A1", state="waiting")
    box.sync_all()

    assert tile(person.soup(f"/?day={YESTERDAY}"), "p50") == ["5 min", "P90 9 min"]
    assert tile(person.soup(f"/?day={TODAY}"), "p50") == ["no data", "P90 no data"]


def test_a_quiet_day_that_was_reported_is_nought_and_one_that_was_not_is_no_data(person, site, serve, box, clock):
    serve(YESTERDAY, 1)
    clock.ms += 2 * DAY_MS
    person.sign_in()
    box.sync_all()

    assert cells(person.soup(f"/?day={TOMORROW}"), site.id)["taken"] == "0"
    assert cells(person.soup("/?day=2026-11-23"), site.id)["taken"] == "0"
    assert cells(person.soup("/?day=2026-11-19"), site.id)["taken"] == "no data"


def test_only_whole_days_of_the_same_communities_are_compared(person, here, site, serve, box):
    devices.open_site(here, "翠园小区")
    serve(WEEK_BEFORE, 1, 1)
    serve("2026-11-13", 1, 1, 1, 1)
    serve(YESTERDAY, 1, 1, 1, 1, 1)
    box.sync_all()

    assert tile(person.soup(f"/?day={YESTERDAY}"), "taken") == ["5", "on the week before +25%"]
    assert tile(person.soup(f"/?day={TODAY}"), "taken") == ["0", "week before no data"]


def test_the_board_opens_on_the_last_day_that_ended_as_soon_as_somebody_reported_it(person, site, serve, box, clock):
    serve(TODAY, 1)
    box.sync_all()
    first_day = person.soup("/").select_one("#day")["value"]
    clock.ms += DAY_MS
    person.sign_in()
    box.sync_all()

    assert (first_day, person.soup("/").select_one("#day")["value"]) == (TODAY, TODAY)
    assert person.soup("/").select_one("#board_summary").text.strip().startswith(TODAY)


@on_both_engines
def test_between_two_batches_of_one_run_a_day_keeps_the_figures_it_had(person, here, site, desk, serve, box, store):
    serve(TODAY, 1)
    box.sync_all()
    person.soup("/")
    serve("2026-11-21 ", 1)
    desk.Ticket.update(day=TODAY).execute()
    box.sync_all()
    store.run("update stream set complete_at = last_push_ms - 1")

    in_the_middle = (reckoning.some(here), tile(person.soup("/"), "taken")[0])
    store.run("update stream set complete_at = last_push_ms")

    assert in_the_middle == (0, "1")
    assert tile(person.soup("/"), "taken")[0] == "2"


@on_both_engines
def test_what_lands_while_a_day_is_reckoned_is_not_lost(here, site, serve, box, store):
    serve(TODAY, 1)
    box.sync_all()
    store.run("update site_day set stale = stale + 1 where site_id = ?", site.id)

    assert not reckoning.keep(here, site.id, TODAY, Figures(), 1, here.clock())
    assert store.first("select stale from site_day where site_id = ?", site.id)["stale"] == 2


@on_both_engines
def test_of_two_who_reckon_the_slower_does_not_put_back_what_it_read_before_a_batch(here, site, serve, box, store):
    serve(TODAY, 1)
    box.sync_all()
    marked = store.first("select stale from site_day where site_id = ?", site.id)["stale"]
    reckoning.some(here)
    serve(f"{TODAY} ", 1)
    box.sync_all()

    assert not reckoning.keep(here, site.id, TODAY, Figures(taken=1), marked, here.clock())
    reckoning.some(here)
    assert reckoning.on(here, TODAY)[site.id].figures.taken == 2


@on_both_engines
def test_the_reckoner_does_what_no_page_asked_for(here, site, serve, box, store, clock):
    serve(YESTERDAY, 1, 2)
    box.sync_all()
    clock.ms += 2 * MINUTE_MS

    reckoner = Reckoner(here)
    while reckoner.one_turn():
        continue

    assert store.rows("select day from site_day where stale > 0") == []
    assert company.between(here, YESTERDAY, YESTERDAY)[YESTERDAY].taken == 2


def test_a_day_that_ended_is_reckoned_once_more_and_a_quiet_one_as_well(here, site, serve, box, store, clock):
    serve(TODAY, 1)
    box.sync_all()
    Reckoner(here).one_turn()
    clock.ms += 2 * DAY_MS

    for _ in range(2):
        Reckoner(here).one_turn()

    found = {row["day"]: row["reckoned_ms"] == clock.ms for row in store.rows("select day, reckoned_ms from site_day where site_id = ?", site.id)}
    assert found == {TODAY: True, TOMORROW: True, "2026-11-23": True}


@pytest.mark.parametrize("asked, first", [("", "翠园小区"), ("sort=name", "江景一期"), ("sort=taken", "锦绣花园"), ("sort=synced", "翠园小区"), ("name=锦", "锦绣花园"),
                                          ("state=missing", "翠园小区"), ("state=part", "锦绣花园"), ("sort=nonsense&page=x", "翠园小区")])
def test_the_board_is_sorted_and_found_as_it_is_asked(person, here, site, serve, box, asked, first):
    for name in ("翠园小区", "江景一期"):
        devices.open_site(here, name)
    serve(TODAY, 1)
    box.sync_all()

    rows = person.soup(f"/?day={TODAY}&{asked}").select("#communities tbody th")

    assert rows[0].text == first if first != "翠园小区" else rows[0].text in ("翠园小区", "江景一期")


def test_a_board_of_many_is_paged_and_the_last_page_ends(person, here):
    for number in range(53):
        devices.open_site(here, f"小区 {number:02}")

    first, last = person.soup("/?sort=name"), person.soup("/?sort=name&page=99")

    assert [len(soup.select("#communities tbody tr")) for soup in (first, last)] == [50, 3]
    assert first.select_one("#pages [rel=next]")["href"].endswith("page=2")


def test_an_account_of_a_region_sees_the_figures_of_its_region(person, here, site, serve, box, store):
    other = devices.open_site(here, "翠园小区")
    serve(TODAY, 1)
    box.sync_all()
    store.run("update account set role = 'viewer'")
    store.run("insert into account_site (name, site_id) values ('陈主任', ?)", other)

    board, trends = person.soup("/"), person.soup("/trends")

    assert [row["id"] for row in board.select("#communities tbody tr")] == [f"site_{other}"]
    assert tile(board, "taken")[0] == "no data"
    assert (trends.h1.text, trends.select("#no_weeks") != []) == ("Your communities · Trends", True)


def test_a_company_without_communities_is_told_what_comes_first_and_shown_no_empty_figures(person):
    board = person.soup("/")

    assert board.select_one("#no_communities") and not board.select("#totals, #states, #board_summary, #communities")
    assert person.soup("/trends").select_one("#no_weeks") and not person.soup("/trends").select("svg, #weeks")


@pytest.fixture
def says(new_box, desk, person, site):
    """What the board says of a box that tells this about itself."""

    def says(drift_ms=0, **health):
        box = new_box(desk, facts=lambda: Facts(app="0.5.0", lane="A", health=Health(**health)))
        box.now_ms = lambda ahead=box.now_ms: ahead() + drift_ms
        box.sync_all()
        return person.soup("/").select_one(f"#site_{site.id} [data-health]").text.strip()

    return says


FINE = {"paper": {"desk": "ok"}, "disk_free_mb": 9000, "backup_age_min": 20, "restarts": 1}


@pytest.mark.parametrize("health, words", [
    ({}, "no data"), (FINE, "in order"), (FINE | {"paper": {"desk": "ok", "hall": "out"}}, "no paper"),
    (FINE | {"disk_free_mb": 300}, "300 MB left on the disk"), (FINE | {"backup_age_min": 3000}, "last copy 50 hours old"),
    (FINE | {"alarms": ["damaged", "from_a_newer_box"]}, "database damaged"), (FINE | {"restarts": 40}, "started 40 times in a week"),
])
def test_how_a_box_is_stands_in_words_and_silence_is_not_health(says, health, words):
    assert says(**health) == words


@pytest.mark.parametrize("minutes, words", [(1, "in order"), (3, "clock 3 minutes ahead"), (-9, "clock 9 minutes behind")])
def test_clocks_two_minutes_apart_are_told_at_both_ends(says, new_box, desk, minutes, words):
    assert says(drift_ms=minutes * MINUTE_MS, **FINE) == words
    assert new_box(desk).status().drift_ms == minutes * MINUTE_MS


def test_printers_have_their_names_at_head_office_too(says, person, site, enrolment):
    says(**FINE)

    assert "Desk printer enough" in person.soup(f"/sites/{site.id}").select_one(f"#box_{enrolment.device_id}").text


def test_the_health_of_a_box_that_was_not_heard_of_for_a_day_is_no_data(says, person, site, clock):
    says(**FINE)
    clock.ms += 2 * DAY_MS
    person.sign_in()

    assert person.soup("/").select_one(f"#site_{site.id} [data-health]").text.strip() == "no data"


@on_both_engines
def test_boxes_that_have_not_reported_are_told_apart(person, office_url, site, enrolment, box, new_box, desk, clock):
    box.sync_all()
    silent_since = enrol(office_url, site.code(), Facts(lane="B"))
    clock.ms += 2 * DAY_MS
    person.sign_in()

    rows = {row["id"]: row["data-state"] for row in person.soup("/silent").select("#silent tbody tr")}

    assert rows == {f"silent_{silent_since.device_id}": "never_heard", f"silent_{enrolment.device_id}": "silent"}


def test_a_second_box_that_never_finished_makes_the_day_incomplete(person, office_url, site, serve, box):
    serve(YESTERDAY, 1)
    box.sync_all()
    enrol(office_url, site.code(), Facts(lane="B"))

    assert share(person.soup(f"/?day={YESTERDAY}"), site.id) == "missing"


def test_of_many_communities_the_sum_may_be_a_minute_old(here, store, desk, box, clock):
    store.insert_many("site", ("site_id", "name", "created_ms"), [(f"s{number}", f"小区{number}", 0) for number in range(company.FEW)], "")

    def summed_after(number):
        desk.take(number)
        box.sync_all()
        while reckoning.some(here):
            pass
        return company.on(here, TODAY, community.on(here, TODAY, reach.of_all(here))).shown.taken

    first, second = summed_after("A001"), summed_after("A002")
    clock.forward(60)

    assert (first, second, summed_after("A003")) == (1, 1, 3)


def test_a_day_that_became_whole_without_a_new_row_is_summed_within_the_hour(here, desk, box, clock):
    def reckoned():
        while Reckoner(here).one_turn():
            pass
        return company.between(here, TODAY, TODAY)[TODAY]

    desk.take("A001")
    box.sync_all()
    clock.ms += DAY_MS
    in_part = reckoned()

    box.sync_all()
    clock.forward(3600)

    assert (in_part, reckoned().taken) == (None, 1)
