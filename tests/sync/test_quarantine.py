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
    assert kept["line"] == bad.decode(errors="replace")


def test_an_unreadable_line_is_an_error_of_its_own():
    with pytest.raises(wire.WireError):
        wire.row(b"{")


@pytest.mark.parametrize(("value", "day"), [(b'"2026-11-21"', "2026-11-21"), (b'"tomorrow"', None), (b"7", "1970-01-01")])
def test_the_day_is_read_only_where_there_is_one(push, store, value, day):
    push(b'[1,"ticket","u","t1","A001",' + value + b"]")

    assert store.first("select day from landed")["day"] == day
