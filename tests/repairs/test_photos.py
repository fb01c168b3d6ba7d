"""Photos of a draft and of an order: who may send them, who sees them, and when they are gone."""
import io
from datetime import timedelta

import pytest

import cast
import pictures
from kiosk import access
from kiosk.clockwork import Clockwork
from kiosk.errors import Expired
from kiosk.repairs.intake.draft import Draft
from kiosk.repairs.models import PERSONAL_KEPT, Order
from kiosk.repairs.photos import files, intake
from kiosk.repairs.photos.models import DRAFT_KEPT, MOST, VISITOR, Photo


def send(browser, path: str, photo: bytes | None = None, **fields):
    return browser.post(path, fields | {"photo": (io.BytesIO(photo or pictures.jpeg()), "x.jpg")}, content_type="multipart/form-data")


@pytest.fixture
def reporting(visitor):
    """A visitor who has said what is broken."""
    visitor.say_what("drips")
    return visitor


@pytest.fixture
def with_photo(reporting):
    send(reporting.browser, "/repairs/photo")
    return reporting


@pytest.fixture
def phone_path(reporting, app):
    """Where the code on the touchscreen leads a phone."""
    reporting.browser.get("/repairs/photo")
    (link,) = app.extensions["photo_links"]._open.values()
    return f"/p/{link.token.lower()}"


@pytest.fixture
def phone(app, phone_path):
    return cast.Browser(app, access.LAN, phone_path)


@pytest.fixture
def order(register):
    """An order on which Wang works."""
    order = register()
    engineer = cast.engineer()
    order.dispatch(order.trade, by=cast.AT_DESK)
    order.take(by=engineer)
    return order


@pytest.fixture
def engineer(app, order):
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("wang")
    return browser


def address_of(photo) -> str:
    return f"/repairs/photo/{photo.id}.jpg"


def test_a_photo_is_kept_and_shown_to_the_visitor_who_took_it(with_photo):
    photo = Photo.get()

    shown = with_photo.browser.get(address_of(photo))

    assert (photo.width, photo.height, photo.bytes, photo.sender) == (400, 300, len(shown.data), VISITOR)
    assert shown.mimetype == "image/jpeg" and shown.data[:2] == b"\xff\xd8"
    assert shown.headers["X-Content-Type-Options"] == "nosniff" and "sandbox" in shown.headers["Content-Security-Policy"]
    assert shown.headers["Cache-Control"] == "no-store"


