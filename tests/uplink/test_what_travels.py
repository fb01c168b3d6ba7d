"""What leaves the box, column by column: a new one is looked at here before it travels."""
from kiosk import schema, uplink
from kiosk.db import database
from kiosk.documents import blobs
from kiosk.documents.models import READY, SCAN, Upload
from kiosk.signing.frozen import FrozenDocument

PERSONAL = {"phone", "owner_name", "strokes", "payload", "password_hash", "signer_name"}
KEPT_HERE = {"household", "order_contact", "ink_note", "receipt_payload", "staff", "entry_code", "sign_in", "setting", "print_job", "danger", "reconciling_mark", "reconciling_explanation", "manager_call",
             "visit_remark", "visit_signature"}


def test_tables_about_people_stay_here(app):
    assert KEPT_HERE & {table.name for table in uplink.CAPTURED} == set()
    assert KEPT_HERE <= {table._meta.table_name for table in schema.TABLES}


def test_no_column_about_a_person_travels(app):
    travelling = {(table.name, column.name) for table in uplink.CAPTURED for column in database.get_columns(table.name)}

    assert {(table, name) for table, name in travelling if name in PERSONAL} <= {("site", "phone")}


def test_what_a_receipt_rests_on_travels_with_it(app):
    assert {"receipt", "signing_session", "frozen_document", "agreement"} <= {table.name for table in uplink.CAPTURED}


def test_files_of_frozen_documents_travel_and_photos_and_scans_stay(app):
    paper, picture, seal, scan = (blobs.keep(content) for content in (b"%PDF-", b"a page", b"a seal", b"an identity card"))
    Upload.add(name="扫描.pdf", kind=SCAN, source=scan, state=READY, images=[[scan, 1, 1]], texts=[""])
    upload = Upload.add(name="通知.pdf", kind="pdf", source=paper, state=READY, pages=1, images=[[picture, 1, 1]], texts=[""])
    document = FrozenDocument.freeze_upload(upload, number="N1", version=1, title="t", issuer="i", issued_on="d", seal=seal)

    assert uplink.FILES.table == "frozen_document"
    assert uplink.FILES.named_by([document.sha256]) == {paper, picture, seal}
    assert uplink.FILES.path(paper).read_bytes() == b"%PDF-"
