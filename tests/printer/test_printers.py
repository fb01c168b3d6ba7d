"""What a printer's row knows: the roll, the roles, and who stands in for whom."""
import pytest

from printer.document import Document, Feed, Text
from printer.errors import NotPossible
from printer.printers import Printer, Role
from printer.spool import PrintJob, enqueue, move_waiting

SLIP = Document([Text("A023"), Feed(30)])


@pytest.fixture
def lobby(printer):
    return printer


@pytest.fixture
def staff(database):
    return Printer.create(name="staff", url="tcp://nowhere:9100", is_private=True)


@pytest.fixture
def role(lobby):
    return Role.create(name="kiosk", printer=lobby)


def now(row):
    return type(row).get_by_id(row.get_id())


def test_every_slip_takes_paper_off_the_roll(worker, lobby):
    enqueue(SLIP, kind="ticket", subject="ticket:1")

    worker.one_turn()

    fed_mm = now(lobby).fed_mm
    assert (now(lobby).papers, now(lobby).left_mm) == (1, lobby.roll_mm - fed_mm)
    assert fed_mm == pytest.approx((24 + 30 * 30) / 8 + 12, abs=2)


def test_a_roll_that_should_be_used_up_has_nothing_left_and_not_less(lobby):
    lobby.feed(lobby.roll_mm + 500)

    assert now(lobby).left_mm == 0


def test_the_counter_starts_anew_when_somebody_puts_a_roll_in(lobby, clock):
    lobby.feed(9_000)

    now(lobby).change_roll(clock())

    assert (now(lobby).fed_mm, now(lobby).roll_at) == (0, clock())


def test_paper_after_no_paper_is_a_new_roll_even_by_way_of_an_open_cover(lobby, clock):
    lobby.feed(9_000)

    for state in ("paper-out", "cover-open", "ready"):
        now(lobby).saw(state, clock())

    assert now(lobby).fed_mm == 0


def test_an_open_cover_alone_is_no_new_roll(lobby, clock):
    lobby.feed(9_000)

    for state in ("cover-open", "ready"):
        now(lobby).saw(state, clock())

    assert now(lobby).fed_mm == 9_000


def test_a_role_prints_on_its_own_printer_until_somebody_says_otherwise(role, staff, clock):
    assert Role.printer_for("kiosk") == "kiosk"

    role.redirect(staff, "wang", clock())

    assert Role.printer_for("kiosk") == "staff"
    assert (now(role).decided_by, now(role).decided_at) == ("wang", clock())


def test_the_own_printer_takes_the_role_back(role, lobby, staff, clock):
    role.redirect(staff, "wang", clock())

    now(role).redirect(lobby, "li", clock())

    assert now(role).stand_in is None


def test_a_role_nobody_has_is_printed_nowhere(database):
    assert Role.printer_for("staff") is None


def test_internal_papers_never_come_out_where_visitors_stand(lobby, staff, clock):
    internal = Role.create(name="staff", printer=staff, is_private=True)

    with pytest.raises(NotPossible, match="not-private"):
        internal.redirect(lobby, "wang", clock())

    assert Role.printer_for("staff") == "staff"


def test_what_waits_goes_along_and_what_is_on_its_way_does_not(role, staff):
    waiting, under_way, internal = [
        enqueue(SLIP, kind="ticket", subject="ticket:1", role=name) for name in ("kiosk", "kiosk", "staff")
    ]
    under_way.begin(90)

    move_waiting("kiosk", "staff")

    assert [now(job).printer_id for job in (waiting, under_way, internal)] == ["staff", "kiosk", "kiosk"]


def test_the_reprint_comes_out_where_the_role_prints_now(role, staff, clock):
    job = enqueue(SLIP, kind="ticket", subject="ticket:1", role="kiosk")
    PrintJob.update(state="printed").execute()
    role.redirect(staff, "wang", clock())

    assert now(job).reprint(by="wang").printer_id == "staff"