def test_a_fourth_photo_is_refused_with_a_sentence(reporting):
    answers = [send(reporting.browser, "/repairs/photo") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [303, 303, 303, 409]
    assert "够用了" in answers[-1].text
    assert Photo.select().count() == len(files.ids()) == MOST[VISITOR]


def test_what_is_no_photo_leaves_the_visitor_on_the_same_page(reporting, page):
    answer = send(reporting.browser, "/repairs/photo", pictures.SCRIPT)

    assert answer.status_code == 409 and page(answer).select_one("#photo_list")
    assert Photo.select().count() == 0


def test_more_than_a_photo_may_weigh_is_turned_away_and_other_addresses_take_as_little_as_before(reporting):
    assert send(reporting.browser, "/repairs/photo", bytes(intake.MOST_BYTES + 200_000)).status_code == 413
    assert send(reporting.browser, "/repairs/note", bytes(600_000)).status_code == 413


def test_a_photo_of_another_session_looks_like_none_at_all(with_photo, app):
    photo, other = Photo.get(), cast.Browser(app, access.KIOSK, "/")

    assert other.get(address_of(photo)).status_code == 404
    assert other.post(f"/repairs/photo/{photo.id}/remove").status_code == 404
    assert photo.path.exists()


def test_a_photo_can_be_deleted_again(with_photo, page):
    photo = Photo.get()

    answer = page(with_photo.browser.post(f"/repairs/photo/{photo.id}/remove", headers=cast.HTMX))

    assert answer.select_one("#photo_list")["data-count"] == "0"
    assert not photo.path.exists() and Photo.select().count() == 0


def test_ending_the_session_deletes_the_photos(with_photo):
    photo = Photo.get()

    with_photo.browser.post("/end")

    assert Photo.select().count() == 0 and not photo.path.exists()


def test_a_draft_that_outlived_its_time_takes_its_photos_along(with_photo, hands, app):
    hands.pass_by(timedelta(minutes=31))

    cast.Browser(app, access.KIOSK, "/").get("/repairs/place/building")

    assert Photo.select().count() == 0 and files.ids() == set()


def test_danger_ends_the_draft_and_its_photos(with_photo):
    with_photo.answer("category", choice="power")
    with_photo.answer("item", choice="smoke")

    assert Photo.select().count() == 0


def test_a_photo_still_being_made_when_the_visit_ends_is_not_left_behind(app, tmp_path):
    draft = Draft({})

    class Leaving(io.FileIO):
        def flush(self):
            draft.forget()

    (tmp_path / "sent.jpg").write_bytes(pictures.jpeg())
    with Leaving(tmp_path / "sent.jpg") as upload, pytest.raises(Expired):
        draft.add_photo(upload, draft.key())

    assert Photo.select().count() == 0 and files.ids() == set()


def test_nobody_keeps_the_box_busy_with_photos(reporting):
    answers = [reporting.browser.post("/repairs/photo").text for _ in range(41)]

    assert "没有收到照片" in answers[-2] and "请过几分钟再试" in answers[-1]


def test_the_photos_go_with_the_report(with_photo, page):
    with_photo.answer("slot", choice="20261122-14-16")
    with_photo.answer("phone", phone="13800011234")
    assert "1 张照片" in with_photo.browser.get("/repairs/review").text

    with_photo.submit()

    photo = Photo.get()
    assert photo.order == Order.get() and photo.draft is None and photo.path.exists()


def test_only_the_page_that_takes_photos_may_use_the_camera(reporting):
    assert "camera=(self)" in reporting.browser.get("/repairs/photo").headers["Permissions-Policy"]
    assert "camera=()" in reporting.browser.get("/repairs/phrases").headers["Permissions-Policy"]


def test_photos_are_one_tap_aside_and_lead_back_to_the_next_question(reporting, page):
    assert reporting.answer("phrases", photo="yes").location == "/repairs/photo"
    assert page(reporting.browser.get("/repairs/photo")).select_one(".reach .btn--primary")["href"] == "/repairs/slot"


def test_a_phone_adds_photos_to_the_draft_and_learns_nothing_about_the_person(reporting, phone, phone_path):
    shown = phone.get(phone_path).text
    assert "水龙头" in shown and "1102" not in shown and "2栋" not in shown

    send(phone, phone_path)

    assert Photo.get().draft
    assert reporting.browser.page("/repairs/photo/list").select_one("#photo_list")["data-count"] == "1"


def test_a_link_ends_after_ten_minutes(phone, phone_path, hands):
    phone.token()
    hands.pass_by(timedelta(minutes=10))

    assert phone.get(phone_path).status_code == 410
    assert Photo.select().count() == 0


def test_a_link_is_over_once_the_report_is_sent_or_the_session_ended(reporting, phone, phone_path):
    reporting.browser.post("/end")

    assert phone.get(phone_path).status_code == 410


def test_a_link_nobody_made_leads_nowhere(lan):
    assert lan.get("/p/aaaaaaaaaaaaaaaaaaaaaaaaaa").status_code == 410


def test_without_an_address_for_phones_there_is_no_link(reporting, app):
    app.config["SITE"].public_url = ""

    assert not reporting.browser.page("/repairs/photo").select(".photo-phone")


def test_an_engineer_adds_photos_before_and_after(engineer, order):
    path = f"/jobs/{order.id}/photos"

    send(engineer, path, stage="before")
    send(engineer, path, stage="after")

    assert [photo.stage for photo in order.photos.order_by(Photo.id)] == ["before", "after"]
    assert len(engineer.page(path).select(".photos__one")) == 2
    assert engineer.page(f"/jobs/{order.id}").select_one(f"a[href='{path}']")


def test_an_order_of_another_engineer_has_no_photos_for_this_one(engineer, order):
    send(engineer, f"/jobs/{order.id}/photos", stage="before")
    other = cast.enlisted("liu", "刘强", access.ENGINEER)
    Order.update(engineer=other).where(Order.id == order.id).execute()

    assert engineer.get(f"/jobs/{order.id}/photos").status_code == 404
    assert engineer.get(f"/photos/{Photo.get().id}.jpg").status_code == 404


def test_the_desk_sees_the_photos_of_an_order_and_none_of_a_draft(with_photo, engineer, order, desk):
    send(engineer, f"/jobs/{order.id}/photos")
    of_order, of_draft = Photo.get(Photo.order == order), Photo.get(Photo.order.is_null())

    assert desk.page(f"/desk/repairs/{order.id}").select_one(".photos__picture")["src"] == f"/photos/{of_order.id}.jpg"
    assert desk.get(f"/photos/{of_order.id}.jpg").headers["Content-Disposition"] == "inline"
    assert desk.get(f"/photos/{of_draft.id}.jpg").status_code == 404


def test_photos_are_deleted_with_what_is_personal_and_the_order_stays(engineer, order, hands):
    send(engineer, f"/jobs/{order.id}/photos")
    order.cancel("mistake", by=cast.AT_DESK)

    hands.pass_by(PERSONAL_KEPT + timedelta(days=1))
    Clockwork().one_turn()

    assert Photo.select().count() == 0 and files.ids() == set()
    assert Order.get_by_id(order.id)


def test_what_a_crash_left_behind_is_swept_away_and_nothing_else(with_photo, hands):
    kept = Photo.get()
    files.path("0" * 32).write_bytes(b"made, but never put down")
    files.incoming().write_bytes(b"half made")

    Clockwork().one_turn()

    assert [file.name for file in files.folder().iterdir()] == [kept.path.name]


def test_photos_of_drafts_a_restart_forgot_are_swept_away(with_photo, hands):
    hands.pass_by(DRAFT_KEPT + timedelta(minutes=1))

    Clockwork().one_turn()

    assert Photo.select().count() == 0 and files.ids() == set()
