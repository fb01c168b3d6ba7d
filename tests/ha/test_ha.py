"""The trial of the cluster itself is `make ha`; here is what it must not get wrong without one."""
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

import deploy.ha
from deploy.ha import cluster, lines
from deploy.ha.__main__ import SETUPS, as_it_must, main, where_and_what
from deploy.ha.outcome import Outcome, outage
from deploy.ha.rival import Rival
from deploy.ha.witness import Evidence, lost_and_doubled

FOLDER = Path(deploy.ha.__file__).parent
ROW = {"id": "t1", "number": "A001"}


def told(*rows: dict) -> list[Evidence]:
    return [Evidence("garden", {("ticket", row["id"]): row for row in rows}, [], 0, True)]


def landed(site_id: str, body: str) -> dict:
    return {"site_id": site_id, "tbl": "ticket", "pk": "t1", "body": body}


@contextmanager
def listening(host):
    said = "import socket; listener = socket.create_server(('', 5432)); print(flush=True)\nwhile True: listener.accept()"
    with subprocess.Popen([*host.enter, sys.executable, "-c", said], stdout=subprocess.PIPE) as listener:
        listener.stdout.readline()
        yield host
        listener.kill()


def heard(host, by=None) -> bool:
    asked = f"import socket; socket.create_connection(('{host.address}', 5432), 0.5)"
    return subprocess.run([*(by.enter if by else ()), sys.executable, "-c", asked], stderr=subprocess.DEVNULL).returncode == 0


def test_the_checker_finds_what_is_lost_other_than_it_was_doubled_or_from_nowhere():
    whole, other = '{"id": "t1", "number": "A001"}', '{"id": "t1", "number": "A002"}'

    assert lost_and_doubled(told(ROW), [landed("garden", whole)]) == (0, 0)
    assert lost_and_doubled(told(ROW), []) == (1, 0)
    assert lost_and_doubled(told(ROW), [landed("garden", other)]) == (1, 0)
    assert lost_and_doubled(told(ROW), [landed("garden", whole)] * 2) == (0, 1)
    assert lost_and_doubled(told(ROW), [landed("garden", whole), landed("harbour", whole)]) == (0, 1)


def test_without_debians_packages_it_asks_for_them_and_starts_nothing():
    said = CliRunner().invoke(main, env={"PATH": ""})

    assert said.exit_code == 1
    assert "apt-get install patroni etcd-server" in said.output and "Nothing was started" in said.output


def test_a_control_that_shows_nothing_is_as_bad_as_a_row_that_is_lost_or_forked():
    whole = Outcome(*[0] * len(Outcome._fields))._replace(proved=50)
    strict, control = SETUPS[5], SETUPS[6]

    assert as_it_must(strict, whole) and not as_it_must(control, whole)
    assert as_it_must(control, whole._replace(forked=3, lost_by_engine=200))
    assert not as_it_must(control, whole._replace(lost_by_engine=200))
    for spoilt in ({"lost": 1}, {"doubled": 1}, {"proved": 49}, {"lost_by_engine": 1}, {"forked": 1}):
        assert not as_it_must(strict, whole._replace(**spoilt))


def test_the_outage_is_the_longest_silence_after_the_fault():
    evidence = [Evidence("garden", {}, [1, 40, 41], 0, True), Evidence("harbour", {}, [30, 61], 0, True)]

    assert outage(evidence, struck=39) == 20


def test_a_rival_tells_when_the_old_primary_stepped_down_and_how_long_there_were_two():
    rival = Rival("postgresql://")
    rival.said += [(1, True), (12, False), (35, True), (36, False)]

    assert rival.stepped_down_at(struck=2) == 12
    assert rival.beside_for_s(promoted=30) == 5 and rival.beside_for_s(promoted=40) == 0


def test_where_there_can_be_no_hosts_of_their_own_the_nights_without_cut_lines_are_left(tmp_path, monkeypatch, capsys):
    refusing = tmp_path / "ip"
    refusing.write_text("#!/bin/sh\necho Operation not permitted >&2; exit 2\n")
    refusing.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    where, setups = where_and_what(SETUPS)

    assert where is lines.Loopback and [setup for setup in setups if setup.cuts_lines] == []
    assert "(Operation not permitted): all nodes share the loopback" in capsys.readouterr().out


def test_a_host_that_is_cut_off_is_heard_of_by_the_office_alone_or_by_nobody():
    try:
        with lines.Switch() as switch, listening(switch.hosts[0]) as first:
            assert (heard(first), heard(first, switch.hosts[1])) == (True, True)

            switch.cut_from_nodes(first)
            assert (heard(first), heard(first, switch.hosts[1])) == (True, False)

            switch.mend(first)
            switch.cut(first)
            assert (heard(first), heard(first, switch.hosts[1])) == (False, False)

            switch.mend(first)
            assert (heard(first), heard(first, switch.hosts[1])) == (True, True)
    except lines.NotAllowed as refused:
        pytest.skip(str(refused))


def test_an_office_is_told_to_notice_what_the_trial_lets_it_notice():
    assert cluster.NOTICED in (FOLDER / "README.md").read_text("utf-8")


def test_patroni_renews_its_lock_over_the_interface_that_asks_whose_it_is():
    assert "\netcd:\n" in (FOLDER / "patroni.yml").read_text("utf-8")
    assert "\nenable-v2: true\n" in (FOLDER / "etcd.conf.yml").read_text("utf-8")


def test_every_word_an_operator_has_to_fill_in_is_explained():
    words = {word for name in ("patroni.yml", "etcd.conf.yml") for word in re.findall(r"\$\w+", (FOLDER / name).read_text("utf-8"))}

    explained = set(re.findall(r"`(\$\w+)`", (FOLDER / "README.md").read_text("utf-8")))
    assert words == explained
