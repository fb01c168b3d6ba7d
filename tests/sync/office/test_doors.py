"""Who gets in at head office, and what a stranger gets."""
import re

import pytest

from sync import wire
from sync.office import create_office, first_code
from sync.office.core import SIGN_INS_A_MINUTE
from sync.office.people.roles import MAINTAINER, VIEWER
from tests.sync.conftest import MORNING_MS, PASSWORD, on_both_engines

OPEN = {"door.sign_in", "door.first", "door.sign_out", "door.language", "static", "relay.page", "relay.page_in_capitals", "relay.state"}


def addresses(office):
    for rule in office.url_map.iter_rules():
        if rule.endpoint not in OPEN and not rule.rule.startswith("/v1"):
            address = re.sub(r"<any\([^)]*\):kind>", "units", rule.rule)
            yield re.sub("<[^>]+>", "1", address), "POST" if "GET" not in rule.methods else "GET"


def test_every_page_sends_a_stranger_to_the_door(office, visitor):
    office.config["WTF_CSRF_ENABLED"] = False
    for address, method in addresses(office):
        answer = visitor.client.open(address, method=method)

        assert (address, answer.status_code) == (address, 302)
        assert "/sign-in" in answer.headers["Location"]


def test_every_machine_address_wants_a_token(office):
    client = office.test_client()
    for rule in office.url_map.iter_rules():
        if rule.rule.startswith("/v1") and rule.endpoint != "machines.enrol":
            address = re.sub("<[^>]+>", "1", rule.rule)
            for token in ("", "Bearer", "Bearer a.b.c", "Bearer ..", "Basic x"):
                answer = client.open(
                    address, method="POST" if "POST" in rule.methods else "GET", headers={"Authorization": token})

                assert answer.status_code == 401, address


@pytest.mark.parametrize("address", ["/sites/new", "/sign-out", "/language", "/accounts"])
def test_a_form_without_its_token_is_refused(person, address):
    answer = person.client.post(address, data={"name": "x"})

    assert answer.status_code == 400
    assert 'id="message"' in answer.get_data(as_text=True)


def test_a_form_that_is_larger_than_a_page_can_send_is_refused_in_words(person):
    answer = person.submit("/sites/new", name="长" * wire.BODY_LIMIT)

    assert answer.status_code == 413
    assert 'id="message"' in answer.get_data(as_text=True)


def test_an_address_that_only_takes_forms_is_no_page(person):
    answer = person.get("/sign-out")

    assert answer.status_code == 405
    assert 'id="message"' in answer.get_data(as_text=True)


