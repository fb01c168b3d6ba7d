"""Accounts of head office: roles, communities, passwords, sessions, and the log of what people did."""
import contextlib
import re
import threading

import apsw
import pytest

from sync.office import CHECKOUT
from sync.office.boxes import devices
from sync.office.core import SIGN_INS_A_MINUTE, Refused
from sync.office.log.words import VERBS
from sync.office.people import accounts, acts, sessions
from sync.office.people.roles import EDITOR, MAINTAINER, VIEWER
from tests.sync.conftest import PASSWORD, Browser, on_both_engines

TWELVE_HOURS_S = 12 * 3600
OTHER_PASSWORD = "江边的柳树与那座旧石桥"


@on_both_engines
def test_a_maintainer_makes_an_account_with_role_and_communities(person, here, site):
    answer = person.submit("/accounts", name="李文员", password=PASSWORD, role=EDITOR, sites=site.id)

    assert answer.status_code == 303
    assert here.store.first("select role from account where name = '李文员'") == {"role": EDITOR}
    assert here.store.rows("select name, site_id from account_site") == [{"name": "李文员", "site_id": site.id}]


@pytest.mark.parametrize(("wrong", "field"), [
    ({"password": "short"}, "password"), ({"name": "a/b"}, "name"), ({"role": "king"}, "role"), ({"sites": "翠园"}, "sites"),
    ({"name": "陈主任"}, "name")])
def test_a_wrong_account_keeps_what_was_typed(person, site, page, wrong, field):
    typed = {"name": "李文员", "password": PASSWORD, "role": EDITOR, "sites": site.id} | wrong

    answer = person.submit("/accounts", **typed)

    soup = page(answer)
    assert answer.status_code == 422
    assert soup.select_one(f"#field_{field} .field__error")
    assert soup.select_one("#name")["value"] == typed["name"]
    kept = soup.select_one("#field_sites textarea") or soup.select_one("#field_sites input[checked]")
    assert typed["sites"] in (kept.get("value") or kept.text)


@on_both_engines
def test_changing_the_role_holds_at_once_and_closes_no_session(person, here, site, colleague):
    browser = colleague(EDITOR)
    assert browser.get(f"/sites/{site.id}/units/new").status_code == 200

    person.submit("/accounts/李文员", role=VIEWER, sites="锦绣花园")

    assert browser.get(f"/sites/{site.id}/units/new").status_code == 403
    assert browser.get(f"/sites/{site.id}").status_code == 200


