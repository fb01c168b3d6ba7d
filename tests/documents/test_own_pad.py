"""A department's own pad shows a file that was sent in as the pictures of its pages."""
import pytest
from cast import Browser, engineer

import cast
import pdfs
import pictures
from kiosk import access
from kiosk.documents import blobs
from kiosk.signing import sheets
from kiosk.signing.frozen import FrozenDocument

FACTS = {"number": "N2026-001", "version": 1, "title": "装修管理告知书", "issuer": "锦绣花园", "issued_on": "2026-11-21", "effective_on": "2026-12-01"}


@pytest.fixture
def phone(app):
    engineer()
    browser = Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("wang")
    return browser


def test_an_engineer_sees_the_picture_of_a_page(phone, taken, page):
    document = FrozenDocument.freeze_upload(taken(pdfs.chinese(pages=2)), **FACTS)
    party = sheets.ask_staff([(document, "test:1")], "engineering").parties[0]
    phone.post(f"/desk/sign/{party.id}/open")

    leaf = page(phone.get(f"/desk/sign/{party.id}/pages/1")).select_one("page-zoom img")

    assert phone.get(leaf["src"]).data == blobs.read(document.content.images[0][0])


def test_colleagues_outside_the_desk_see_no_picture_but_of_what_they_sign(phone, app):
    cast.maintainer()
    keeper = Browser(app, access.LAN, "/desk/sign-in")
    keeper.sign_in("zhao")
    scan = blobs.keep(pictures.jpeg())

    answers = [browser.get(f"/desk/documents/pictures/{scan}").status_code for browser in (phone, keeper)]

    assert answers == [404, 403]


def test_the_desk_sees_the_scans_it_sent_in(desk):
    assert desk.get(f"/desk/documents/pictures/{blobs.keep(pictures.jpeg())}").status_code == 200
