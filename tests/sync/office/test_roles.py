"""Each role goes through its own doors and no other, whatever pages there are; and nobody leaves the own region."""
import re

import pytest
from werkzeug.routing import Rule

from sync.office.boxes import devices
from sync.office.people.access import DOORS, EVERYONE, PUBLIC
from sync.office.people.roles import EDITOR, EXPORTER, MAINTAINER, ROLES, VIEWER
from sync.office.standards import references
from sync.reference import StaffRow
from tests.sync.conftest import on_both_engines


def addresses(office):
    """An address and a method for each door that people knock at."""
    for rule in office.url_map.iter_rules():
        if DOORS[rule.endpoint] != PUBLIC:
            address = re.sub("<any\\(([a-z]+)[^>]*>", r"\1", rule.rule)
            for method in rule.methods & {"GET", "POST"}:
                yield rule.endpoint, method, re.sub("<[^>]+>", "1", address)


def test_the_table_of_doors_is_the_table_of_addresses(office):
    assert {rule.endpoint for rule in office.url_map.iter_rules()} == set(DOORS)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_through_its_own_doors_and_no_other(office, colleague, role):
    browser = colleague(role)
    token = {"csrf_token": browser.soup("/password").select_one("input[name=csrf_token]")["value"]}

    statuses = {(endpoint, method): browser.client.open(address, method=method, data=token if method == "POST" else None).status_code
                for endpoint, method, address in addresses(office)}

    refused = {endpoint for (endpoint, _), status in statuses.items() if status == 403}
    assert refused == {endpoint for endpoint, roles in DOORS.items() if roles and role not in roles}
    assert set(statuses.values()) <= {200, 303, 404, 422, 403}


def test_what_each_role_is_for(office):
    def doors(role):
        return {endpoint for endpoint, roles in DOORS.items() if role in roles}

    assert doors(VIEWER) == {endpoint for endpoint, roles in DOORS.items() if roles == EVERYONE}
    assert {"releasing.publish", "dailies.approve"} <= doors(EDITOR) - doors(VIEWER) - doors(EXPORTER)
    assert "exports.index" in doors(EXPORTER) - doors(VIEWER) - doors(EDITOR)
    assert {"accounts.edit", "log.index", "boxes.revoke", "codes.new"} & (doors(EDITOR) | doors(EXPORTER)) == set()
    assert doors(MAINTAINER) == {endpoint for endpoint, roles in DOORS.items() if roles}


def test_a_door_that_nobody_put_into_the_table_stays_shut(office, person):
    office.url_map.add(Rule("/forgotten", endpoint="forgotten"))

    assert person.get("/forgotten").status_code == 404


def test_every_form_of_every_page_is_refused_without_its_token(office, person):
    for _, method, address in addresses(office):
        if method == "POST":
            assert (address, person.client.post(address).status_code) == (address, 400)


@on_both_engines
def test_a_person_of_one_region_finds_nothing_of_another(office, here, person, colleague):
    mine, other = (devices.open_site(here, name) for name in ("锦绣花园", "翠园小区"))
    browser = colleague(VIEWER, [mine])

    for endpoint, method, address in addresses(office):
        if method == "GET" and VIEWER in DOORS[endpoint]:
            answer = browser.get(address.replace("/sites/1", f"/sites/{other}"))
            assert "翠园小区" not in answer.get_data(as_text=True), address
            assert answer.status_code == 404 or "/sites/1" not in address, address
    assert browser.get(f"/sites/{mine}").status_code == 200


def test_pages_leave_out_what_a_viewer_may_not_do(site, colleague):
    browser = colleague(VIEWER)

    for address in ("/", f"/sites/{site.id}", f"/sites/{site.id}/services"):
        soup = browser.soup(address)
        forms = {form["action"] for form in soup.select("form[action][method=post]")}

        assert forms <= {"/sign-out", "/language"}, address
        assert soup.select("#add, #add_site, a[href='/accounts'], a[href='/log']") == [], address


@pytest.mark.parametrize(("role", "status"), [(VIEWER, 403), (EXPORTER, 403), (EDITOR, 200)])
def test_who_works_at_a_desk_is_shown_to_those_who_look_after_the_list(here, site, colleague, role, status):
    for name in ("王五", "王小五"):
        references.publish_rows(here, site.id, "staff", [StaffRow(id="s1", account="wangwu", name=name, role="manager")], "陈主任")
    browser = colleague(role)

    for address in (f"/sites/{site.id}/staff", f"/sites/{site.id}/staff/history"):
        answer = browser.get(address)
        assert (answer.status_code, "王小五" in answer.get_data(as_text=True)) == (status, status == 200)
    assert bool(browser.soup(f"/sites/{site.id}").select(f"a[href='/sites/{site.id}/staff']")) == (status == 200)
