"""A repair from the lobby to closed, on the touchscreen, the desk, the engineer's phone and the visitor's own; the papers are read."""
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.people import link_behind
from tests.browser.test_repairs import _choose_a_place_and_a_problem

PRICE = "88.50"
PAPER_WITHIN_MS = 20_000  # the virtual printer is as slow as a real one


@pytest.fixture
def reported(touchscreen, taps, tmp_path):
    """The number of a repair reported by touch, and the address behind the code on its result."""
    page = touchscreen("/repairs")
    _choose_a_place_and_a_problem(page, taps)
    taps(page.locator("button[name=choice]:not([disabled])").first)
    taps(page.get_by_role("button", name="不留电话"))
    taps(page.get_by_role("button", name="提交报修"))
    return page.locator("#number").text_content(), link_behind(page.locator(".qr-box"), tmp_path)


@pytest.fixture
def at_desk(visit, site, signed_in):
    """at_desk(account, path) is that person's page of the desk."""
    return lambda account, path: visit(site.lan + path, DESK, storage_state=signed_in(account))


@pytest.fixture
def engineer(visit, site, signed_in):
    return visit(site.lan + "/jobs/", PHONE, storage_state=signed_in("wang"), has_touch=True, is_mobile=True)


def _press(page, key):
    page.locator("hot-keys:defined").first.wait_for(state="attached")
    page.keyboard.press(key)


def _papers_of(desk_page, kind):
    """The text of the newest slip of that kind, as it stands in the list of papers."""
    desk_page.goto(re.sub(r"(//[^/]+)/.*", r"\1/paper", desk_page.url))
    row = desk_page.locator("#jobs tr", has_text=kind).first
    expect(row).to_have_attribute("data-state", "printed", timeout=PAPER_WITHIN_MS)
    row.locator("a").first.click()
    return "".join(desk_page.locator(".slip text").all_text_contents()).replace(" ", "")


def _whose_visit_it_is(at_desk, number):
    """The page of whoever is to make the return visit: the head of repairs was the repairer."""
    for account in ("yun", "chen"):
        page = at_desk(account, "/desk/visits")
        page.get_by_role("link", name=number).first.click()
        page.locator("h1", has_text=number).wait_for()
        if page.locator("[name=channel]").count():
            return page
    raise AssertionError("nobody may make this visit")


def test_from_the_lobby_to_paid_visited_and_closed(reported, at_desk, engineer, phone):
    number, address = reported
    desk = at_desk("qian", "/desk/repairs")
    visitor = phone(address)
    expect(visitor.locator("#order_state")).to_contain_text(number)

    desk.locator("#repairs_list").get_by_role("link", name=number).click()
    order_address = desk.url
    _press(desk, "F2")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("已派单")

    engineer.reload()
    engineer.locator(".job", has_text=number).tap()
    engineer.get_by_role("button", name="我来接单").tap()
    engineer.get_by_role("link", name="我到现场了").tap()
    engineer.get_by_role("button", name="已与客户确认").tap()
    engineer.get_by_role("link", name="报价").tap()
    engineer.locator("[name=material]").first.fill("龙头")
    engineer.locator("[name=price]").first.fill(PRICE)
    engineer.locator("[name=quantity]").first.fill("1")
    engineer.locator("#add_up").tap()
    expect(engineer.locator(".jobs__total")).to_contain_text(PRICE)
    engineer.get_by_role("button", name="提交报价").tap()
    expect(engineer.locator("#quotes")).to_contain_text(PRICE)
    expect(engineer.get_by_role("button", name="开始维修")).to_have_count(0)

    visitor.reload()
    expect(visitor.locator("#quote")).to_contain_text(PRICE)
    visitor.get_by_role("button", name="同意").tap()
    expect(visitor.locator("#quote")).to_have_attribute("data-answer", "accepted")

    engineer.reload()
    engineer.get_by_role("button", name="开始维修").tap()
    engineer.get_by_role("link", name="完工").tap()
    engineer.get_by_label(re.compile("工完料清")).check(force=True)
    engineer.get_by_role("button", name="完工").tap()
    expect(engineer.locator(".jobs__state")).to_contain_text("已完工")

    visitor.reload()
    visitor.get_by_role("button", name="没问题，确认").tap()
    expect(visitor.locator("#order_state")).to_contain_text(PRICE)

    desk.goto(order_address)
    _press(desk, "F2")
    desk.locator("#act_pay").get_by_label("现金").check()
    desk.locator("#act_pay button").last.click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("待回访")
    slip = _papers_of(desk, "收据")
    assert number in slip and PRICE in slip and "捌拾捌元伍角" in slip

    leader = _whose_visit_it_is(at_desk, number)
    for name, value in (("channel", "door"), ("seen", "seen"), ("spoken_to", "owner"), ("service", "5"), ("opinions", "good"), ("paid", "paid"),
                        ("signed", "paper")):
        leader.locator(f"[name={name}][value='{value}']").check(force=True)
    leader.locator("[name=amount]").fill(PRICE)
    leader.get_by_role("button", name="记录回访").click()
    expect(leader.locator("#answers")).to_contain_text(PRICE)

    desk.goto(order_address)
    expect(desk.get_by_role("heading", level=1)).to_contain_text("已关闭")
    visitor.reload()
    expect(visitor.locator("#order_state")).to_have_attribute("data-state", "closed")