@on_both_engines
def test_the_last_maintainer_is_neither_removed_nor_made_less(person, here, page):
    demoted = person.submit("/accounts/陈主任", role=VIEWER)
    with pytest.raises(Refused):
        accounts.remove(here, "陈主任", "李文员")

    assert page(demoted).select_one("#field_role .field__error")
    assert here.store.rows("select name, role from account") == [{"name": "陈主任", "role": MAINTAINER}]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_of_two_maintainers_who_demote_each_other_one_stays(person, here):
    accounts.add(here, "李文员", PASSWORD, MAINTAINER, by="陈主任")
    together, refused = threading.Barrier(2), []

    def demote(name, by):
        together.wait()
        try:
            accounts.change(here, name, VIEWER, (), by)
        except Refused:
            refused.append(name)

    threads = [threading.Thread(target=demote, args=names) for names in (("陈主任", "李文员"), ("李文员", "陈主任"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    assert len(here.store.rows("select name from account where role = ?", MAINTAINER)) == 1


@on_both_engines
def test_a_session_ends_after_twelve_hours_and_at_signing_out(person, clock):
    cookie = person.client.get_cookie("session").value
    clock.forward(TWELVE_HOURS_S - 1)
    assert person.get("/").status_code == 200
    person.submit("/sign-out", on="/")

    person.client.set_cookie("session", cookie)
    assert person.get("/").status_code == 302

    person.sign_in()
    clock.forward(TWELVE_HOURS_S)
    assert person.get("/").status_code == 302


@on_both_engines
def test_a_new_password_ends_the_sessions_of_the_old_one(person, here, colleague):
    browser = colleague(VIEWER)

    person.submit("/accounts/李文员/password", on="/accounts/李文员", password=OTHER_PASSWORD)

    assert browser.get("/").status_code == 302
    assert browser.sign_in("李文员").status_code == 422
    assert browser.sign_in("李文员", OTHER_PASSWORD).status_code == 303


def test_whoever_was_let_in_by_a_password_that_has_just_changed_stays_outside(person, here):
    account = accounts.known_by(here, "陈主任", PASSWORD)
    accounts.set_password(here, "陈主任", OTHER_PASSWORD, "李文员")

    sessions.begin(here, account)

    assert here.store.rows("select name from sign_in") == []


def test_the_own_password_needs_the_present_one_and_keeps_only_this_browser(office, person, page):
    elsewhere = Browser(office.test_client())
    elsewhere.sign_in()

    wrong = person.submit("/password", old="x" * 12, password=OTHER_PASSWORD)
    right = person.submit("/password", old=PASSWORD, password=OTHER_PASSWORD)

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert page(wrong).select_one("#field_old .field__error")
    assert person.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


@on_both_engines
def test_what_a_maintainer_does_stands_in_the_log(person, here, site):
    person.submit("/accounts", name="李文员", password=PASSWORD, role=VIEWER, sites=site.id)
    person.submit(f"/sites/{site.id}/boxes/new")

    rows = [[cell.text.strip() for cell in row.select("td")] for row in person.soup("/log").select("#log tbody tr")]

    assert [row[2:4] + row[5:] for row in rows[:2]] == [
        ["陈主任", "Made a code for a box", "", ""], ["陈主任", "Added an account", "李文员", "Viewer, 锦绣花园"]]
    assert rows[0][4] == "锦绣花园"


@on_both_engines
def test_the_list_of_accounts_names_the_communities_and_the_page_of_an_account_names_all(person, here):
    sites = [devices.open_site(here, f"小区{number}") for number in range(5)]
    person.submit("/accounts", name="李文员", password=PASSWORD, role=VIEWER, sites="\n".join(sites))

    cells = [" ".join(row.select("td")[1].text.split()) for row in person.soup("/accounts").select("#accounts tbody tr")]
    ticks = person.soup("/accounts/李文员").select("#limits input[name=sites][checked]")

    assert sorted(cells) == ["all of them", "小区0, 小区1, 小区2 and 2 more"]
    assert [each["value"] for each in ticks] == sites


@on_both_engines
def test_what_did_not_happen_does_not_stand_in_the_log(person, here, site, enrolment):
    box = f"/sites/{site.id}/boxes/{enrolment.device_id}"
    for press in ("renew", "renew", "revoke", "revoke", "lost", "lost"):
        assert person.submit(f"{box}/{press}", on="/password").status_code == 303
    for address in (f"/sites/{site.id}/boxes/nobody/revoke", "/sites/nowhere/aside", f"/sites/{site.id}/aside/nobody/i/7/put-away"):
        person.submit(address, on="/password")

    verbs_noted = [row["verb"] for row in here.store.rows("select verb from act where verb like 'box%' or verb like 'aside%' order by number")]

    assert verbs_noted == ["box.renewed", "box.revoked", "box.lost"]
    assert person.submit(f"/sites/{site.id}/boxes/nobody/lost", on="/password").status_code == 404


@on_both_engines
def test_the_log_is_read_by_person_by_day_and_page_by_page(person, here, clock):
    for number in range(60):
        acts.note(here, "李文员", "box.lost", subject=f"no {number}")
    clock.forward(TWELVE_HOURS_S * 2)
    person.sign_in()
    acts.note(here, "王经理", "box.lost", subject="next day")

    def subjects(address):
        return [row.select("td")[5].text for row in person.soup(address).select("#log tbody tr")]

    first = person.soup("/log?who=李文员&day=2026-11-21")
    assert subjects("/log?who=李文员&day=2026-11-21")[0] == "no 59"
    assert subjects(first.select_one("#older")["href"]) == [f"no {number}" for number in range(9, -1, -1)]
    assert subjects("/log?day=2026-11-22")[0] == "next day"
    assert person.soup("/log?who=王经理&day=2026-11-21").select("#log td[colspan]")
    for odd in ("day=0001-01-01", "day=9999-12-31", "day=x", f"before={10**30}", "before=-1", "before=x"):
        assert person.get(f"/log?{odd}").status_code == 200


@on_both_engines
@pytest.mark.parametrize("harm", [
    "update act set purpose = 'x' where number = 2", "delete from act where number = 2", "delete from act where number = 4",
    "update act set at_ms = at_ms + 1 where number = 1"])
def test_a_line_that_was_taken_out_or_changed_is_noticed(person, here, harm):
    for verb in ("box.lost", "box.revoked"):
        acts.note(here, "陈主任", verb)
    assert acts.broken_at(here) is None

    here.store.run(harm)

    assert acts.broken_at(here) == int(re.search(r"number = (\d)", harm)[1])
    assert person.soup("/log?check=1").select_one("#checked[data-state=wrong]")


def test_no_line_of_the_log_is_changed_or_deleted_by_this_program():
    sources = "\n".join(path.read_text("utf-8") for path in (CHECKOUT / "sync").rglob("*.py"))

    assert re.findall(r"(?i)(update act\b|delete from act\b)", sources) == []


def test_everything_that_is_noted_has_words():
    sources = "\n".join(path.read_text("utf-8") for path in (CHECKOUT / "sync").rglob("*.py"))
    noted = set(re.findall(r"(?:acts\.note|_noted|_done_to_box|_turn)\(.*?\"([a-z_]+\.[a-z_]+)\"", sources))

    assert noted and noted <= set(VERBS)


@on_both_engines
def test_failing_to_sign_in_is_one_line_an_hour_and_never_what_was_typed(person, here, clock):
    person.submit("/sign-out", on="/")
    for name in ("陈主任", "陈主任", "my-secret-passphrase", "another"):
        person.sign_in(name, "x" * 12)

    lines = here.store.rows("select who, subject from act where verb = 'sign_in.failed' order by number")
    assert lines == [{"who": "", "subject": "陈主任"}, {"who": "", "subject": ""}]

    clock.forward(3601)
    person.sign_in("陈主任", "x" * 12)
    assert here.store.first("select count(*) as n from act where verb = 'sign_in.failed'")["n"] == 3


def test_what_a_stranger_types_at_the_door_is_short_and_forgotten_once_the_address_is_refused(person, here, visitor):
    person.client.delete_cookie("session")
    assert visitor.sign_in("x" * 41).status_code == visitor.sign_in("陈主任", "x" * 201).status_code == 422
    here.sign_in_addresses.forget("127.0.0.1")
    while here.sign_in_addresses.allows("127.0.0.1"):
        pass

    assert [visitor.sign_in("某人").status_code for _try in range(SIGN_INS_A_MINUTE)] == [429] * SIGN_INS_A_MINUTE
    assert not here.sign_ins.exhausted("name 某人")
    assert not here.sign_ins.exhausted(f"name {'x' * 41}")


def test_an_account_that_is_gone_is_not_changed_and_leaves_no_line(person, here, site):
    lines = here.store.rows("select number from act")

    accounts.change(here, "没有此人", VIEWER, [site.id], "陈主任")

    assert here.store.rows("select number from act") == lines and not here.store.rows("select * from account_site")


def test_whoever_cannot_be_noted_is_not_signed_in(person, here, office):
    accounts.add(here, "丙", PASSWORD, VIEWER, (), "陈主任")
    here.store.run("create trigger full_log before insert on act begin select raise(abort, 'full'); end")

    with contextlib.suppress(apsw.Error):
        Browser(office.test_client()).sign_in("丙")

    assert not here.store.rows("select name from sign_in where name = '丙'")


def test_wrong_guesses_at_one_name_leave_the_colleagues_of_that_address_in(person, here, office):
    accounts.add(here, "李文员", PASSWORD, VIEWER, (), "陈主任")
    wrong = [Browser(office.test_client()).sign_in("陈主任", "x" * 12).status_code for _try in range(SIGN_INS_A_MINUTE + 4)]

    assert wrong[-1] == 429
    assert Browser(office.test_client()).sign_in("李文员").status_code == 303


@pytest.mark.parametrize(("verb", "subject", "with_what"), [
    ("standards.published", "service", "Services"),
    ("standards.went_back", "price 4", "Price list, release 4"),
    ("standards.spread", "notice 3", "Notices, 3 communities"),
    ("box.lost", "f7c6149b" * 4, "f7c6149b"),
    ("export.made", "signatures 2026-11-16/2026-11-22, 5 communities, 7 rows, csv", "Signatures, 2026-11-16 – 2026-11-22, 5 communities, 7 rows, CSV"),
])
def test_the_log_is_read_in_words(person, here, verb, subject, with_what):
    acts.note(here, "陈主任", verb, subject=subject)

    assert person.soup("/log").select("#log tbody tr")[0].select("td")[5].text == with_what
