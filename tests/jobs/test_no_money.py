"""Who repairs takes no money (R-13, U-08): nothing on these pages and nothing behind them could."""
import ast
import re
from pathlib import Path

import pytest

import cast
from kiosk import access, jobs
from kiosk.fees.ledger import Entry
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import PAGE, Line, Quote
from kiosk.staff.models import Staff

MONEY = re.compile(r"pay|ledger|fees|receipt|refund|cash|till|drawer", re.I)
SAID_ON_BUTTONS = re.compile(r"收款|付款|缴费|交费|收费|退款|pay|cash", re.I)
STATES = ("taken", "on_site", "quoted", "accepted", "declined", "working", "waiting", "rework", "finished", "confirmed", "paid")


@pytest.fixture
def order(prices, taken):
    """One with a quote, so that every page has all it can have."""
    engineer = Staff.get(Staff.account == "wang")
    taken.arrive("water", "tap", ["drips"], by=engineer)
    Quote.make(taken, [Line("W1", "labour", "更换水龙头", "Replace a tap", "次", 5000, 100)], "owner", by=engineer).accept(PAGE)
    return Order.get_by_id(taken.id)


def crawl(browser, start="/jobs/") -> dict:
    """Every page reached from there by links, with its content. Forms are looked at, not sent."""
    seen, to_visit = {}, [start]
    while to_visit:
        path = to_visit.pop()
        if path.partition("?")[0] not in {known.partition("?")[0] for known in seen} and path.startswith("/jobs"):
            seen[path] = browser.page(path)
            to_visit += [link["href"] for link in seen[path].select("a[href^='/']")]
    return seen


@pytest.mark.parametrize("state", STATES)
def test_no_page_leads_to_money(wang, order, state):
    Order.update(state=state, held_from="taken" if state == "waiting" else "", amount_fen=5000).execute()

    pages = crawl(wang)

    assert len(pages) >= 2 or state not in ("taken", "on_site", "working")
    led_to = {target for page in pages.values() for name in ("href", "action", "formaction", "hx-get", "hx-post")
              for target in (element[name] for element in page.select(f"[{name}]")) if not target.startswith("/static")}
    said = {button.get_text(" ", strip=True) for page in pages.values() for button in page.select("button, a, input, summary")}
    assert [target for target in led_to if MONEY.search(target)] == []
    assert [words for words in said if SAID_ON_BUTTONS.search(words)] == []


def _path(rule, order) -> str:
    return re.sub(r"<any\(\W*(\w+)[^>]*>", r"\1", rule.rule).replace("<order_id>", order.id)


def _of_the_desk(app):
    """Every route on which staff do something, except the engineers' own and those of everybody who is signed in."""
    return [rule for rule in app.url_map.iter_rules() if access.ROUTES[rule.endpoint].roles
            and access.ENGINEER not in access.ROUTES[rule.endpoint].roles]


def test_the_routes_of_money_are_closed_to_engineers(app, wang, order):
    answers = {}
    for rule in _of_the_desk(app):
        path = re.sub("<[^>]+>", "1", _path(rule, order))
        for method in rule.methods & {"GET", "POST"}:
            answer = wang.get(path) if method == "GET" else wang.post(path, {"amount": "50", "method": "cash", "reason": "x"})
            answers[f"{method} {path}"] = answer.status_code

    assert any(MONEY.search(path) for path in answers)
    assert {path: status for path, status in answers.items() if status not in (403, 404)} == {}
    assert Entry.select().count() == 0


def test_what_engineers_may_reach_is_not_named_after_money(app):
    own = [rule for rule in app.url_map.iter_rules() if access.ENGINEER in access.ROUTES[rule.endpoint].roles]

    assert [rule.rule for rule in own if MONEY.search(f"{rule.rule} {rule.endpoint}")] == []


@pytest.mark.parametrize("verb", ["pay", "refund", "settle", "confirm", "close"])
def test_an_address_made_up_for_it_does_not_exist(wang, order, verb):
    Order.update(state="confirmed", amount_fen=5000).execute()

    assert wang.post(f"/jobs/{order.id}/{verb}").status_code == 404
    assert (Order.get_by_id(order.id).state, Entry.select().count()) == ("confirmed", 0)


def test_the_slice_imports_nothing_of_the_ledger():
    sources = Path(jobs.__file__).parent.glob("*.py")
    imported = {getattr(node, "module", None) or alias.name for source in sources for node in ast.walk(ast.parse(source.read_text("utf-8")))
                if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names}

    assert [name for name in imported if name.startswith("kiosk.fees")] == []


@pytest.mark.parametrize("who", [cast.receptionist, cast.manager, cast.maintainer])
def test_the_pages_are_for_engineers_only(app, taken, who):
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in(who().account)

    assert {browser.get(path).status_code for path in ("/jobs/", "/jobs/list", f"/jobs/{taken.id}")} == {403}
    assert browser.post(f"/jobs/{taken.id}/give-back").status_code == 403


def test_at_the_touchscreen_the_pages_do_not_exist(kiosk, taken):
    assert {kiosk.get(path).status_code for path in ("/jobs/", f"/jobs/{taken.id}")} == {404}
