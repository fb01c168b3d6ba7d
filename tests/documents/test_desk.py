"""Sending a file in at the desk: how far it is, why not, and where it goes on; and the manager's seal."""
import io

import pytest

import cast
import pdfs
import pictures
from kiosk import access
from kiosk.documents.models import MOST_BYTES, Upload
from kiosk.documents.renderer import Renderer
from kiosk.documents.seals import SealPicture


def send(browser, path: str, content: bytes, **fields):
    return browser.post(path, fields | {"file": (io.BytesIO(content), "通知.pdf")}, content_type="multipart/form-data")


@pytest.fixture
def manager(app):
    cast.manager()
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("chen")
    return browser


def test_a_pdf_is_sent_and_its_pages_come_one_by_one(desk, page):
    path = send(desk, "/desk/documents", pdfs.chinese(pages=2), kind="pdf").headers["Location"]
    state = f"{path}/state"

    seen = []
    while Renderer().one_turn():
        seen.append((len(page(desk.get(state)).select("li img")), bool(page(desk.get(state)).select("progress"))))

    assert seen == [(0, True), (1, True), (2, False)]
    assert "2 页" in desk.get(path).text and desk.get(page(desk.get(path)).select_one("li img")["src"]).status_code == 200


def test_it_goes_on_where_it_was_sent_from(desk):
    answer = send(desk, "/desk/documents", pdfs.chinese(), kind="pdf", next="/desk/notices/new")

    assert answer.headers["Location"] == f"/desk/notices/new?upload={Upload.get().id}"


def test_it_never_goes_on_elsewhere(desk):
    answer = send(desk, "/desk/documents", pdfs.chinese(), kind="pdf", next="//evil.test/")

    assert answer.headers["Location"].startswith("/?upload=")


def test_why_a_file_was_refused_stands_on_its_page(desk, page):
    path = send(desk, "/desk/documents", pdfs.locked(), kind="pdf").headers["Location"]
    Renderer().one_turn()

    shown = page(desk.get(path))
    assert "密码" in shown.select_one(".notice[data-kind=bad]").text and not shown.select("[hx-get*=state]")


def test_what_was_left_out_of_a_file_is_said(desk):
    path = send(desk, "/desk/documents", pdfs.alive(), kind="pdf").headers["Location"]
    while Renderer().one_turn():
        pass

    assert "脚本、附件、启动程序的链接" in desk.get(path).text


@pytest.mark.parametrize("content, kind, status", [
    (b"<html>", "pdf", 409), (pdfs.chinese(), "exe", 400), (b"%PDF-" + bytes(MOST_BYTES), "pdf", 409),
    (b"%PDF-" + bytes(MOST_BYTES + 200_000), "pdf", 413),
], ids=["no pdf", "no such kind", "too large", "much too large"])
def test_what_cannot_be_taken_is_refused_at_once(desk, content, kind, status):
    assert send(desk, "/desk/documents", content, kind=kind).status_code == status and Upload.select().count() == 0


def test_a_form_without_a_file_is_refused(desk):
    assert desk.post("/desk/documents", {"kind": "pdf"}, content_type="multipart/form-data").status_code == 409


def test_the_manager_puts_in_a_seal_and_sees_all_there_were(manager, page):
    for colour in ("red", "blue"):
        send(manager, "/desk/seal", pictures.jpeg(colour=colour))

    shown = page(manager.get("/desk/seal"))
    assert [seal["id"] for seal in shown.select(".seals__one")] == [f"seal_picture_{seal.id}" for seal in SealPicture.versions()]
    assert "陈静" in shown.select_one(".seals__one").text and shown.select_one(".seals__one strong")


def test_what_is_no_seal_is_refused_beside_the_form(manager, page):
    answer = send(manager, "/desk/seal", pdfs.chinese())

    assert answer.status_code == 409 and "印章" in page(answer).select_one("[role=alert]").text


def test_a_receptionist_changes_no_seal(desk):
    assert desk.get("/desk/seal").status_code == 403
    assert send(desk, "/desk/seal", pictures.jpeg()).status_code == 403


def test_a_file_that_is_none_is_told_where_it_was_sent_from(desk, page):
    answer = send(desk, "/desk/documents", b"no pdf", kind="pdf", next="/desk/notices/new")
    there = desk.get(answer.headers["Location"])

    assert (answer.status_code, there.status_code) == (303, 200)
    assert page(there).select_one("#file_errors") and not Upload.select().exists()
    assert not page(desk.get("/desk/notices/new")).select_one("#file_errors")
