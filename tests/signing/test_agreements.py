"""The agreement a household signs once on paper: noted with the original seen, ended, printed; never deleted."""
import io
from datetime import date, timedelta

import pictures
import pytest
from peewee import IntegrityError

from kiosk import clock
from kiosk.db import database
from kiosk.documents import blobs
from kiosk.documents.models import SCAN, Upload
from kiosk.documents.renderer import Renderer
from kiosk.errors import Refused
from kiosk.signing import bundles, verify
from kiosk.signing.agreements import Agreement
from kiosk.site.models import Unit
from printer.spool import PrintJob

from .conftest import offer, read, sign


@pytest.fixture
def home(app, hands) -> Unit:
    """A home that has not agreed."""
    unit = Unit.get(Unit.building == "1栋", Unit.room == "1102")
    database.execute_sql("drop trigger sealed_agreement_delete")
    Agreement.delete().where(Agreement.unit == unit).execute()
    return unit


def test_it_is_noted_only_with_the_original_seen_and_only_once(home):
    with pytest.raises(Refused):
        Agreement.keep(home, clock.today(), original_seen=False)
    agreement = Agreement.keep(home, clock.today(), original_seen=True)
    with pytest.raises(Refused):
        Agreement.keep(home, clock.today(), original_seen=True)

    assert Agreement.of(home) == agreement


def test_nobody_has_signed_tomorrow(home):
    with pytest.raises(Refused):
        Agreement.keep(home, clock.today() + timedelta(days=1), original_seen=True)


def test_what_has_ended_counts_no_more_and_stays(home):
    agreement = Agreement.keep(home, clock.today(), original_seen=True)

    agreement.end()

    assert Agreement.of(home) is None
    assert [one.ended_on for one in Agreement.ever_of(home)] == [clock.today()]
    with pytest.raises(Refused):
        agreement.end()


def test_a_sitting_notes_on_which_agreement_it_rests(home):
    agreement = Agreement.keep(home, clock.today(), original_seen=True)

    assert offer().agreement == agreement


@pytest.mark.parametrize("change", ["update agreement set signed_on = '2020-01-01'", "update agreement set scan = 'x'", "delete from agreement"])
def test_the_database_refuses_to_change_what_was_agreed(app, hands, change):
    with pytest.raises(IntegrityError, match="never changed"):
        database.execute_sql(change)


def test_a_receipt_says_on_what_it_rests_and_its_bundle_holds_the_scan(home):
    scan = blobs.keep(b"the signed sheet")
    agreement = Agreement.keep(home, clock.today(), original_seen=True, scan=scan)
    receipt = sign(read(offer()))

    assert receipt.facts["agreed"] == {"signed_on": "2026-11-21", "text_version": agreement.text_version, "scan": scan}
    assert bundles.open_bundle(bundles.of_receipt(receipt)).parts["agreement"] == b"the signed sheet"
    blobs.path(scan).write_bytes(b"another sheet")
    assert verify.break_of(receipt.receipt_no) == verify.PAPER


def test_the_desk_finds_a_home_notes_the_sheet_and_ends_it(desk, home, page):
    found = page(desk.get("/desk/agreements?find=1栋1单元1102")).select_one("#homes a")["href"]
    desk.post(found, {"signed_on": "2026-11-20", "original_seen": "y"})
    noted = Agreement.of(home)
    desk.post(f"{found}/end")

    assert (noted.signed_on, noted.staff is not None) == (date(2026, 11, 20), True)
    assert Agreement.of(home) is None and "2026-11-20" in page(desk.get(found)).select_one("#ever").text


def test_without_the_tick_nothing_is_noted(desk, home):
    assert desk.post(f"/desk/agreements/{home.id}", {"signed_on": "2026-11-20"}).status_code == 409
    assert desk.post(f"/desk/agreements/{home.id}", {"original_seen": "y"}).status_code == 422
    assert Agreement.of(home) is None


def test_the_sheet_comes_out_at_the_desk(desk, home):
    desk.post(f"/desk/agreements/{home.id}/slip")

    assert (PrintJob.get().kind, PrintJob.get().role) == ("agreement_form", "desk")
    assert "电子签收约定" in PrintJob.get().document


def test_and_as_a_sheet_of_paper(desk, home):
    assert desk.get(f"/desk/agreements/{home.id}/form.pdf").data.startswith(b"%PDF-")


def test_agreements_are_the_desks_business_alone(kiosk, home):
    assert kiosk.get("/desk/agreements").status_code == 404


def test_a_file_that_was_not_looked_at_yet_or_was_refused_founds_no_agreement(desk, home):
    fields = {"signed_on": "2026-11-20", "original_seen": "y", "upload": Upload.take(io.BytesIO(b"no picture"), SCAN).id}

    assert desk.post(f"/desk/agreements/{home.id}", fields).status_code == 409
    Renderer().one_turn()
    Renderer().one_turn()
    assert Upload.get().is_refused and desk.post(f"/desk/agreements/{home.id}", fields).status_code == 409
    assert Agreement.of(home) is None


def test_a_scan_whose_page_is_ready_stands_with_it(desk, home):
    upload = Upload.take(io.BytesIO(pictures.jpeg()), SCAN)
    while Renderer().one_turn():
        pass

    desk.post(f"/desk/agreements/{home.id}", {"signed_on": "2026-11-20", "original_seen": "y", "upload": upload.id})

    assert Agreement.of(home).scan == upload.source


def test_what_ends_while_somebody_reads_carries_no_signature(app, hands):
    session = read(offer())

    Agreement.of(session.unit).end()

    with pytest.raises(Refused):
        sign(session)


@pytest.mark.parametrize("said", ["1-1-1102", "1栋1单元1102", "1栋1单元11"])
def test_a_home_is_found_as_people_say_it(said, home, desk, page):
    rows = page(desk.get(f"/desk/agreements?find={said}")).select("#homes tbody a")

    assert [row.text for row in rows] == [home.label]
