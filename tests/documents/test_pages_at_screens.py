"""Pictures of pages at the touchscreen and at the desk: only before those who may see them, and nothing else under a hash."""
import pytest

import cast
import pdfs
import pictures
from kiosk import access
from kiosk.documents import blobs
from kiosk.documents.seals import SealPicture
from kiosk.errors import Refused
from kiosk.notices.showing import PDF
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.states import OPEN
from kiosk.site.models import Unit

FACTS = {"number": "N2026-001", "version": 1, "title": "装修管理告知书", "issuer": "锦绣花园", "issued_on": "2026-11-21", "effective_on": "2026-12-01"}


@pytest.fixture
def document(taken):
    return FrozenDocument.freeze_upload(taken(pdfs.chinese(pages=2)), **FACTS)


@pytest.fixture
def offered(document, hands):
    return SigningSession.offer(THIS_SCREEN, Unit.get(), "document", [(document, "test:1")])


@pytest.fixture
def reader(kiosk, offered):
    """A visitor with the first page before them."""
    kiosk.post("/signing/open", {"offer": offered.id})
    return kiosk


def at_screen(document, page: int = 1) -> str:
    return f"/pictures/{document.content.images[page - 1][0]}"


def test_a_page_is_its_picture_and_its_words_for_reading_aloud(reader, document, page):
    leaf = page(reader.get("/signing/pages/1")).select_one("page-zoom")

    assert leaf.select_one("img")["src"] == at_screen(document) and leaf["ahead"] == at_screen(document, 2)
    assert "第1页 第1条" in leaf.select_one(".visually-hidden p").text


def test_the_picture_is_served_to_the_reader_to_keep_for_themselves(reader, document):
    answer = reader.get(at_screen(document))

    assert answer.data == blobs.read(document.content.images[0][0]) and answer.mimetype == "image/png"
    assert answer.headers["Cache-Control"].startswith("private") and "sandbox" in answer.headers["Content-Security-Policy"]


def test_another_visitor_at_the_screen_sees_none(reader, document, app):
    another = cast.Browser(app, access.KIOSK, "/")

    assert another.get(at_screen(document)).status_code == 404


def test_when_the_session_is_over_its_pictures_are(reader, document, offered):
    offered.expire("left")

    assert reader.get(at_screen(document)).status_code == 404


def test_who_reads_one_document_sees_no_picture_of_another(reader, taken):
    other = FrozenDocument.freeze_upload(taken(pdfs.chinese(pages=1, lines=3)), **FACTS | {"number": "N2026-002"})

    assert reader.get(at_screen(other)).status_code == 404


def test_on_the_network_only_staff_see_pictures(document, lan, desk):
    path = f"/desk/documents{at_screen(document)}"

    assert cast.Browser(lan.client.application, access.LAN, "/desk/sign-in").get(path).status_code == 302
    assert desk.get(path).status_code == 200
    assert desk.get(at_screen(document)).status_code == 404


def test_what_is_no_picture_is_not_shown_under_its_hash(document, desk):
    assert desk.get(f"/desk/documents/pictures/{document.content.source}").status_code == 404
    assert desk.get(f"/desk/documents/pictures/{'0' * 64}").status_code == 404
    assert desk.get("/desk/documents/pictures/..%2f..%2fkiosk.db").status_code == 404


def test_a_page_without_words_says_so_to_who_cannot_see_it(kiosk, hands, taken, page):
    frozen = FrozenDocument.freeze_upload(taken(pdfs.with_boxes("[0 0 595 842]")), **FACTS)
    offered = SigningSession.offer(THIS_SCREEN, Unit.get(), "document", [(frozen, "test:1")])
    kiosk.post("/signing/open", {"offer": offered.id})

    assert "前台" in page(kiosk.get("/signing/pages/1")).select_one("page-zoom .visually-hidden").text


def test_safe_fragments_are_shown_as_they_were_frozen(kiosk, app, hands, page):
    frozen = FrozenDocument.freeze_pages(["<p>停水 <strong>三小时</strong></p>"], **FACTS)
    offered = SigningSession.offer(THIS_SCREEN, Unit.get(), "document", [(frozen, "test:1")])
    kiosk.post("/signing/open", {"offer": offered.id})

    assert page(kiosk.get("/signing/pages/1")).select_one(".document strong").text == "三小时"


def test_nobody_signs_for_a_document_one_picture_of_which_was_altered(reader, document, offered):
    reader.get("/signing/pages/1")
    reader.get("/signing/pages/2")
    blobs.path(document.content.images[1][0]).write_bytes(b"other")

    with pytest.raises(Refused, match="冻结|签"):
        SigningSession.get_by_id(offered.id).sign("owner", Ink(), "", "zh_Hans")

    assert reader.get(at_screen(document, 2)).status_code == 404
    assert SigningSession.get_by_id(offered.id).state in OPEN


def test_a_damaged_document_is_not_put_on_the_screen(document, hands):
    blobs.path(document.content.source).unlink()

    with pytest.raises(Refused):
        SigningSession.offer(THIS_SCREEN, Unit.get(), "document", [(document, "test:1")])


@pytest.mark.parametrize("public, status", [(True, 200), (False, 404)])
def test_pictures_of_a_public_notice_are_there_for_everybody_at_the_screen(kiosk, taken, hands, public, status):
    notice = cast.issued_notice(format=PDF, upload=taken(pdfs.chinese()), public=public)

    assert kiosk.get(at_screen(notice.document())).status_code == status
    assert kiosk.get(f"/notices/{notice.id}/pages/1").status_code == status


def test_the_last_page_bears_the_seal(kiosk, app, hands, sent, page):
    seal = SealPicture.put(sent(pictures.png())).sha
    frozen = FrozenDocument.freeze_pages(["<p>一</p>", "<p>二</p>"], **FACTS, seal=seal)
    offered = SigningSession.offer(THIS_SCREEN, Unit.get(), "document", [(frozen, "test:1")])
    kiosk.post("/signing/open", {"offer": offered.id})

    first, last = (page(kiosk.get(f"/signing/pages/{number}")).select(".page-seal") for number in (1, 2))

    assert not first and last[0]["src"] == f"/pictures/{seal}" and kiosk.get(last[0]["src"]).mimetype == "image/png"
