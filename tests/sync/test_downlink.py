"""Services, units and notices on their way down: whole or not at all."""
import hashlib
import os
import subprocess
import sys
import textwrap
from datetime import date

import pytest

from sync.client import SyncError
from sync.office.standards import arrivals, references
from sync.reference import CLASH, NoticeRow, PriceRow, ServiceRow, Unfit, UnitRow
from tests.sync.conftest import on_both_engines

NOTICE = NoticeRow(id="n", number="1", title="停水", body="周五停水。", issued_on="2026-11-21", effective_on="2026-11-21")
PRICE = PriceRow(id="W1", kind="labour", name_zh="换水龙头", name_en="Tap", unit_zh="个", unit_en="piece", price_fen=1, valid_from="2026-11-21")


def service(letter: str, name: str) -> ServiceRow:
    return ServiceRow(id=f"service-{letter}", code=letter, name_zh=name, opens="08:30", closes="17:30", mean_minutes=5)


@pytest.fixture
def publish(office, site):
    here = office.extensions["office"]

    def publish(*rows):
        for row in rows:
            references.save(here, site.id, "service", row, "陈主任")
        references.publish(here, site.id, "service", "陈主任")

    return publish


def reason_at(office, site, tbl="service") -> str | None:
    """Why the one box did not take the latest release, as head office knows it."""
    here = office.extensions["office"]
    (arrival,) = arrivals.of(here, site.id, tbl, references.latest(here, site.id, tbl))
    return arrival.reason


def names(desk):
    return {row.name_zh for row in desk.Service.select().where(desk.Service.active)}


@on_both_engines
def test_a_release_reaches_the_box_and_its_echo_reaches_head_office(desk, box, publish, landed):
    publish(service("A", "物业缴费"), service("B", "维修登记"))

    summary = box.sync_all()

    assert summary.released == ["service"]
    assert names(desk) == {"物业缴费", "维修登记"}
    assert landed("service")["service-A"]["name_zh"] == "物业缴费"


def test_the_same_release_is_not_fetched_twice(desk, box, publish):
    publish(service("A", "物业缴费"))
    box.sync_all()

    assert box.sync_all().released == []


def test_a_damaged_release_is_not_applied(desk, box, publish, store):
    publish(service("A", "物业缴费"))
    store.run("update release set body = replace(body, '物业', '恶意')")

    with pytest.raises(SyncError, match="damaged"):
        box.pull_once()

    assert names(desk) == set()
    assert "damaged" in box.status().last_error


def test_a_release_with_rows_of_the_wrong_type_is_not_applied_and_head_office_knows(desk, box, publish, store, office, site):
    publish(service("A", "物业缴费"))
    body = '[{"id":"x","code":"<script>","name_zh":"x","opens":"8","closes":"9","mean_minutes":5}]'
    store.run("update release set body = ?, hash = ?", body, hashlib.sha256(body.encode()).hexdigest())

    box.sync_all()

    assert names(desk) == set()
    assert "does not know" in reason_at(office, site)


@pytest.mark.parametrize(("tbl", "row", "name"), [("notice", NOTICE, "effective_on"), ("price", PRICE, "valid_from")])
def test_a_release_with_a_day_that_no_calendar_knows_holds_no_other_up(tbl, row, name, desk, box, publish, store, office, site):
    box._releases.apply[tbl] = lambda rows: [date.fromisoformat(getattr(row, name)) for row in rows]
    references.publish_rows(office.extensions["office"], site.id, tbl, [row], "陈主任")
    body = references.latest(office.extensions["office"], site.id, tbl)["body"].replace("2026-11-21", "2026-02-31")
    store.run("update release set body = ?, hash = ?", body, hashlib.sha256(body.encode()).hexdigest())
    publish(service("A", "物业缴费"))

    assert box.sync_all().released == ["service"]
    assert "does not know" in reason_at(office, site, tbl)


