"""What leaves the box, column by column: a new one is looked at here before it travels."""
from kiosk import schema, uplink
from kiosk.db import database

PERSONAL = {"phone", "owner_name", "strokes", "payload", "password_hash", "signer_name"}
KEPT_HERE = {"household", "order_contact", "ink_note", "receipt_payload", "staff", "sign_in", "setting", "print_job", "danger", "reconciling_mark", "reconciling_explanation", "manager_call",
             "visit_remark", "visit_signature"}


def test_tables_about_people_stay_here(app):
    assert KEPT_HERE & {table.name for table in uplink.CAPTURED} == set()
    assert KEPT_HERE <= {table._meta.table_name for table in schema.TABLES}


def test_no_column_about_a_person_travels(app):
    travelling = {(table.name, column.name) for table in uplink.CAPTURED for column in database.get_columns(table.name)}

    assert {(table, name) for table, name in travelling if name in PERSONAL} <= {("site", "phone")}


def test_what_a_receipt_rests_on_travels_with_it(app):
    assert {"receipt", "signing_session", "frozen_document", "agreement"} <= {table.name for table in uplink.CAPTURED}
