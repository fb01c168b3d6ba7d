"""What the desk does with an order, press by press, and who may not."""
import pytest

import cast
from kiosk import access, clock
from kiosk.events import Event
from kiosk.fees.ledger import Entry
from kiosk.repairs import history, states
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import Quote
from printer.printers import Printer
from printer.spool import PrintJob

MONEY = ("payment", "entries/{entry}/refund", "entries/{entry}/paper")


@pytest.fixture
def boss(app):
    cast.manager()
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("chen")
    return browser


def press(browser, order, act, **fields):
    return browser.post(f"/desk/repairs/{order.id}/{act}", fields)


def pay(browser, order, **fields):
    entries = Entry.for_subject(order.number).count()
    return press(browser, order, "payment", **({"method": "cash", "entries": str(entries)} | fields))


def now(order) -> Order:
    return Order.get_by_id(order.id)


def acts_of(browser, order) -> set[str]:
    forms = browser.page(f"/desk/repairs/{order.id}").select("#acts form")
    return {form["action"].removeprefix(f"/desk/repairs/{order.id}/") for form in forms}


def test_a_new_order_goes_to_its_trade_with_one_key(desk, reached):
    order = reached("registered")
    button = desk.page(f"/desk/repairs/{order.id}").select_one("#acts button[data-key=F2]")

    press(desk, order, "dispatch", **{field["name"]: field["value"] for field in button.parent.select("input[name=trade]")})

    assert (now(order).state, now(order).trade) == ("dispatched", "water")


def test_the_page_offers_what_the_table_allows_and_nothing_else(desk, boss, reached):
    order = reached("quoted")
    ordinary = {"quotes/1/answer", "quotes/1/signature"}

    assert acts_of(desk, order) == ordinary
    assert acts_of(boss, order) == ordinary | {"quotes/1/override", "abandon"}


def test_an_order_on_its_way_may_be_taken_back_put_on_hold_or_cancelled(desk, reached):
    assert acts_of(desk, reached("taken")) == {"give-back", "hold", "cancel"}


@pytest.mark.parametrize("said, state", [("yes", "accepted"), ("no", "declined")])
def test_an_answer_given_by_phone_is_put_down_with_who_took_it(desk, reached, said, state):
    order = reached("quoted")

    press(desk, order, "quotes/1/answer", how="call", answer=said)

    quote = Quote.latest(order)
    assert (now(order).state, quote.answer, quote.answered_how) == (state, state, "call")
    assert quote.answer_taken_by == Event.get(Event.verb == f"order.{state}").staff is not None


def test_an_answer_to_an_older_version_is_none_to_the_newer_one(desk, reached):
    order = reached("quoted")
    Quote.make(order, Quote.latest(order).items * 2, "owner", by=order.engineer)

    answer = press(desk, order, "quotes/1/answer", how="call", answer="yes")

    assert (answer.status_code, now(order).state) == (409, "quoted")
    assert "新的报价" in answer.text


def test_an_answer_must_have_come_somehow(desk, reached, page):
    order = reached("quoted")

    answer = press(desk, order, "quotes/1/answer", answer="yes")

    assert (answer.status_code, now(order).state) == (422, "quoted")
    assert page(answer).select_one("#act_answer").has_attr("open")


def test_an_answer_that_is_neither_yes_nor_no_is_none(desk, reached, page):
    order = reached("quoted")

    answer = press(desk, order, "quotes/1/answer", how="call")

    assert (answer.status_code, now(order).state) == (422, "quoted")
    assert "客户怎么答复" in page(answer).select_one("#act_answer .entry__error").text


def test_a_manager_begins_without_a_yes_and_it_stays_visible(boss, desk, reached, page):
    order = reached("quoted")

    press(boss, order, "quotes/1/override", reason="爆管，业主不在")

    shown = page(desk.get(f"/desk/repairs/{order.id}"))
    assert now(order).state == "accepted"
    assert "爆管，业主不在" in shown.select_one(".notice[data-kind=bad]").text and "陈静" in shown.text
    assert "未经同意先开工" in page(desk.get("/desk/repairs")).select_one(f"#repair_order_{order.id}").text