@on_both_engines
def test_a_release_that_does_not_fit_is_refused_alone_and_tried_again(desk, box, publish, office, site):
    def does_not_fit(rows):
        desk.take("A001")
        raise Unfit(CLASH)

    box._releases.apply["unit"] = does_not_fit
    references.publish_rows(office.extensions["office"], site.id, "unit", [UnitRow(id="u", building="1 栋", room="301")], "陈主任")
    publish(service("A", "物业缴费"))

    assert box.sync_all().released == ["service"]
    assert desk.Ticket.select().count() == 0
    assert "exclude each other" in reason_at(office, site, "unit") and reason_at(office, site) is None

    box._releases.apply["unit"] = lambda rows: None
    assert box.sync_all().released == ["unit"]
    assert reason_at(office, site, "unit") is None


def test_head_office_keeps_the_moment_since_which_a_box_runs_on_a_release(box, publish, office, site, clock):
    publish(service("A", "物业缴费"))
    box.sync_all()
    first = clock.ms
    clock.forward(3600)
    box.hang_up()
    box.sync_all()

    here = office.extensions["office"]
    (arrival,) = arrivals.of(here, site.id, "service", references.latest(here, site.id, "service"))
    assert (arrival.state, arrival.since_ms) == ("running", first)


def test_rows_that_did_not_change_make_no_release(office, site):
    here, rows = office.extensions["office"], [service("A", "物业缴费")]

    assert references.publish_rows(here, site.id, "service", rows, "程序")
    assert not references.publish_rows(here, site.id, "service", rows, "程序")


def test_when_applying_fails_the_old_rows_stand_and_the_release_is_tried_again(desk, box, publish):
    publish(service("A", "物业缴费"))
    box.sync_all()
    publish(service("B", "维修登记"))
    whole = box._releases.apply["service"]

    def cut_in_the_middle(rows):
        whole(rows)
        raise KeyboardInterrupt

    box._releases.apply["service"] = cut_in_the_middle
    with pytest.raises(KeyboardInterrupt):
        box.pull_once()
    assert names(desk) == {"物业缴费"}

    box._releases.apply["service"] = whole
    box.pull_once()
    assert names(desk) == {"物业缴费", "维修登记"}


def test_the_box_killed_while_it_applies_has_the_old_or_the_new_release_whole(
    desk, box, publish, office_url, enrolment, tmp_path
):
    publish(service("A", "物业缴费"))
    box.sync_all()
    publish(service("B", "维修登记"), service("C", "咨询"))
    script = textwrap.dedent(f"""
        import os
        from pathlib import Path
        from sync.client import Box
        from tests.sync.conftest import TABLES, Desk
        desk = Desk({str(desk.path)!r})
        def killed(rows):
            desk.take_over_services(rows)
            os.kill(os.getpid(), 9)
        Box(desk.database, {office_url!r}, {enrolment.token!r}, tables=TABLES, apply={{"service": killed}},
            release_folder=Path({str(tmp_path / "releases")!r}), now_ms=lambda: 0).pull_once()
    """)

    killed = subprocess.run([sys.executable, "-c", script], env=os.environ | {"PYTHONPATH": os.getcwd()})

    assert killed.returncode == -9
    assert names(desk) == {"物业缴费"}
    box.pull_once()
    assert names(desk) == {"物业缴费", "维修登记", "咨询"}


def test_the_release_before_stays_on_the_disk_and_older_ones_go(desk, box, publish, tmp_path):
    for letter in "ABC":
        publish(service(letter, f"服务{letter}"))
        box.sync_all()

    assert len(list((tmp_path / "releases").glob("service.*.json"))) == 2


def test_homes_are_taken_over_before_the_notices_that_are_meant_for_all_of_them(desk, new_box, office, site):
    here, taken = office.extensions["office"], []
    references.publish_rows(here, site.id, "notice", [NOTICE], "陈主任")
    references.publish_rows(here, site.id, "unit", [UnitRow(id="u", building="1栋", room="101")], "陈主任")
    box = new_box(desk)
    box._releases.apply = {"unit": lambda rows: taken.append("unit"), "notice": lambda rows: taken.append("notice")}

    box.sync_all()

    assert taken == ["unit", "notice"]
