"""Tickets on phones outside the lobby: what passes through head office, what never does, and what a stranger learns."""
import hashlib
import itertools
import re
import time

import msgspec
import pytest

from sync.client import Facts, enrol
from sync.messages import Shown
from sync.office import create_office
from sync.office.board.reckoner import Reckoner
from sync.office.boxes import devices
from sync.office.core import LOST_LINKS_A_MINUTE
from sync.relay import BEAT_S, beside
from tests.sync.conftest import DAY_MS, on_both_engines, on_the_loopback

TOKEN = "MFRGGZDFMZTWQ2LKNNWG23TPOA"
SHA = hashlib.sha256(TOKEN.encode()).hexdigest()
WAITING = Shown(number="A023", state="waiting", service_zh="综合业务", service_en="General", ahead=3, low=5, high=12, is_measured=True)
CHINESE, ENGLISH = {"Accept-Language": "zh-CN,zh;q=0.9"}, {"Accept-Language": "en-GB,en;q=0.9"}


@pytest.fixture
def office(database, clock):
    app = create_office(database, clock=clock, relay=True)
    yield app
    app.extensions["office"].store.close()


@pytest.fixture
def tickets():
    return {SHA: WAITING}


@pytest.fixture
def relay(new_box, desk, tickets, clock):
    """The box's side, on a line of its own; what it tells is whatever the fixture `tickets` holds."""
    found = beside(new_box(desk), lambda: dict(tickets))
    found._patience._dice = lambda: 1.0
    yield found
    found.line.close()


@pytest.fixture
def phone(office, site):
    client = office.test_client()
    return lambda token=TOKEN, path="", **headers: client.get(f"/t/{site.id}.{token}{path}", headers=headers or CHINESE)


def turned(tickets, **changes):
    tickets[SHA] = msgspec.structs.replace(tickets[SHA], **changes)


def told(relay, clock):
    clock.forward(4)
    relay.one_turn()


@on_both_engines
def test_a_phone_outside_sees_its_place_and_is_told_when_that_is_from(relay, phone, page, clock):
    relay.one_turn()
    clock.forward(60)

    shown = page(phone())

    assert shown.select_one(".phone__number").text == "A023"
    assert shown.select_one("#phone_state")["data-ahead"] == "3"
    assert "09:00" in shown.select_one("#as_of").text
    assert shown.select_one("#stale") is None


@pytest.mark.parametrize("said", [
    {"ahead": None, "low": None, "high": None}, {"low": None}, {"high": None}, {"state": "called"}, {"state": "serving"}, {"state": "away"},
])
def test_a_ticket_of_which_little_is_said_is_shown_without_the_rest(said, relay, tickets, phone, page):
    turned(tickets, **said)
    relay.one_turn()

    shown = page(phone())

    assert shown.select_one(".phone__number").text == "A023"
    assert "None" not in shown.select_one("#phone_state").text


@on_both_engines
def test_a_call_reaches_the_phone_with_the_next_turn(relay, tickets, phone, page, clock):
    relay.one_turn()

    turned(tickets, state="called", window=2, ahead=None)
    told(relay, clock)

    assert page(phone(path="/state")).select_one("[data-state=called] .phone__call").text.strip().endswith("2")


def test_an_answer_of_a_silent_box_says_so(relay, phone, page, clock):
    relay.one_turn()
    clock.forward(121)

    assert "09:00" in page(phone()).select_one("#stale").text


def test_an_old_call_neither_shines_nor_rings(relay, tickets, phone, page, clock):
    turned(tickets, state="called", window=2, ahead=None)
    relay.one_turn()
    clock.forward(121)

    assert page(phone()).select_one("#phone_state")["data-state"] == "old"


def test_what_is_over_does_not_become_old(relay, tickets, phone, page, clock):
    turned(tickets, state="done", ahead=None)
    relay.one_turn()
    clock.forward(3600)

    assert page(phone()).select_one("#stale") is None


def test_a_box_gives_a_sign_of_life_only_while_somebody_waits(relay, tickets, store, clock):
    relay.one_turn()
    first = clock.ms
    told(relay, clock)
    assert heard(store) == first
    clock.forward(BEAT_S + 1)
    relay.one_turn()
    assert heard(store) == clock.ms

    turned(tickets, state="done", ahead=None)
    told(relay, clock)
    last = clock.ms
    clock.forward(BEAT_S + 1)
    relay.one_turn()
    assert heard(store) == last