@pytest.mark.parametrize("act", ["quotes/1/override", "abandon"])
def test_past_the_ordinary_way_needs_a_manager_and_a_reason(boss, desk, reached, act):
    order = reached("quoted")

    assert press(desk, order, act, reason="快").status_code == 403
    assert press(boss, order, act, reason="  ").status_code == 422
    assert now(order).state == "quoted"


@pytest.mark.parametrize("state", ["on_site", "quoted", "accepted", "working"])
def test_a_manager_hands_it_to_another_engineer_who_goes_on_where_it_stands(boss, desk, reached, page, state):
    order, colleague = reached(state), cast.engineer("liu")

    assert press(desk, order, "hand-over", engineer=colleague.id, reason="生病").status_code == 403
    assert press(boss, order, "hand-over", engineer=colleague.id).status_code == 422
    press(boss, order, "hand-over", engineer=colleague.id, reason="生病")

    assert (now(order).state, now(order).engineer) == (state, colleague)
    assert "生病" in page(desk.get(f"/desk/repairs/{order.id}")).select_one(".notice[data-kind=bad]").text


def test_what_was_sent_back_is_not_stuck_with_an_engineer_who_left(boss, reached):
    order, colleague = reached("finished"), cast.engineer("liu")
    press(boss, order, "send-back")
    order.engineer.dismiss()

    press(boss, order, "hand-over", engineer=colleague.id, reason="离职")
    now(order).resume(by=colleague)

    assert now(order).state == "working"


def test_it_is_handed_only_to_another_engineer_of_the_trade_who_is_here(boss, reached):
    order, other, gone = reached("working"), cast.engineer("liu"), cast.engineer("sun")
    other.appoint(["lift"], "")
    gone.dismiss()

    answers = [press(boss, order, "hand-over", engineer=each, reason="生病") for each in (order.engineer_id, other.id, gone.id, "x")]

    assert ({answer.status_code for answer in answers}, now(order).engineer_id) == ({409}, order.engineer_id)


def test_what_was_given_up_says_so_on_the_list(boss, reached, page):
    order = reached("on_site")

    press(boss, order, "abandon", reason="客户搬走")

    row = page(boss.get("/desk/repairs?shown=all")).select_one(f"#repair_order_{order.id}")
    assert "上门后中止" in row.text


def test_a_hold_has_a_reason_and_a_day_and_typed_things_stay(desk, reached, page):
    order = reached("taken")

    answer = press(desk, order, "hold", reason="part", review_on="2026-11-01")

    form = page(answer).select_one("#act_hold")
    assert answer.status_code == 422
    assert form.select_one("[value=part]").has_attr("checked") and form.select_one("[name=review_on]")["value"] == "2026-11-01"
    assert "过去" in form.text

    press(desk, order, "hold", reason="part", review_on=clock.days_ahead(2).isoformat())
    assert now(order).state == "waiting"
    press(desk, order, "resume")
    assert now(order).state == "taken"


def test_the_desk_confirms_or_sends_back_for_a_client_who_says_so(desk, reached):
    order = reached("finished")

    press(desk, order, "send-back")

    assert now(order).state == "rework"


def test_the_desk_confirms_the_amount_that_stood_on_its_page(desk, reached):
    order = reached("finished")
    button = desk.page(f"/desk/repairs/{order.id}").select_one("form[action$=confirm]")
    Order.update(amount_fen=5000).where(Order.id == order.id).execute()
    shown = {"amount_fen": button.select_one("[name=amount_fen]")["value"]}

    assert {press(desk, order, "confirm", **fields).status_code for fields in ({}, shown)} == {409}
    assert now(order).state == "finished"

    press(desk, order, "confirm", amount_fen="5000")
    assert now(order).state == "confirmed"


