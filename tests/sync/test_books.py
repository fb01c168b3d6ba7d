"""Head office says whether the receipts that landed come to what the box signed."""
import hashlib
import json

import pytest

from sync.office.boxes import books

FIRST_MS = 1_795_222_800_000


def receipts(count: int) -> list[dict]:
    made, before = [], books.GENESIS
    for seq in range(1, count + 1):
        record = json.dumps({"seq": seq})
        head = hashlib.sha256(record.encode() + before.encode()).hexdigest()
        made.append({"seq": seq, "record": record, "prev_hash": before, "entry_hash": head})
        before = head
    return made


def point(count: int, head: str) -> dict:
    return {"id": f"{FIRST_MS + count:012x}" + "7" * 20, "count": count, "head": head}


@pytest.fixture
def land(office, site):
    def land(tbl, bodies):
        for number, body in enumerate(bodies):
            office.extensions["office"].store.run(
                "insert into landed (site_id, tbl, pk, device_id, src_seq, version, body, bucket) values (?, ?, ?, 'box', 1, 1, ?, 0)",
                site.id, tbl, str(number), json.dumps(body))
    return land


def shown(person, site):
    return person.soup(f"/sites/{site.id}/book").select_one("#book_box")


def test_a_book_that_comes_to_its_newest_checkpoint_agrees(person, site, land):
    book = receipts(3)
    land("receipt", book)
    land("checkpoint", [point(1, book[0]["entry_hash"]), point(3, book[2]["entry_hash"])])
    land("box_key", [{"public": "ab" * 32}])

    page = shown(person, site)

    assert page["data-state"] == books.AGREES
    assert f"3:{book[2]['entry_hash'][:16]}" in page.text and "2026-11-21 09:00" in page.text


@pytest.mark.parametrize("landed, points, state", [
    (lambda book: book[:2], lambda book: [point(3, book[2]["entry_hash"])], books.WAITING),
    (lambda book: book, lambda book: [point(2, "0" * 64)], books.DIFFERS),
    (lambda book: [book[0], book[2]], lambda book: [], books.BROKEN),
    (lambda book: [book[0], book[1] | {"record": "{}"}], lambda book: [], books.BROKEN),
    (lambda book: book, lambda book: [], books.NOTHING),
    (lambda book: [*book, {"seq": "x", "record": 7}], lambda book: [], books.BROKEN),
    (lambda book: book, lambda book: [{"id": -1, "count": None, "head": 2**62}], books.BROKEN),
    (lambda book: book, lambda book: [point(0, "0" * 64)], books.BROKEN),
])
def test_a_book_that_does_not_says_how(person, site, land, landed, points, state):
    book = receipts(3)
    land("receipt", landed(book))
    land("checkpoint", points(book))

    assert shown(person, site)["data-state"] == state