def heard(store):
    return store.first("select heard_ms from relay_heard")["heard_ms"]


@on_both_engines
def test_tickets_end_with_the_day(relay, phone, tickets, store, clock):
    relay.one_turn()
    clock.forward(15 * 3600)  # midnight in Shanghai

    assert phone().status_code == 404
    tickets.clear()
    tickets["ab" * 32] = WAITING
    told(relay, clock)
    assert [row["token_hash"] for row in store.rows("select token_hash from relayed")] == ["ab" * 32]


@on_both_engines
def test_the_token_is_in_no_table_and_no_log(office, relay, phone, store, caplog):
    relay.one_turn()
    phone()
    phone(TOKEN[::-1])

    def broken(*_):
        raise RuntimeError("a fault of the program")
    office.extensions["office"] = office.extensions["office"]._replace(store=Fails(broken))
    assert phone().status_code == 500

    assert "failed at relay.page" in caplog.text
    kept = [str(row) for table in ("relayed", "relay_heard", "setting", "device") for row in store.rows(f"select * from {table}")]
    for secret in (TOKEN, TOKEN[::-1]):
        assert secret.lower() not in caplog.text.lower()
        assert not [row for row in kept if secret.lower() in row.lower()]


class Fails:
    def __init__(self, broken):
        self.first = self.rows = broken

    def close(self):
        pass


def test_only_the_fields_of_a_ticket_are_kept(relay, store):
    relay.one_turn()

    kept = msgspec.json.decode(store.first("select body from relayed")["body"])

    assert set(kept) <= {"number", "state", "service_zh", "service_en", "ahead", "low", "high", "is_measured", "window", "until"}


@pytest.mark.parametrize("more", [{"name": "王先生"}, {"phone": "13800001234"}, {"number": "张三"}, {"state": "住 1102 室"}, {"until": "王先生"}])
def test_a_field_about_a_person_is_refused(office, enrolment, store, more):
    ticket = msgspec.to_builtins(WAITING) | more

    answer = office.test_client().post("/v1/relay", json={"shown": {SHA: ticket}}, headers={"Authorization": f"Bearer {enrolment.token}"})

    assert answer.status_code == 400
    assert store.rows("select * from relayed") == []


def test_unknown_expired_and_foreign_links_look_the_same(relay, office, site, phone, clock):
    relay.one_turn()
    other = devices.open_site(office.extensions["office"], "梧桐苑")
    client = office.test_client()
    answers = [phone("B" * 26), phone("x"), client.get(f"/t/{other}.{TOKEN}", headers=CHINESE), client.get(f"/t/{TOKEN}", headers=CHINESE)]
    clock.ms += DAY_MS
    answers.append(phone())

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.data for answer in answers}) == 1


def test_a_lost_box_shows_nothing_more(relay, office, site, enrolment, phone):
    relay.one_turn()
    assert phone().status_code == 200

    devices.mark_lost(office.extensions["office"], site.id, enrolment.device_id)

    assert phone().status_code == 404


def test_whoever_guesses_is_not_answered_for_a_while_and_others_are(relay, office, phone, site):
    relay.one_turn()
    answers = [phone("A" * 26).status_code for _ in range(LOST_LINKS_A_MINUTE + 1)]
    assert answers[0] == 404 and answers[-1] == 429

    assert phone().status_code == 429  # a hit would tell a guesser that it is one
    elsewhere = office.test_client().get(f"/t/{site.id}.{TOKEN}", environ_base={"REMOTE_ADDR": "203.0.113.7"})
    assert elsewhere.status_code == 200


def test_a_phone_that_looks_often_is_always_answered_and_pays_no_bytes(relay, phone):
    relay.one_turn()
    tag = phone(path="/state").headers["ETag"]

    for _ in range(LOST_LINKS_A_MINUTE + 1):
        again = phone(path="/state", **CHINESE, **{"If-None-Match": tag})

    assert (again.status_code, again.data, again.headers["Cache-Control"]) == (304, b"", "no-cache, private")


def test_the_page_sets_no_cookie_and_is_small(relay, phone, office):
    relay.one_turn()
    answer = phone()
    files = [office.test_client().get(path).data for path in re.findall(r'(?:src|href)="(/static/[^"]+)"', answer.text)]

    assert "Set-Cookie" not in answer.headers
    assert len(files) == 3 and len(answer.data) + sum(map(len, files)) <= 15_000


