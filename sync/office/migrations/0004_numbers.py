"""Rows are found by the number that people know. JSON is read here, for the engines do not read it alike."""
import msgspec

from sync.office.boxes import numbers

AT_ONCE = 1000
PLACES = ", ".join("?" * len(numbers.FIELDS))
PAGE = (f"select site_id, tbl, pk, body from landed where (site_id, tbl, pk) > (?, ?, ?) and tbl in ({PLACES}) "
        f"and deleted_seq is null order by site_id, tbl, pk limit {AT_ONCE}")


def take(store):
    store.run("alter table landed add column number text")
    store.run("create index landed_by_number on landed (number, day) where number is not null")
    last = ("", "", "")
    while rows := store.rows(PAGE, *last, *numbers.FIELDS):
        for row in rows:
            number = numbers.of(row["tbl"], msgspec.json.decode(row["body"]))
            store.run("update landed set number = ? where site_id = ? and tbl = ? and pk = ?", number, row["site_id"], row["tbl"], row["pk"])
        last = (rows[-1]["site_id"], rows[-1]["tbl"], rows[-1]["pk"])
