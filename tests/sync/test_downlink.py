"""Services, units and notices on their way down: whole or not at all."""
import hashlib
import os
import subprocess
import sys
import textwrap

import pytest

from sync.client import SyncError
from sync.office.standards import references
from sync.reference import ServiceRow
from tests.sync.conftest import on_both_engines


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


def test_a_release_with_rows_of_the_wrong_type_is_not_applied(desk, box, publish, store):
    publish(service("A", "物业缴费"))
    body = '[{"id":"x","code":"<script>","name_zh":"x","opens":"8","closes":"9","mean_minutes":5}]'
    store.run("update release set body = ?, hash = ?", body, hashlib.sha256(body.encode()).hexdigest())

    with pytest.raises(SyncError, match="something else"):
        box.pull_once()

    assert names(desk) == set()


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
