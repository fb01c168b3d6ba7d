"""A disk of six megabytes fills up. Whoever was told a number has it, whoever was told to wait has none, and it goes on when there is room."""
import json
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

HERE = Path(__file__).parent
OWN_MOUNTS = [["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]]  # for root, and for anybody where that is allowed


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    home = tmp_path_factory.mktemp("small")
    around = next(filter(_can_mount, OWN_MOUNTS), None)
    command = [*(around or []), sys.executable, str(HERE / "filling.py"), str(home), "mount" if around else "no"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    print(f"the small disk is {'mounted' if around else 'SQLite told not to grow'}")
    return json.loads(done.stdout)


def test_what_was_acknowledged_is_there_and_nothing_else(filled):
    assert len(filled["told"]) > 20
    assert filled["kept"] == filled["told"]
    assert filled["fault"] is None


def test_the_ballast_is_given_back_first_and_the_visitor_asked_to_try_again(filled):
    assert filled["answers"] == [503, 503]
    assert not filled["had_ballast"]
    assert "刚腾出了空间" in _said(filled, 0)


def test_then_the_visitor_is_sent_to_the_desk_in_a_plain_sentence_and_pages_still_show(filled):
    assert "本机磁盘已满，请告知前台工作人员" in _said(filled, 1)
    assert filled["reading"] == 200


def test_it_goes_on_by_itself_when_there_is_room(filled):
    assert filled["later"] == 303


def _said(filled, which) -> str:
    return BeautifulSoup(filled["texts"][which], "html.parser").get_text()


def _can_mount(around) -> bool:
    try:
        return subprocess.run([*around, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
