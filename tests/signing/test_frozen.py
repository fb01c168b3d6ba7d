"""What was frozen stays as it is, and is found out when it does not."""
import json

import pytest
from peewee import IntegrityError

from kiosk.db import database
from kiosk.errors import Refused
from kiosk.signing.frozen import FrozenDocument, canonical

from .conftest import TEXT, freeze

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
