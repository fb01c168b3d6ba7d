"""Rows that cannot land are kept, counted and answered; the others are not held up."""
import msgspec
import pytest

from sync import wire
from sync.messages import Hello
from tests.sync.conftest import on_both_engines


@pytest.fixture
def push(office, enrolment):
    """Sends lines as a box would, without a box that would refuse to write them."""
    client = office.test_client()
    headers = {"Authorization": f"Bearer {enrolment.token}"}
    hello = Hello(incarnation="i", acked=0, head="", max_seq=9)
    assert client.post("/v1/hello", data=msgspec.json.encode(hello), headers=headers).status_code == 200

    def send(*lines: bytes):
        header = wire.Header(wire.VERSION, "i", 0, 9, True, {"ticket": (1, ["id", "number", "day"])})
        return client.post("/v1/push", data=wire.encode(header, list(lines)).body, headers=headers)

    return send


BAD = [
    b'[2,"ticket","u","t2","A002"]',
    b'[2,"ticket","u","t2","A002",{"x":1}]',
    b'[99,"ticket","u","t2","A002","2026-11-21"]',
    b'[2,"stranger","u","t2"]',
    b'[2,"ticket","x","t2","A002","2026-11-21"]',
    b'[2,"ticket","u",null,"A002","2026-11-21"]',
    b'[2,"ticket","u",true,"A002","2026-11-21"]',
    b'[2,"ticket","u","t\\u00002","A002","2026-11-21"]',
    b"[2,\x00",
    b"[" * 100_000,
    b"[2]",
    b'{"seq":2}',
    b"not json at all",
    b"\xff\xfe",
]


@on_both_engines
@pytest.mark.parametrize("bad", BAD)
def test_a_poison_row_is_set_aside_and_the_rest_lands(push, store, landed, bad):
    answer = push(b'[1,"ticket","u","t1","A001","2026-11-21"]', bad, b'[3,"ticket","u","t3","A003","2026-11-21"]')

    assert (answer.status_code, answer.json["cursor"]) == (200, 9)
    assert len(answer.json["rejected"]) == 1
    assert set(landed("ticket")) == {"t1", "t3"}
    (kept,) = store.rows("select line, reason from quarantine")
    assert kept["line"] == bad.decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}")


def test_an_unreadable_line_is_an_error_of_its_own():
    with pytest.raises(wire.WireError):
        wire.row(b"{")


@pytest.mark.parametrize(("value", "day"), [(b'"2026-11-21"', "2026-11-21"), (b'"tomorrow"', None), (b"7", "1970-01-01")])
def test_the_day_is_read_only_where_there_is_one(push, store, value, day):
    push(b'[1,"ticket","u","t1","A001",' + value + b"]")

    assert store.first("select day from landed")["day"] == day


@on_both_engines
def test_a_character_that_postgresql_cannot_hold_lands_inside_a_value(push, landed, store):
    push(b'[1,"ticket","u","t1","A\\u0000001","2026-11-21"]')

    assert landed("ticket")["t1"]["number"] == "A\x00001"


@on_both_engines
def test_of_two_lines_for_one_row_the_later_one_stands(push, landed):
    push(b'[2,"ticket","u","t1","A002","2026-11-21"]', b'[1,"ticket","u","t1","A001","2026-11-21"]')

    assert landed("ticket")["t1"]["number"] == "A002"


@on_both_engines
def test_headers_that_no_database_can_hold_are_refused_whole(push, office, store, enrolment):
    client, headers = office.test_client(), {"Authorization": f"Bearer {enrolment.token}"}
    for header in [
        wire.Header(wire.VERSION, "i", 0, 2**63, True, {}), wire.Header(wire.VERSION, "i", -5, 9, True, {}),
        wire.Header(wire.VERSION, "i\0", 0, 9, True, {}), wire.Header(wire.VERSION, "i", 0, 9, True, {"t": (2**40, ["id"])}),
    ]:
        assert client.post("/v1/push", data=wire.encode(header, []).body, headers=headers).status_code == 400
    for path, body in [("hello", {"incarnation": "\0", "acked": 0, "head": "", "max_seq": 0}),
                       ("restore", {"after": 0, "tbl": "\0"}), ("restore", {"after": 2**70})]:
        assert client.post(f"/v1/{path}", json=body, headers=headers).status_code == 400


@on_both_engines
@pytest.mark.parametrize("address", ["/v1/digest/ticket%00/1", "/sites/a%00b/units", "/sites/a/units?q=%00"])
def test_an_address_with_a_character_that_no_table_can_hold_finds_nothing(office, person, enrolment, address):
    answer = person.client.get(address, headers={"Authorization": f"Bearer {enrolment.token}"})

    assert answer.status_code in (400, 404)


@on_both_engines
def test_a_batch_of_another_box_is_refused(push, office, store, enrolment):
    header = wire.Header(wire.VERSION, "of another box", 0, 9, True, {"ticket": (1, ["id"])})
    body = wire.encode(header, [b'[1,"ticket","u","t1"]']).body

    answer = office.test_client().post("/v1/push", data=body, headers={"Authorization": f"Bearer {enrolment.token}"})

    assert answer.status_code == 409
    assert store.rows("select * from landed") == []


@pytest.fixture
def set_aside(push, store, enrolment, site):
    """A row that an older program could not read and this one can."""
    def keep(seq: int, line: str):
        store.run(
            "insert into quarantine (site_id, device_id, incarnation, src_seq, line, reason, schemas, at_ms) "
            "values (?, ?, 'i', ?, ?, 'not known yet', ?, 1)",
            site.id, enrolment.device_id, seq, line, '{"ticket":[1,["id","number","day"]]}',
        )
    return keep


@on_both_engines
def test_a_row_set_aside_finds_its_place_when_a_newer_program_tries_again(person, set_aside, landed, site):
    set_aside(4, '[4,"ticket","u","t4","A004","2026-11-21"]')
    address = f"/sites/{site.id}/aside"

    person.submit(address)

    assert landed("ticket")["t4"]["number"] == "A004"
    assert person.soup(f"/sites/{site.id}").select_one("#quarantine_count").text == "0"
    assert person.soup(address).select("#quarantine form") == []


def test_trying_again_never_brings_back_an_older_row_or_one_of_another_box(push, person, set_aside, landed, store, site):
    push(b'[7,"ticket","u","t7","new","2026-11-21"]', b'[2,"ticket","u","t2","of another","2026-11-21"]')
    store.run("update landed set device_id = 'another' where pk = 't2'")
    set_aside(5, '[5,"ticket","u","t7","old","2026-11-21"]')
    set_aside(6, '[6,"ticket","u","t2","mine","2026-11-21"]')

    person.submit(f"/sites/{site.id}/aside")

    assert {pk: body["number"] for pk, body in landed("ticket").items()} == {"t7": "new", "t2": "of another"}


def test_what_still_cannot_be_read_stays_until_somebody_puts_it_away(push, person, store, site):
    push(b"not json at all", b'[2,"ticket","u","t2","A002"]')
    address = f"/sites/{site.id}/aside"

    person.submit(address)
    assert len(person.soup(address).select("#quarantine form")) == 2

    for form in person.soup(address).select("#quarantine form"):
        person.submit(form["action"], on=address)
    assert person.soup(address).select("#quarantine form") == []
    assert store.first("select count(*) as n from quarantine")["n"] == 2
