"""Whatever arrives at head office instead of a batch is refused or set aside, and the next good batch is taken. Seeds are printed."""
import os
import random
import zlib
from pathlib import Path

import msgspec
import pytest

from sync import wire
from sync.messages import Hello
from sync.office.board import reckoning
from sync.office.boxes import devices
from tests.sync.conftest import TODAY, on_both_engines

FLIPS = int(os.environ.get("FAULT_SEEDS", 40))
SEED = 20261122
COLUMNS = Path(__file__).parents[1] / "uplink/columns.json"
SCHEMAS = {"ticket": (1, ["id", "number"])}
TEN_MB = 10 * 1024 * 1024


def batch(start: int, to: int, *lines: bytes, incarnation: str = "i") -> bytes:
    return wire.encode(wire.Header(wire.VERSION, incarnation, start, to, True, SCHEMAS), list(lines)).body


def ticket(seq: int, number: str) -> bytes:
    return wire.line([seq, "ticket", "u", f"t{seq}", number])


FIRST, GOOD = batch(0, 1, ticket(1, "A001")), batch(1, 2, ticket(2, "A002"))


def flipped(dice) -> bytes:
    content = bytearray(GOOD)
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    return bytes(content)


HOSTILE = {
    "a bomb": (413, [zlib.compress(bytes(64 * 1024 * 1024)), zlib.compress(b"\n" * 60_000_000)]),
    "ten megabytes that pack well": (413, [batch(1, 2, ticket(2, "A" * TEN_MB))]),
    "ten megabytes that do not": (413, [random.Random(SEED).randbytes(TEN_MB)]),
    "cut short": (400, [GOOD[:len(GOOD) * eighth // 8] for eighth in range(8)]),
    "turned bits": (400, [flipped(random.Random(SEED + number)) for number in range(FLIPS)]),
    "more behind the end": (400, [GOOD + b"x", GOOD + GOOD]),
    "noise": (400, [random.Random(SEED).randbytes(5000), b"", b"{}", zlib.compress(b"[" * 500_000), zlib.compress(b"\xff\xfe\n\xff")]),
    "an old batch again": (409, [FIRST]),
    "a batch from the future": (409, [batch(7, 9, ticket(8, "A008"))]),
    "a batch of another history": (409, [batch(1, 2, ticket(2, "A666"), incarnation="of another box")]),
    "backwards": (400, [batch(2, 1)]),
}


@pytest.fixture
def say(office, site):
    """One box, one batch behind it; says what head office answered."""
    return speaking(office, site)


def speaking(office, site, incarnation="i"):
    here, client = office.extensions["office"], office.test_client()
    token = devices.enrol(here, msgspec.convert({"code": site.code(), "facts": {}}, devices.Enrolling)).token
    headers = {"Authorization": f"Bearer {token}"}
    client.post("/v1/hello", data=msgspec.json.encode(Hello(incarnation=incarnation, acked=0, head="", max_seq=9)), headers=headers)
    return lambda body: client.post("/v1/push", data=body, headers=headers).status_code


@on_both_engines
def test_it_is_refused_leaves_nothing_and_the_next_good_batch_is_taken(say, landed, store):
    assert say(FIRST) == 200
    for what, (expected, bodies) in HOSTILE.items():
        answers = {say(body) for body in bodies}

        assert (what, answers) == (what, {expected})
        assert set(landed("ticket")) == {"t1"}, what
    assert store.rows("select * from quarantine") == []

    print(f"seed {SEED}")
    assert say(GOOD) == 200
    assert set(landed("ticket")) == {"t1", "t2"}


STRANGE = [253_402_299_999_999, 10**17, 2**63 - 1, 10**400, -1, 1.5, True, "", "9999-99-99", "2026-91-22", "9999-12-31", None]
EVERYTHING = ["id", "day", "at", "promised_at", "finished_at", "ended_at", "taken_at", "called_at", "state", "number", "agreed_fen"]


@on_both_engines
def test_a_number_that_is_no_moment_and_a_text_that_is_no_day_stop_neither_their_box_nor_the_figures(say, office, store):
    lines = [(tbl, column, value) for tbl in ("ticket", "repair_order") for column in EVERYTHING[1:] for value in STRANGE]
    rows = [[seq, tbl, "u", seq, *(value if name == column else "2026-11-21" if name == "day" else None for name in EVERYTHING[1:])]
            for seq, (tbl, column, value) in enumerate(lines, 1)]
    schemas = {tbl: (1, EVERYTHING) for tbl in ("ticket", "repair_order")}
    header = wire.Header(wire.VERSION, "i", 0, len(rows), True, schemas)

    answer = say(wire.encode(header, list(map(wire.line, rows))).body)

    assert (answer, store.rows("select * from quarantine")) == (200, [])
    assert store.first("select count(*) as n from landed")["n"] == len(rows)
    while reckoning.some(office.extensions["office"]):
        continue
    assert store.rows("select * from site_day where stale > 0 and site_id <> ''") == []


@on_both_engines
def test_what_one_box_says_in_the_place_of_another_goes_nowhere(say, office, site, landed):
    another = speaking(office, site, "of another box")

    assert (say(batch(0, 1, ticket(1, "A666"), incarnation="of another box")), another(FIRST)) == (409, 409)
    assert landed("ticket") == {}
    assert (say(FIRST), landed("ticket")["t1"]["number"]) == (200, "A001")


def test_a_row_of_ten_megabytes_is_parked_and_the_others_go_on_until_it_shrinks(desk, box, landed):
    desk.take("A001")
    desk.take("A002", service_id=random.Random(SEED).randbytes(TEN_MB // 2).hex())
    desk.take("A003")

    while box.push_once():
        pass

    assert set(landed("ticket")) == {"ticket-A001", "ticket-A003"}
    assert box.status().parked == 1 and box.prove() == 2
    desk.Ticket.update(service_id=None).where(desk.Ticket.number == "A002").execute()
    assert box.sync_all().proved_rows == 3 and box.status().parked == 0


@pytest.mark.parametrize("odd", [None, 7, "x'\"<b>{{", 2**62, -1, 1.5, True])
def test_rows_of_odd_values_spoil_no_page(person, store, site, odd):
    for tbl, shapes in msgspec.json.decode(COLUMNS.read_bytes()).items():
        body = msgspec.json.encode(dict.fromkeys(shapes[-1], odd)).decode()
        store.run("insert into landed (site_id, tbl, pk, device_id, src_seq, version, body, bucket, day, state, number) "
                  "values (?, ?, 'k', 'd', 1, 1, ?, 0, ?, 'open', 'A1')", site.id, tbl, body, TODAY)
    kinds = [f"/sites/{site.id}/{kind}" for kind in ("services", "prices", "notices", "units", "wordings", "dailies", "book", "documents")]

    for address in (f"/?day={TODAY}", f"/sites/{site.id}?day={TODAY}", "/find?q=A1", *kinds, *(f"{each}/preview" for each in kinds[:5])):
        assert (address, person.get(address).status_code) == (address, 200)