def test_the_page_speaks_the_language_of_the_phone(relay, phone, page):
    relay.one_turn()

    assert "General" in page(phone(**ENGLISH)).select_one("#phone_state").text
    assert "综合业务" in page(phone(**CHINESE)).select_one("#phone_state").text
    assert page(phone(**ENGLISH)).html["lang"] == "en"


def test_without_the_setting_head_office_knows_no_relay(database, clock, site, relay, enrolment):
    without = create_office(database, clock=clock)
    with on_the_loopback(without) as url:
        relay.line.office_url = url
        relay.one_turn()

    assert relay.idle_s() > 0
    assert without.test_client().get(f"/t/{site.id}.{TOKEN}").status_code == 404
    assert without.extensions["office"].store.rows("select * from relayed") == []
    without.extensions["office"].store.close()


def test_a_long_line_is_looked_at_less_often(relay):
    def long_line():
        begun = time.thread_time()
        while time.thread_time() - begun < 0.1:
            pass
        return {SHA: WAITING}

    relay._tickets = long_line
    relay.one_turn()

    assert relay.idle_s() >= 2


def test_another_office_process_shows_it_too(relay, database, clock, site, page):
    relay.one_turn()
    second = create_office(database, clock=clock, relay=True)

    assert second.test_client().get(f"/T/{site.id.upper()}.{TOKEN}").status_code == 200
    second.extensions["office"].store.close()


@on_both_engines
def test_a_head_office_that_lost_its_tickets_gets_all_of_them_again(relay, tickets, store, phone, clock):
    relay.one_turn()
    store.run("delete from relayed")
    tickets["cd" * 32] = WAITING

    told(relay, clock)
    assert phone().status_code == 404
    told(relay, clock)

    assert phone().status_code == 200


def test_a_box_cannot_speak_for_the_ticket_of_another(relay, office, site, store):
    relay.one_turn()
    other = office.test_client()
    code = devices.new_code(office.extensions["office"], site.id, "陈主任")
    token = other.post("/v1/enrol", json={"code": code, "facts": {}}).json["token"]
    forged = msgspec.to_builtins(WAITING) | {"state": "done"}

    other.post("/v1/relay", json={"shown": {SHA: forged}, "whole": True}, headers={"Authorization": f"Bearer {token}"})

    assert msgspec.json.decode(store.first("select body from relayed")["body"])["state"] == "waiting"


@on_both_engines
def test_a_box_that_was_enrolled_anew_goes_on_with_the_tickets_of_the_day(relay, new_box, desk, office, office_url, site, enrolment, tickets, phone):
    relay.one_turn()
    devices.revoke(office.extensions["office"], site.id, enrolment.device_id)
    anew = enrol(office_url, site.code(), Facts())

    in_its_place = beside(new_box(desk, token=anew.token), lambda: dict(tickets))
    in_its_place.one_turn()
    in_its_place.line.close()

    assert (phone().status_code, in_its_place._told) == (200, tickets)


def test_what_head_office_does_not_keep_is_told_no_oftener_than_a_sign_of_life(relay, store, clock):
    store.run("create trigger full before insert on relayed begin select raise(ignore); end")

    relay.one_turn()

    assert relay.idle_s() == BEAT_S


def test_without_a_line_the_box_waits_longer_each_time_and_then_tells_all(relay, tickets, clock, phone):
    reached = relay.line.office_url
    relay.line.office_url = "http://127.0.0.1:9"
    waits = []
    for _ in range(4):
        relay.one_turn()
        waits.append(relay.idle_s())
        clock.forward(waits[-1])
    assert all(before < after for before, after in itertools.pairwise(waits))

    relay.line.office_url = reached
    relay.one_turn()
    assert phone().status_code == 200


@on_both_engines
def test_what_stood_under_a_ticket_ends_with_its_day_also_where_the_box_stays_silent(relay, office, store, clock):
    told(relay, clock)
    clock.forward(DAY_MS / 1000)

    Reckoner(office.extensions["office"]).one_turn()

    assert not store.rows("select token_hash from relayed")


def test_a_phone_keeps_the_language_that_was_chosen_on_the_page(relay, phone, page):
    relay.one_turn()

    shown = page(phone(path="?lang=en"))

    assert (shown.html["lang"], shown.select_one("#languages [aria-current]").text) == ("en", "English")
    assert shown.select_one("phone-poll")["src"].endswith("/state?lang=en")
    assert page(phone(path="?lang=klingon")).html["lang"] == "zh-Hans"
