"""The trial of the cluster itself is `make ha`; here is what it must not get wrong without one."""
import re
from pathlib import Path

from click.testing import CliRunner

import deploy.ha
from deploy.ha.__main__ import main
from deploy.ha.witness import Evidence, lost_and_doubled

FOLDER = Path(deploy.ha.__file__).parent
ROW = {"id": "t1", "number": "A001"}


def told(*rows: dict) -> list[Evidence]:
    return [Evidence("garden", {("ticket", row["id"]): row for row in rows}, [], 0, True)]


def landed(site_id: str, body: str) -> dict:
    return {"site_id": site_id, "tbl": "ticket", "pk": "t1", "body": body}


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


def test_every_word_an_operator_has_to_fill_in_is_explained():
    words = {word for name in ("patroni.yml", "etcd.conf.yml") for word in re.findall(r"\$\w+", (FOLDER / name).read_text("utf-8"))}

    explained = set(re.findall(r"`(\$\w+)`", (FOLDER / "README.md").read_text("utf-8")))
    assert words == explained
