"""Box and head office die together before every single statement and every word on the line; what was acknowledged is there afterwards."""
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from sync.office.boxes import devices
from sync.office.standards import references
from sync.reference import ServiceRow
from tests.faults import stepping
from tests.faults.acknowledged import Acknowledged
from tests.faults.one_process import box_of, community, head_office, token_for
from tests.sync.conftest import TABLES, Desk

STEPS = int(os.environ.get("FAULT_SEEDS", 7))


class Home:
    """Both ends' files in one folder, which can be copied while nobody has them open."""

    def __init__(self, folder: Path):
        self.folder, self.token_file = folder, folder / "token"

    def open(self, step=lambda: True):
        app, here = head_office(self.folder / "office.db")
        desk = Desk(self.folder / "box.db")
        if not self.token_file.exists():
            self.token_file.write_text(token_for(here, community(here)))
        box = box_of(desk, app, self.token_file.read_text(), self.folder / "releases", mishap=lambda path: step() and "")
        return SimpleNamespace(app=app, here=here, desk=desk, box=box, site=self.token_file.read_text().partition(".")[0])

    def close(self, ends):
        ends.desk.database.close()
        ends.here.store.close()

    def copy(self, folder: Path) -> "Home":
        shutil.copytree(self.folder, folder)
        return Home(folder)


def publish(ends, *letters):
    for letter in letters:
        row = ServiceRow(id=f"service-{letter}", code=letter, name_zh=f"业务{letter}", opens="08:30", closes="17:30", mean_minutes=5)
        references.save(ends.here, ends.site, "service", row, "陈主任")
    references.publish(ends.here, ends.site, "service", "陈主任")


def changes_wait(ends):
    ends.desk.Ticket.update(state="done").where(ends.desk.Ticket.number == "A001").execute()
    ends.desk.Ticket.delete().where(ends.desk.Ticket.number == "A002").execute()
    ends.desk.take("A100")


def a_row_was_changed_unseen(ends):
    ends.desk.rows("drop trigger sync_ticket_update")
    ends.desk.rows("update ticket set state = 'done' where number = 'A003'")


def a_release_waits(ends):
    publish(ends, "A", "B")
    ends.box.sync_all()
    publish(ends, "C", "D")


def a_new_token_is_wanted(ends):
    devices.ask_to_renew(ends.here, ends.site, ends.box.device_id)
    ends.desk.take("A100")


def the_box_went_back(ends):
    ends.desk.rows("vacuum into ?", ends.desk.path.with_name("image.db").as_posix())
    changes_wait(ends)
    ends.box.sync_all()


def put_image_back(home: Home):
    image = home.folder / "image.db"
    if image.exists():
        image.replace(home.folder / "box.db")


WHOLE = ["", "AB", "ABCD"]
ACTS = {
    "push": (changes_wait, lambda box: box.push_once()),
    "prove and mend": (a_row_was_changed_unseen, lambda box: (box.prove(), box.push_once())),
    "pull": (a_release_waits, lambda box: box.pull_once()),
    "new token": (a_new_token_is_wanted, lambda box: box.push_once()),
    "another history": (the_box_went_back, lambda box: (box.push_once(), box.push_once())),
}


@pytest.mark.parametrize("name", ACTS)
def test_both_ends_killed_before_any_step_lose_nothing(name, tmp_path):
    whole, wrong = killed_everywhere(name, tmp_path, STEPS, Home.open)

    print(f"{name}: killed before {min(STEPS, whole)} of {whole} steps")
    assert whole > 15 and wrong == {}


def test_the_same_look_finds_what_a_head_office_without_transactions_loses(tmp_path):
    """The control: the cursor moves first, and the rows land after it."""
    _, wrong = killed_everywhere("push", tmp_path, 20, without_transactions)

    assert any("not at head office" in trouble for found in wrong.values() for trouble in found)


def without_transactions(home: Home, look):
    ends = home.open(look)
    ends.here.store.transact = lambda work: work()
    return ends


def killed_everywhere(name: str, folder: Path, steps: int, opened) -> tuple[int, dict]:
    home, acknowledged, act = prepared(name, folder / "home")
    whole = stepping.count(lambda look: opened(home.copy(folder / "whole"), look), lambda ends: act(ends.box))
    copies = {step: home.copy(folder / str(step)) for step in stepping.some_of(whole, steps)}
    return whole, {step: found for step, copy in copies.items() if (found := _what_is_wrong(copy, step, act, acknowledged, opened))}


def prepared(name: str, folder: Path):
    prepare, act = ACTS[name]
    folder.mkdir()
    home, acknowledged = Home(folder), Acknowledged()
    ends = home.open()
    for number in range(5):
        acknowledged.row("ticket", ends.desk.take(f"A{number:03}").id)
    ends.box.sync_all()
    prepare(ends)
    acknowledged.gone("ticket", "ticket-A002")
    home.close(ends)
    put_image_back(home)
    return home, acknowledged, act


def _what_is_wrong(home: Home, step: int, act, acknowledged, opened) -> list[str]:
    stepping.kill_before(step, lambda look: opened(home, look), lambda ends: act(ends.box))
    ends = home.open()
    try:
        as_found = names(ends)
        while ends.box.push_once():
            pass
        unproved = acknowledged.troubles(ends.here.store, [ends.desk.database], TABLES)
        ends.box.sync_all()
        proved = acknowledged.troubles(ends.here.store, [ends.desk.database], TABLES)
        release = [] if as_found in WHOLE and names(ends) in WHOLE else [f"{as_found}, then {names(ends)}"]
        return [each for each in unproved if "ticket-A003" not in each] + proved + release + _tokens(ends)
    finally:
        home.close(ends)


def names(ends) -> str:
    return "".join(sorted(row.code for row in ends.desk.Service.select().where(ends.desk.Service.active)))


def _tokens(ends) -> list[str]:
    kept = ends.here.store.first("select count(*) as n from token")["n"]
    return [] if kept <= 2 else [f"{kept} tokens"]
