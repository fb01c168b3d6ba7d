"""The quote editor: counted lines, typed materials, who bears the cost, and what was seen is what is sent."""
import pytest
from bs4 import BeautifulSoup

from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import PAGE, Quote
from kiosk.site.prices import PriceList
from kiosk.staff.models import Staff
from tests.jobs.conftest import PRICES


class Editor:
    """The quote's page as a browser without scripts sends it back."""

    def __init__(self, browser, order):
        self.browser, self.path = browser, f"/jobs/{order.id}/quote"
        self.page = browser.page(self.path)

    def fields(self) -> dict:
        fields = {}
        for field in self.page.select("#quote input[name]"):
            if field.get("type") != "radio" or field.has_attr("checked"):
                fields.setdefault(field["name"], []).append(field.get("value", ""))
        return fields

    def press(self, **changes):
        """Presses a button that only adds up, with what was typed before."""
        answer = self.browser.post(self.path + "/sum", self.fields() | changes)
        self.page = BeautifulSoup(answer.text, "html.parser")
        return self

    def send(self, **changes):
        answer = self.browser.post(self.path, self.fields() | changes)
        self.page = BeautifulSoup(answer.text, "html.parser")
        return answer


@pytest.fixture
def order(prices, taken):
    taken.arrive("water", "tap", ["drips"], by=engineer())
    return taken


@pytest.fixture
def editor(wang, order):
    return Editor(wang, order)


def engineer() -> Staff:
    return Staff.get(Staff.account == "wang")


def latest(order) -> Quote:
    return Quote.latest(Order.get_by_id(order.id))


def test_only_prices_of_the_trade_and_of_all_trades_are_offered(editor):
    assert [field["name"] for field in editor.page.select("[name^=count_]")] == ["count_V1", "count_W1", "count_W2"]


def test_one_line_is_one_tap_and_sent(editor, order):
    editor.press(more="W1").send()

    quote = latest(order)
    assert [(line.name_zh, line.quantity) for line in quote.items] == [("更换水龙头", "1")]
    assert (quote.total_fen, quote.price_list.version, quote.order.state) == (5000, 1, "quoted")


def test_metres_have_decimals_and_the_server_adds_up(editor, order):
    editor.press(count_W2="2.5", more="V1")

    assert "40.88" in editor.page.select_one(".jobs__total").text
    editor.send()
    assert latest(order).total_fen == 4088


def test_less_never_goes_below_none(editor):
    editor.press(less="W1")

    assert editor.page.select_one("#count_W1")["value"] == "0"


def test_a_typed_material_gets_another_blank_line(editor, order):
    editor.press(material=["三角阀"], price=["12.50"], quantity=["2"])

    assert [field["value"] for field in editor.page.select("[name=material]")] == ["三角阀", ""]
    editor.send()
    assert [(line.code, line.name_zh, line.amount_fen) for line in latest(order).items] == [("", "三角阀", 2500)]


def test_what_was_typed_and_not_added_up_is_shown_before_it_is_sent(editor, order):
    answer = editor.send(count_W1="3")

    assert (answer.status_code, latest(order)) == (422, None)
    assert "150.00" in editor.page.select_one("[role=alert]").text
    assert editor.send().status_code == 303


@pytest.mark.parametrize("typed, sentence", [
    ({"count_W1": "two"}, "数量"), ({"count_W1": "-1"}, "数量"), ({"material": ["阀"], "price": ["dear"]}, "单价"),
    ({"material": ["阀 138 1234 5678"], "price": ["5"]}, "证件号"), ({"material": [""], "price": ["5"]}, "名称"), ({"material": ["阀"], "price": ["5"], "quantity": [""]}, "数量"),
])
def test_a_mistake_is_named_beside_its_line_and_stays_typed(editor, order, typed, sentence):
    assert editor.send(**typed).status_code == 422

    assert sentence in editor.page.select_one(".line__trouble").text
    assert latest(order) is None
    for name, value in typed.items():
        assert editor.page.select_one(f"[name={name}]")["value"] == (value if isinstance(value, str) else value[0])


def test_an_empty_quote_is_refused_on_the_page(editor, order):
    answer = editor.send()

    assert (answer.status_code, latest(order)) == (422, None)


def test_what_the_owner_does_not_bear_costs_the_client_nothing(editor, order):
    editor.press(more="W1", liability="developer")
    assert "0.00" in editor.page.select_one(".jobs__total").text

    editor.send()

    quote = latest(order)
    assert (quote.total_fen, quote.answered_how, quote.order.state) == (0, "free", "accepted")


def test_a_new_version_says_that_it_voids_the_yes_and_begins_with_the_old_one(wang, editor, order):
    editor.press(more="W1").send()
    latest(order).accept(PAGE)
    again = Editor(wang, order)

    assert "再次征得同意" in again.page.select_one(".notice").text
    assert again.page.select_one("#count_W1")["value"] == "1"
    again.press(more="V1").send()

    order = Order.get_by_id(order.id)
    assert (order.state, order.agreed_fen, latest(order).version, latest(order).total_fen) == ("quoted", None, 2, 6000)
    history = wang.page(f"/jobs/{order.id}").select("#quotes summary")
    assert [text.text.partition(" ·")[0] for text in history] == ["第 2 版", "第 1 版"]


def test_sent_twice_it_is_one_version(editor, order):
    editor.press(more="W1")
    fields = editor.fields()
    editor.browser.post(editor.path, fields)

    assert editor.browser.post(editor.path, fields).status_code == 422
    assert latest(order).version == 1


def test_a_price_list_that_changed_meanwhile_is_shown_first(editor, order, hands):
    editor.press(more="W1")
    PriceList.publish(hands.moment.date(), [price | {"price_fen": 9900} for price in PRICES])

    assert editor.send().status_code == 422
    assert "有变动" in editor.page.select_one("[role=alert]").text


def test_adding_up_keeps_nothing(editor, order):
    editor.press(more="W1")

    assert latest(order) is None


def test_with_scripts_only_the_form_is_answered(editor):
    answer = editor.browser.post(editor.path + "/sum", editor.fields() | {"more": "W1"}, headers={"HX-Request": "true"})

    assert "<html" not in answer.text and 'id="quote"' in answer.text


def test_without_a_price_list_the_page_says_so(wang, taken):
    taken.arrive("water", "tap", [], by=engineer())

    assert "没有这个工种" in wang.page(f"/jobs/{taken.id}/quote").text
