"""What was frozen stays as it is, and is found out when it does not."""
import json

import pytest
from peewee import IntegrityError

from kiosk.db import database
from kiosk.documents import blobs
from kiosk.documents.models import Upload
from kiosk.errors import Refused
from kiosk.signing.frozen import FrozenDocument, canonical

from .conftest import TEXT, freeze

FACTS = {"number": "N2026-001", "version": 1, "title": "装修管理告知书", "issuer": "锦绣花园", "issued_on": "2026-11-21", "effective_on": "2026-12-01"}
AS_TEXT = "replace(bytes, 'N2026-001', 'N2026-009')"


def test_the_same_text_is_one_document_and_another_text_is_another(app):
    first, again, other = freeze(), freeze(), freeze(text=TEXT + "。")

    assert first.sha256 == again.sha256 != other.sha256
    assert FrozenDocument.select().count() == 2


def test_the_bytes_are_plain_canonical_json(app):
    document = freeze()

    assert json.loads(document.bytes)["pages"] == document.content.pages
    assert document.bytes == json.dumps(json.loads(document.bytes), ensure_ascii=False, sort_keys=True,
                                        separators=(",", ":")).encode()
    assert canonical({"b": "中", "a": 1.5}) == '{"a":1.5,"b":"中"}'.encode()


@pytest.mark.parametrize("altered", [AS_TEXT, f"cast({AS_TEXT} as blob)"])
def test_a_document_that_was_altered_on_disk_is_not_shown(app, altered):
    document = freeze()
    database.execute_sql("drop trigger sealed_frozen_document_update")
    database.execute_sql("update frozen_document set bytes = " + altered)

    with pytest.raises(Refused):
        FrozenDocument.get_by_id(document.sha256).content


@pytest.mark.parametrize("change", ["update frozen_document set title = 'x'", "delete from frozen_document"])
def test_the_database_refuses_to_change_one(app, change):
    freeze()

    with pytest.raises(IntegrityError, match="never changed"):
        database.execute_sql(change)


def test_a_plain_text_has_the_bytes_it_always_had(app):
    assert set(json.loads(freeze().bytes)) == {"number", "version", "title", "issuer", "issued_on", "effective_on", "pages"}


def test_safe_fragments_are_frozen_as_they_are(app):
    document = FrozenDocument.freeze_pages(["<p>一</p>", "<p>二</p>"], **FACTS, kind="works")

    assert (document.content.format, document.content.pages, document.pages) == ("html", ["<p>一</p>", "<p>二</p>"], 2)
    assert document.is_intact and document.blobs == []


@pytest.fixture
def pictured(app):
    """A document of two pages that was sent in, with a seal."""
    upload = Upload(state="ready", source=blobs.keep(b"pdf"), texts=["第一页", "第二页"],
                    images=[[blobs.keep(b"one"), 10, 20], [blobs.keep(b"two"), 10, 20]])
    return FrozenDocument.freeze_upload(upload, **FACTS, seal=blobs.keep(b"seal"))


def test_the_hash_of_a_file_that_was_sent_in_names_all_its_pictures(pictured):
    content = pictured.content

    assert (content.format, pictured.pages, content.pages) == ("images", 2, ["第一页", "第二页"])
    assert pictured.blobs == [content.source, content.images[0][0], content.images[1][0], content.seal]
    assert pictured.is_intact


@pytest.mark.parametrize("place", range(4), ids=["the pdf", "page one", "page two", "the seal"])
def test_one_altered_file_is_found_out(pictured, place):
    blobs.path(pictured.blobs[place]).write_bytes(b"other")

    assert not pictured.is_intact


def test_a_file_is_frozen_only_with_all_its_pages(app):
    with pytest.raises(Refused, match="没有准备好"):
        FrozenDocument.freeze_upload(Upload(state="working"), **FACTS)