def test_a_form_sent_from_another_website_is_refused(person, store):
    token = person.soup("/sites/new").select_one("input[name=csrf_token]")["value"]

    answer = person.client.post(
        "/sites/new", data={"csrf_token": token, "name": "x"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 400
    assert store.rows("select * from site") == []


def test_a_strange_host_name_is_refused(tmp_path):
    app = create_office(tmp_path / "o.db", clock=lambda: MORNING_MS, hosts=["office.example.cn"])
    client = app.test_client()

    assert client.get("/sign-in", base_url="http://evil.example").status_code == 400
    assert client.get("/first", base_url="http://office.example.cn").status_code == 200
    app.extensions["office"].store.close()


@on_both_engines
def test_signing_in_and_out(person):
    person.submit("/sign-out", on="/")
    assert person.get("/").status_code == 302

    assert person.submit("/sign-in", name="陈主任", password=PASSWORD).status_code == 303
    assert person.get("/").status_code == 200


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(person, page):
    person.submit("/sign-out", on="/")

    wrong = page(person.submit("/sign-in", name="陈主任", password="x" * 12)).select_one("#field_password").text
    unknown = page(person.submit("/sign-in", name="nobody", password="x" * 12)).select_one("#field_password").text

    assert wrong == unknown


def test_guessing_passwords_is_stopped(person):
    person.submit("/sign-out", on="/")

    answers = [person.submit("/sign-in", name="陈主任", password="x" * 12).status_code for _ in range(6)]

    assert answers[-1] == 429


@pytest.mark.parametrize(("field", "value"), [("code", "AAAA-BBBB-CCCC"), ("password", "short"), ("name", "")])
def test_the_first_account_needs_the_code_a_name_and_a_long_password(office, visitor, page, field, value):
    fields = {"code": first_code(office), "name": "陈主任", "password": PASSWORD} | {field: value}

    answer = visitor.submit("/first", **fields)

    assert answer.status_code == 422
    assert page(answer).select_one(f"#field_{field} .field__error")
    assert first_code(office) is not None


def test_whoever_guesses_at_the_first_code_too_often_is_told_to_wait(office, visitor, page):
    fields = {"code": "AAAA-BBBB-CCCC", "name": "陈主任", "password": PASSWORD}

    answers = [visitor.submit("/first", **fields) for _try in range(SIGN_INS_A_MINUTE + 1)]

    assert answers[-1].status_code == 429
    assert "Wait a minute" in page(answers[-1]).select_one("#field_code .field__error").text


def test_a_removed_account_is_out_at_once(person, office, store):
    store.run("delete from account")

    assert person.get("/").status_code == 302


@on_both_engines
def test_a_colleague_is_added_and_removed(person, store):
    person.submit("/accounts", name="李文员", password=PASSWORD)
    person.submit("/accounts/李文员/remove", on="/accounts")
    person.submit("/accounts/陈主任/remove", on="/accounts")

    assert store.rows("select name from account") == [{"name": "陈主任"}]


def test_nobody_removes_the_own_account_or_one_that_is_not_there(person, colleague, store):
    colleague(MAINTAINER)

    own = person.submit("/accounts/陈主任/remove", on="/accounts")
    gone = person.submit("/accounts/没有此人/remove", on="/accounts")

    assert (own.status_code, gone.status_code) == (303, 404)
    assert store.first("select count(*) as n from account")["n"] == 2


def test_the_language_is_kept_through_signing_in(visitor, office):
    visitor.submit("/language", on="/first", language="en")
    visitor.submit("/first", code=first_code(office), name="陈主任", password=PASSWORD)

    assert visitor.soup("/").select_one("html")["lang"] == "en"


@on_both_engines
def test_passwords_and_tokens_are_not_in_the_database(person, store, enrolment):
    dump = str([store.rows(f"select * from {table}") for table in ("account", "device", "enrolment", "setting")])

    assert PASSWORD not in dump
    assert enrolment.token.rpartition(".")[2] not in dump


def test_the_board_of_somebody_who_was_signed_out_leads_to_the_door(visitor):
    answer = visitor.client.get("/board", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/sign-in")


def test_a_failure_here_is_said_in_words_with_a_way_back(person, store):
    store.run("alter table site rename to mislaid")

    answer = person.get("/")

    assert answer.status_code == 500
    assert "Something went wrong here" in answer.get_data(as_text=True)
    assert 'href="/"' in answer.get_data(as_text=True)


def test_the_language_stays_when_somebody_signs_out(person):
    person.submit("/language", on="/", language="en")
    person.submit("/sign-out", on="/")

    assert person.soup("/sign-in").html["lang"] == "en"


SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def sent(person, address, token, headers=SAME_ORIGIN, **fields):
    return person.client.post(address, data={"csrf_token": token} | fields, headers=headers)


def hidden(page) -> dict[str, str]:
    return {each["name"]: each["value"] for each in page.select("#main input[type=hidden]")}


@pytest.mark.parametrize("ending", ["signed out", "twelve hours"])
def test_what_was_typed_after_a_sign_in_ended_is_sent_after_another_one_and_the_cause_is_said(person, store, clock, page, ending):
    token = person.soup("/sites/new").select_one("input[name=csrf_token]")["value"]
    if ending == "signed out":
        person.submit("/sign-out", on="/")
    clock.forward(13 * 3600)

    door = sent(person, "/sites/new", token, name="云溪<b>谷")
    assert (door.status_code, page(door).select_one("#signed_out") is not None) == (401, True)
    wrong = person.client.post("/sign-in", data=hidden(page(door)) | {"name": "陈主任", "password": "x" * 12})
    again = page(person.client.post("/sign-in", data=hidden(page(wrong)) | {"name": "陈主任", "password": PASSWORD}))
    assert store.rows("select name from site") == []

    answer = person.client.post(again.select_one("#again")["action"], data=hidden(again))

    assert answer.status_code == 303
    assert store.rows("select name from site") == [{"name": "云溪<b>谷"}]


def test_passwords_are_not_kept_and_nothing_that_another_website_sent_or_made_up_is(person, page):
    token = person.soup("/accounts").select_one("input[name=csrf_token]")["value"]
    person.submit("/sign-out", on="/")

    own = sent(person, "/accounts", token, name="李文员", password=PASSWORD)
    foreign = sent(person, "/accounts", token, {"Sec-Fetch-Site": "cross-site"}, name="李文员")
    untold = sent(person, "/accounts", token, {}, name="李文员")
    page_after = page(person.client.post("/sign-in", data=hidden(page(own)) | {"name": "陈主任", "password": PASSWORD}))
    person.submit("/sign-out", on="/")
    made_up = person.submit("/sign-in", name="陈主任", password=PASSWORD, kept="W10.made.up")

    assert "password" not in hidden(page_after) and hidden(page_after)["name"] == "李文员"
    assert (foreign.status_code, untold.status_code, made_up.status_code) == (302, 302, 303)


def test_what_somebody_typed_is_not_offered_to_whoever_signs_in_next_at_that_browser(colleague, person, page):
    browser = colleague(VIEWER, name="王看板")
    browser.submit("/sign-out", on="/")
    door = page(browser.client.post("/accounts/王看板", data={"role": MAINTAINER}, headers=SAME_ORIGIN))

    other = browser.client.post("/sign-in", data=hidden(door) | {"name": "陈主任", "password": PASSWORD})

    assert door.select_one("#signed_out") and other.status_code == 303


def test_of_a_browser_in_which_nobody_was_signed_in_nothing_is_kept(office, person):
    answer = office.test_client().post("/accounts/陈主任", data={"role": VIEWER}, headers=SAME_ORIGIN)

    assert answer.status_code == 302