def test_money_is_taken_with_a_receipt_at_the_desk(desk, reached, page):
    order = reached("confirmed")

    pay(desk, order)

    entry = Entry.get()
    job = PrintJob.get(PrintJob.kind == "fee_receipt")
    assert (now(order).state, entry.amount_fen, entry.subject) == ("visit_due", 8050, order.number)
    assert job.role == "desk" and "人民币捌拾元零伍角整" in job.document and "修理费只在管理处交付" in job.document and "李倩" in job.document
    assert entry.number in page(desk.get(f"/desk/repairs/{order.id}")).select_one(f"#ledger_entry_{entry.id}").text


def test_the_drawer_opens_for_cash_where_there_is_one_and_never_for_a_transfer(desk, reached):
    Printer.update(has_drawer=True).execute()

    pay(desk, reached("confirmed"), method="transfer", reference="20261121-7781")
    by_transfer = PrintJob.select().where(PrintJob.kind == "drawer").count()
    pay(desk, reached("confirmed", "k2", slot=None))

    assert (by_transfer, PrintJob.select().where(PrintJob.kind == "drawer").count()) == (0, 1)


def test_pressing_pay_twice_is_one_payment(desk, reached):
    order = reached("confirmed")
    pay(desk, order)

    assert pay(desk, order).status_code == 409
    assert Entry.select().count() == 1


def test_an_old_page_does_not_pay_again_what_was_taken_back(desk, reached):
    order = reached("confirmed")
    pay(desk, order)
    press(desk, order, f"entries/{Entry.get().id}/refund", reason="收错")

    answer = pay(desk, order, entries="0")

    assert (answer.status_code, Entry.total_fen(Entry.subject == order.number)) == (409, 0)
    assert now(order).state == "confirmed"


@pytest.mark.parametrize("reference, sentence", [
    ("", "流水号"), ("6222 0212 3456 7890 123", "银行卡号"), ("4111-1111-1111-1111", "银行卡号"), ("６２２２０２１２３４５６７８９０", "银行卡号"),
])
def test_a_transfer_has_its_number_and_never_one_of_a_card(desk, reached, page, reference, sentence):
    order = reached("confirmed")

    answer = pay(desk, order, method="transfer", reference=reference)

    form = page(answer).select_one("#act_pay")
    assert (answer.status_code, Entry.select().count()) == (422, 0)
    assert sentence in form.text and form.select_one("[name=reference]").get("value", "") == reference


def test_a_payment_taken_back_prints_in_red_with_the_reason(desk, reached):
    order = reached("visit_due")
    entry = Entry.get()

    press(desk, order, f"entries/{entry.id}/refund", reason="金额收错")

    red = PrintJob.get(PrintJob.kind == "fee_receipt", PrintJob.document.contains("红字收据"))
    assert (now(order).state, Entry.total_fen(Entry.subject == order.number)) == ("confirmed", 0)
    assert all(words in red.document for words in ("金额收错", "人民币负捌拾元零伍角整", entry.number))


def test_taking_back_needs_a_reason(desk, reached):
    order = reached("visit_due")

    assert press(desk, order, f"entries/{Entry.get().id}/refund", reason="").status_code == 422
    assert Entry.select().count() == 1


@pytest.mark.parametrize("state, act", [
    ("quoted", "quotes/1/override"), ("quoted", "abandon"), ("visit_due", "entries/{entry}/refund"),
])
def test_a_reason_that_is_kept_for_good_has_no_number_of_anybody(boss, reached, page, state, act):
    order, entry = reached(state), Entry.get_or_none()
    path = act.format(entry=entry.id if entry else "")

    answer = press(boss, order, path, reason="王丽 138 1234 5678 退回卡 6222021234567890128")

    assert (answer.status_code, now(order).state) == (422, state)
    assert "证件号" in page(answer).select_one(".entry__error").text
    assert not any("1234" in str(event.facts) for event in Event.about(f"repair_order:{order.id}"))


