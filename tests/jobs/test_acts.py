"""What an engineer does to an order on the phone, page by page, without scripts."""
import pytest

from kiosk.events import Event
from kiosk.repairs import states
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import PAGE, Line, Quote
from kiosk.staff.models import Staff

TAP = [Line("W1", "labour", "更换水龙头", "Replace a tap", "次", 5000, 100)]
BUTTONS = {
    "dispatched": ["take"], "taken": ["arrive", "hold", "give-back"], "on_site": ["quote", "hold"], "quoted": ["quote"],
    "accepted": ["start", "quote", "hold"], "declined": ["quote"], "working": ["finish", "quote", "hold"],
    "waiting": ["resume"], "rework": ["resume"], "finished": [],
}


def now(order) -> Order:
    return Order.get_by_id(order.id)


@pytest.fixture
def engineer(wang):
    return Staff.get(Staff.account == "wang")


@pytest.fixture
def on_site(taken, engineer):
    taken.arrive("water", "tap", ["drips"], by=engineer)
    return taken


@pytest.fixture
def working(on_site, engineer):
    Quote.make(on_site, TAP, "owner", by=engineer).accept(PAGE)
    order = now(on_site)
    order.start(by=engineer)
    return order


@pytest.mark.parametrize("state, verbs", BUTTONS.items())
def test_the_buttons_are_those_of_the_table(wang, taken, state, verbs):
    Order.update(state=state, held_from="taken" if state == states.WAITING else "").execute()

    acts = wang.page(f"/jobs/{taken.id}").select(".jobs__acts [href], .jobs__acts form")

    assert [act.get("href", act.get("action")).rpartition("/")[2] for act in acts] == verbs


def test_on_site_the_page_begins_with_what_was_reported(wang, taken):
    page = wang.page(f"/jobs/{taken.id}/arrive")

    assert (page.select_one("[name=category]")["value"], page.select_one("[name=item]")["value"]) == ("water", "tap")
    assert [box["value"] for box in page.select("[name=phrases][checked]")] == ["drips"]


def test_what_is_confirmed_on_site_stands_beside_what_was_reported(wang, taken):
    wang.post(f"/jobs/{taken.id}/arrive", {"category": "water", "item": "pipe", "phrases": ["leaks", "noisy"]})

    order, page = now(taken), wang.page(f"/jobs/{taken.id}")
    assert (order.state, order.item, order.confirmed) == (
        "on_site", "tap", {"category": "water", "item": "pipe", "phrases": ["leaks", "noisy"]})
    assert "水龙头" in page.select_one("#reported").text and "水管" in page.select_one("#confirmed").text


def test_another_item_is_two_taps_away_without_scripts(wang, taken):
    page = wang.page(f"/jobs/{taken.id}/arrive")
    category = next(link for link in page.select("nav a") if "category=power" in link["href"])
    item = next(link for link in wang.page(category["href"]).select("nav a") if "item=socket" in link["href"])

    assert wang.page(item["href"]).select_one("[name=item]")["value"] == "socket"


@pytest.mark.parametrize("found", [{"category": "water", "item": "lift"}, {"category": "water", "item": "tap", "phrases": ["no_power"]}, {}])
def test_what_the_catalogue_does_not_know_is_not_confirmed(wang, taken, found):
    assert wang.post(f"/jobs/{taken.id}/arrive", found).status_code == 422
    assert now(taken).state == "taken"


def test_putting_off_needs_a_reason_and_a_day(wang, taken):
    answers = [wang.post(f"/jobs/{taken.id}/hold", fields).status_code for fields in (
        {"reason": "part"}, {"review_on": "2026-11-23"}, {"reason": "tired", "review_on": "2026-11-23"},
        {"reason": "part", "review_on": "someday"}, {"reason": "part", "review_on": "2026-11-01"})]

    assert (answers, now(taken).state) == ([422] * 5, "taken")


def test_a_mistake_keeps_what_was_chosen(wang, taken, page):
    shown = page(wang.post(f"/jobs/{taken.id}/hold", {"reason": "client", "review_on": "2026-11-01"}))

    assert shown.select_one("[value=client]").has_attr("checked")
    assert shown.select_one("[name=review_on]")["value"] == "2026-11-01"
    assert "过去" in shown.select_one("[role=alert]").text


def test_put_off_and_gone_on_with(wang, on_site):
    wang.post(f"/jobs/{on_site.id}/hold", {"reason": "third_party", "review_on": "2026-11-23"})
    held = now(on_site).state
    wang.post(f"/jobs/{on_site.id}/resume")

    assert (held, now(on_site).state) == ("waiting", "on_site")


def test_finishing_begins_with_the_agreed_amount(wang, working):
    assert wang.page(f"/jobs/{working.id}/finish").select_one("[name=amount]")["value"] == "50.00"


@pytest.mark.parametrize("fields, sentence", [
    ({"amount": "50"}, "清理"), ({"amount": "50.01", "is_cleared": "y"}, "重新报价"), ({"amount": "much", "is_cleared": "y"}, "金额"),
])
def test_it_is_not_finished_untidied_or_for_more(wang, working, page, fields, sentence):
    answer = wang.post(f"/jobs/{working.id}/finish", fields)

    assert (answer.status_code, now(working).state) == (422, "working")
    assert sentence in page(answer).select_one("[role=alert]").text
    assert page(answer).select_one("[name=amount]")["value"] == fields["amount"]


def test_finished_for_less(wang, working):
    wang.post(f"/jobs/{working.id}/finish", {"amount": "45.5", "is_cleared": "y"})

    assert (now(working).state, now(working).amount_fen) == ("finished", 4550)


def test_a_page_of_an_act_that_is_over_leads_to_the_order(wang, working):
    assert wang.get(f"/jobs/{working.id}/arrive").location == f"/jobs/{working.id}"


def test_an_answer_from_before_a_new_quote_finishes_nothing_and_says_so(wang, working, engineer):
    Quote.make(working, TAP, "owner", by=engineer)

    answer = wang.post(f"/jobs/{working.id}/finish", {"amount": "50", "is_cleared": "y"})

    assert (answer.status_code, now(working).state) == (409, "quoted")
    assert working.number in answer.text and f'href="/jobs/{working.id}"' in answer.text


def test_starting_before_the_yes_is_refused_in_words(wang, on_site):
    answer = wang.post(f"/jobs/{on_site.id}/start")

    assert (answer.status_code, now(on_site).state) == (409, "on_site")


def test_who_did_it_is_put_down(wang, taken, engineer):
    wang.post(f"/jobs/{taken.id}/arrive", {"category": "water", "item": "tap"})

    assert Event.get(Event.verb == "order.arrived").staff == engineer.id
