"""An engineer's day on a phone in one hand: from taking an order to the work being done."""
import time

import pytest
from playwright.sync_api import expect

from tests.browser import gate
from tests.browser.conftest import PHONE

PHONE_NUMBER = "13800138000"
NARROW = (320, 640)
TOO_SMALL = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary")]
  .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden"))
  .map(element => [element.textContent.trim() || element.name, element.getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < 44)
  .map(([name, box]) => `${name}: ${box.width} × ${box.height}`)"""
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
PRICES = [("W1", "更换水龙头", "Replace a tap", "个", 5000), ("W2", "更换水管", "Replace a pipe", "米", 1235)]


@pytest.fixture
def prices(site):
    """A price list, where the community has none."""
    site.write("insert into price_list (id, version, valid_from, published_at) select 'browser', 1, '2026-01-01', ? "
               "where not exists (select 1 from price_list)", int(time.time() * 1000))
    for position, price in enumerate(PRICES):
        site.write("insert or ignore into price (id, price_list_id, position, code, trade, kind, name_zh, name_en, unit_zh, unit_en, price_fen) "
                   "select 'browser' || ?2, id, ?1, ?2, 'water', 'labour', ?3, ?4, ?5, '', ?6 from price_list where id = 'browser'",
                   position, *price)


@pytest.fixture
def given(site, hand, prices):
    """A dripping tap that the desk has given to the plumbers; its address at the desk."""
    visitor, desk = hand("kiosk"), hand("lan", "qian")
    for step, choice in (("place/building", "1栋"), ("place/entrance", "1单元"), ("place/floor", "1"), ("place/room", "101"),
                         ("category", "water"), ("item", "tap")):
        visitor.post(f"/repairs/{step}", choice=choice)
    visitor.post("/repairs/phrases", phrases="drips")
    visitor.post("/repairs/slot", choice="phone")
    visitor.post("/repairs/phone", phone=PHONE_NUMBER)
    key = visitor.page("/repairs/review").select_one("[name=key]")["value"]
    number = visitor.post("/repairs/orders", key=key).select_one("#number").text
    order_id = next(link["href"] for link in desk.page("/desk/repairs").select("a[href*='/desk/repairs/']") if link.text == number).split("/")[-1]
    desk.post(f"/desk/repairs/{order_id}/dispatch", trade="water")
    return order_id


@pytest.fixture
def wang(visit, site, signed_in):
    def wang(size=PHONE, **options):
        return visit(site.lan + "/desk/", size, has_touch=True, is_mobile=True, storage_state=signed_in("wang"), **options)
    return wang


class Checked:
    """Every page on the way keeps the size rules and can be used by everyone."""

    def __init__(self, page, axe):
        self.page, self.axe = page, axe

    def look(self, title):
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(title)
        assert self.page.evaluate(TOO_SMALL) == []
        assert not self.page.evaluate(SIDEWAYS)
        assert gate.audit(self.page, self.axe) == []

    def tap(self, name, role="button"):
        self.page.get_by_role(role, name=name, exact=True).tap()


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["390 wide", "320 wide"])
def test_from_taking_an_order_to_the_work_being_done(wang, given, hand, axe, size):
    page = wang(size)
    checked = Checked(page, axe)

    expect(page.locator(f"#repair_order_{given}")).to_contain_text("1**")
    checked.look("我的任务")
    page.locator(f"#repair_order_{given}").tap()
    expect(page.locator(".facts")).not_to_contain_text(PHONE_NUMBER)
    checked.look("W")
    checked.tap("我来接单")
    expect(page.locator(".facts")).to_contain_text("1栋1单元101")
    expect(page.locator(".jobs__call")).to_have_text(PHONE_NUMBER)
    checked.look("W")

    checked.tap("我到现场了", "link")
    checked.look("现场情况")
    page.get_by_label("松动").tap()
    checked.tap("已与客户确认")
    expect(page.locator("#confirmed")).to_contain_text("松动")

    checked.tap("报价", "link")
    checked.look("报价")
    page.locator("#more_W1").tap()
    expect(page.locator(".line[data-state=chosen]")).to_have_count(1)
    checked.look("报价")
    checked.tap("提交报价")
    expect(page.locator("#quotes")).to_contain_text("还没有答复")
    checked.look("W")

    hand("lan", "qian").post(f"/desk/repairs/{given}/quotes/1/answer", how="call", answer="yes")
    page.reload()
    checked.tap("开始维修")
    checked.tap("完工", "link")
    checked.look("完工")
    checked.tap("完工")
    expect(page.get_by_role("alert")).to_contain_text("清理")
    page.get_by_label("工完料清").tap()
    checked.tap("完工")
    expect(page.locator(".jobs__state")).to_contain_text("完工")
    checked.look("W")


def test_an_order_is_put_off_with_a_day(wang, given, axe):
    page = wang()
    checked = Checked(page, axe)
    page.locator(f"#repair_order_{given}").tap()
    checked.tap("我来接单")

    checked.tap("暂缓", "link")
    checked.look("暂缓")
    page.get_by_label("缺配件").tap()
    checked.tap("暂缓")

    expect(page.locator(".facts")).to_contain_text("缺配件")


def test_the_quote_is_made_without_scripts(wang, given):
    page = wang(java_script_enabled=False)
    page.locator(f"#repair_order_{given}").tap()
    page.get_by_role("button", name="我来接单").tap()
    page.get_by_role("link", name="我到现场了").tap()
    page.get_by_role("button", name="已与客户确认").tap()
    page.get_by_role("link", name="报价").tap()

    page.locator(".line [id^=more_]").first.tap()
    page.get_by_role("button", name="提交报价").tap()

    expect(page.locator("#quotes summary")).to_contain_text("第 1 版")
