"""Which route is open to whom, and what every answer carries."""
import re

import pytest

import cast
from kiosk import access

CROSS_SITE = {"Sec-Fetch-Site": "cross-site"}
STRANGE_HOST = "attacker.example"


def _path(rule) -> str:
    path = rule.rule.replace("<path:filename>", "css/layers.css").replace("<token>", "X")
    return re.sub("<[^>]+>", "1", re.sub(r"<any\(\W*(\w+)[^>]*>", r"\1", path))


def _rules(app):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def test_every_route_stands_in_the_access_table(app):
    assert {rule.endpoint for rule in app.url_map.iter_rules()} - set(access.ROUTES) == set()


def test_a_number_too_big_for_any_row_leads_nowhere(app):
    cast.manager()
    manager = cast.Browser(app, access.LAN, "/desk/sign-in")
    manager.sign_in("chen")

    for number, status in ((2**63 - 1, 404), (2**63, 404), (10**20, 404)):
        assert manager.get(f"/desk/prices/{number}").status_code == status


def test_the_access_table_names_no_route_that_is_gone(app):
    assert set(access.ROUTES) - {rule.endpoint for rule in app.url_map.iter_rules()} == set()


@pytest.mark.parametrize("surface", [access.KIOSK, access.LAN])
def test_a_route_of_the_other_surface_does_not_exist(app, surface):
    browser = cast.Browser(app, surface, "/")
    foreign = [rule for rule in _rules(app) if surface not in access.ROUTES[rule.endpoint].surfaces]

    answers = {rule.endpoint: browser.client.open(_path(rule), method=_method(rule), environ_overrides=browser.environ).status_code
               for rule in foreign}

    assert {status for status in answers.values()} <= {404, 405, 400}


def test_pages_of_staff_send_strangers_to_the_sign_in(app, lan):
    guarded = [rule for rule in _rules(app) if access.ROUTES[rule.endpoint].roles and "GET" in rule.methods]

    assert guarded
    assert {lan.get(_path(rule)).status_code for rule in guarded} == {302}


@pytest.mark.parametrize("role, account", [
    (access.RECEPTIONIST, cast.receptionist), (access.ENGINEER, cast.engineer),
    (access.MANAGER, cast.manager), (access.MAINTAINER, cast.maintainer),
])
def test_a_role_reaches_its_own_pages_and_no_others(app, lan, role, account):
    person = account()
    lan.sign_in(person.account)
    guarded = [rule for rule in _rules(app) if access.ROUTES[rule.endpoint].roles and "GET" in rule.methods]

    forbidden = {rule.endpoint for rule in guarded if lan.get(_path(rule)).status_code == 403}

    assert forbidden == {rule.endpoint for rule in guarded if not access.ROUTES[rule.endpoint].lets(person)}


def test_the_touchscreen_has_no_staff_function():
    assert [name for name, rule in access.ROUTES.items() if access.KIOSK in rule.surfaces and rule.roles] == []


def test_an_engineer_has_no_route_with_money():
    assert [name for name, rule in access.ROUTES.items() if access.ENGINEER in rule.roles and "pay" in name] == []


def test_a_form_without_its_token_changes_nothing(app, kiosk):
    answer = kiosk.client.post("/queue/tickets", data={"service": "x"}, environ_overrides=kiosk.environ)

    assert answer.status_code == 400
    assert "没有提交" in answer.text


def test_a_form_of_another_website_is_turned_away(app, kiosk):
    assert kiosk.post("/help", headers=CROSS_SITE).status_code == 403


def test_a_foreign_host_name_is_turned_away(app, kiosk):
    assert kiosk.get("/", headers={"Host": STRANGE_HOST}).status_code == 400


def test_a_body_that_is_too_large_is_turned_away_with_a_sentence(app, kiosk):
    answer = kiosk.post("/help", {"page": "x" * 600_000})

    assert answer.status_code == 413
    assert "内容太多" in answer.text


def test_pages_carry_the_headers_that_keep_them_closed(app, kiosk):
    headers = kiosk.get("/").headers

    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "HX-Request" in headers["Vary"]


def test_the_session_cookie_is_for_this_site_only(app, kiosk):
    kiosk.get("/queue")
    cookie = kiosk.get("/queue").request.environ.get("HTTP_COOKIE", "") or kiosk.post("/language", {"language": "en"}).headers["Set-Cookie"]

    assert "qiantai_kiosk" in cookie


def test_nothing_changes_by_opening_pages(app, desk):
    from kiosk.events import Event
    before = Event.select().count()

    for rule in _rules(app):
        if "GET" in rule.methods and access.LAN in access.ROUTES[rule.endpoint].surfaces and rule.endpoint != "live.stream":
            desk.get(_path(rule))

    assert Event.select().count() == before


def test_a_bug_shows_a_sentence_and_no_trace(app, kiosk, monkeypatch):
    def broken():
        raise RuntimeError("secret detail")

    monkeypatch.setitem(app.view_functions, "lobby.home", broken)

    answer = kiosk.get("/")

    assert answer.status_code == 500
    assert "secret detail" not in answer.text and "Traceback" not in answer.text


def _method(rule) -> str:
    return "GET" if "GET" in rule.methods else "POST"