def test_a_receipt_is_printed_again_as_a_copy(desk, reached):
    order = reached("visit_due")
    PrintJob.update(state="printed").execute()

    press(desk, order, f"entries/{Entry.get().id}/paper")

    assert sorted(job.copy for job in PrintJob.select().where(PrintJob.kind == "fee_receipt")) == [0, 1]


def test_an_entry_of_another_order_does_not_exist_here(desk, reached):
    paid, other = reached("visit_due"), reached("visit_due", "k2", slot=None)

    answer = press(desk, other, f"entries/{Entry.standing(paid.number).id}/refund", reason="收错")

    assert (answer.status_code, now(paid).state) == (404, "visit_due")


@pytest.mark.parametrize("role, account", [(access.ENGINEER, "wang"), (access.MAINTAINER, "zhao")])
def test_nobody_but_the_desk_comes_near_the_money(app, lan, reached, role, account):
    order = reached("visit_due")
    if role == access.MAINTAINER:
        cast.maintainer()
    lan.sign_in(account)
    paths = [f"/desk/repairs/{order.id}/{act.format(entry=Entry.get().id)}" for act in MONEY]
    paths += ["/desk/fees/cash", "/desk/fees/cash/x/paper", f"/desk/fees/entries/{Entry.get().id}/paper"]

    assert {lan.post(path, {"method": "cash", "reason": "x", "counted": "0"}).status_code for path in paths} == {403}
    assert {lan.get(path).status_code for path in ("/desk/fees", "/desk/fees/rows", f"/desk/repairs/{order.id}")} == {403}
    assert Entry.select().count() == 1


def test_the_history_says_when_who_and_what_and_nothing_personal(desk, reached, page):
    order = reached("registered")
    press(desk, order, "dispatch", trade="water")

    history = page(desk.get(f"/desk/repairs/{order.id}")).select_one("#history").text

    assert "李倩" in history and "派" in history
    assert "1380001" not in history and "1102" not in history


def test_every_step_of_the_life_has_its_word_in_the_history():
    assert set(states.PAST.values()) <= set(history.NAMES)


@pytest.mark.parametrize("act, fields, word", [
    ("hold", {"reason": "client", "review_on": "2026-12-01"}, "客户不在"), ("cancel", {"reason": "client"}, "客户不修了"),
])
def test_the_same_code_is_read_by_what_was_done(hands, desk, reached, page, act, fields, word):
    order = reached("taken")

    press(desk, order, act, **fields)

    assert word in page(desk.get(f"/desk/repairs/{order.id}")).select("#history li")[-1].text


def test_who_took_an_answer_by_phone_stands_beside_it(desk, reached, page):
    order = reached("quoted")

    press(desk, order, "quotes/1/answer", how="call", answer="yes")

    quote = page(desk.get(f"/desk/repairs/{order.id}")).select_one(f"#quote_{Quote.latest(order).id}")
    assert "电话" in quote.text and "李倩" in quote.text


def test_a_receipt_whose_first_paper_is_forgotten_still_comes_as_a_copy(desk, reached):
    order = reached("visit_due")
    PrintJob.delete().execute()

    press(desk, order, f"entries/{Entry.get().id}/paper")

    job = PrintJob.get(PrintJob.kind == "fee_receipt")
    assert "补打" in job.document and Entry.get().number in job.document


def test_reported_and_found_stand_side_by_side(desk, reached):
    text = desk.get(f"/desk/repairs/{reached('on_site').id}").text

    assert "现场确认" in text and "松" in text


def test_a_page_that_is_behind_says_so_and_keeps_what_is_typed(desk, reached, page):
    order = reached("registered")
    order.dispatch("water", by=cast.AT_DESK)

    state = page(desk.get(f"/desk/repairs/{order.id}/state?seen=registered"))

    assert state.select_one("a")["href"] == f"/desk/repairs/{order.id}"
    assert not page(desk.get(f"/desk/repairs/{order.id}/state?seen=dispatched")).select("a")
