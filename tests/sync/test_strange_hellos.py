"""What a box says of itself and of its rows is limited: an office keeps little of it, and none of it is a failure."""
import msgspec
import pytest

from sync.messages import Facts, Hello, Sums
from sync.office.boxes import devices
from tests.sync.conftest import on_both_engines

HELLO = Hello(incarnation="i", acked=0, head="", max_seq=0)
TOO_MUCH = [
    {"manifest": {"service": "a\0b"}}, {"manifest": {f"t{number}": "x" for number in range(3000)}},
    {"refused": {f"t{number}": "x" for number in range(3000)}}, {"facts": Facts(host="h" * 300)},
    {"incarnation": ""},
]
NO_SUMS = [{0: (2**62, "")}, {0: (-1, "")}, {-1: (1, "")}, {10**9: (1, "")}]


@pytest.fixture
def say(office, site):
    """One box that speaks by hand; tells the status of the answer."""
    client, here = office.test_client(), office.extensions["office"]
    token = devices.enrol(here, devices.Enrolling(site.code(), Facts())).token

    def post(address, message):
        return client.post(address, data=msgspec.json.encode(message), headers={"Authorization": f"Bearer {token}"}).status_code

    return post


@on_both_engines
def test_a_hello_that_says_what_no_box_would_is_refused_or_leaves_little(say, store):
    def hello(**said):
        return say("/v1/hello", msgspec.structs.replace(HELLO, **said))

    assert {hello(**said) for said in TOO_MUCH} == {400}
    assert {hello(acked=2**61, max_seq=2**61), hello(now_ms=2**62), hello(manifest={"service": "x", "unheard of": "x"})} == {200}
    assert store.rows("select tbl from arrival") == [{"tbl": "service"}]


@on_both_engines
def test_sums_that_no_box_has_are_refused(say):
    say("/v1/hello", HELLO)

    answers = [say("/v1/digest", Sums("i", 0, {"ticket": sums, "event": sums})) for sums in NO_SUMS]

    assert answers == [400] * len(NO_SUMS)
