"""The life of a notice: the table, every act by everybody in every state, and what each act refuses."""
from datetime import timedelta
from itertools import product

import cast
import pytest

from kiosk import access, clock
from kiosk.errors import Refused
from kiosk.events import Event, subject_of
from kiosk.notices import states
from kiosk.notices.models import Notice, NoticeRecipient
from kiosk.notices.showing import MARKS
from kiosk.signing.chain import Receipt
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.sheets import Sheet
from kiosk.site.models import Unit

WRITTEN = {"title": "电梯检验通知", "body": "# 检验\n电梯**轮流**停用。", "format": MARKS}
VERBS = ("edit", "review", "stamp", "take_back", "issue", "withdraw", "renew")
WAY = {"draft": (), "reviewed": ("review",), "stamped": ("review", "stamp"), "issued": ("review", "stamp", "issue")}
PEOPLE = {role: ("acting_" + role, role) for role in access.ROLES}


@pytest.fixture
def people(app, hands):
    """One of each role, and a second manager who reviews what the first wrote."""
    return {role: cast.enlisted(account, account, role) for role, (account, role) in PEOPLE.items()}


@pytest.fixture
def boss(app, hands):
    return cast.enlisted("boss", "陈静", access.MANAGER)


@pytest.fixture
def writer(app, hands):
    return cast.receptionist()


def draft(writer, **written) -> Notice:
    return Notice.draft(writer, **(WRITTEN | {"effective_on": clock.days_ahead(9)} | written))


def brought_to(state, writer, boss) -> Notice:
    notice = draft(writer)
    for verb in WAY.get(state, WAY["issued"]):
        getattr(notice, verb)(boss)
    if state not in WAY:
        notice.change_if(Notice.state == "issued", state=state)
    return notice


def do(notice, verb, by):
    arguments = {"edit": {"body": "新"}, "withdraw": {"reason": "写错了"}}.get(verb, {})
    return getattr(notice, verb)(by, **arguments)


def test_every_state_has_a_name_and_can_be_reached():
    found, before = {states.NEW}, None
    while found != before:
        before = set(found)
        found |= {act.after for act in states.ACTS if act.before in found}

    assert found - {states.NEW} == set(states.NAMES)
    assert set(states.PAST) == {act.verb for act in states.ACTS}


@pytest.mark.parametrize("state", states.NAMES)
def test_every_act_is_possible_exactly_where_the_table_has_it(people, writer, boss, state):
    for verb, (role, person) in product(VERBS, people.items()):
        notice, act = brought_to(state, writer, boss), states.find(verb, state, role)
        if act is None:
            with pytest.raises(Refused):
                do(notice, verb, person)
            assert Notice.get_by_id(notice.id).state == state, (verb, role)
        else:
            do(notice, verb, person)
            assert Notice.get_by_id(notice.id).state == act.after, (verb, role)


def test_a_manager_does_not_review_what_they_wrote_while_there_is_another(people, boss):
    notice = draft(boss)

    with pytest.raises(Refused):
        notice.review(boss)
    notice.review(people[access.MANAGER])

    assert not notice.is_reviewed_alone


def test_whoever_changed_a_word_of_it_is_its_writer_too(people, writer, boss):
    notice = draft(writer)
    notice.edit(boss, body="改过。")

    with pytest.raises(Refused):
        notice.review(boss)


def test_the_only_manager_reviews_their_own_and_that_is_recorded(boss):
    notice = draft(boss)

    notice.review(boss)

    assert notice.is_reviewed_alone
    assert Event.about(subject_of(notice)).order_by(Event.id.desc()).first().facts["is_alone"]


def test_what_was_reviewed_and_then_changed_is_a_draft_again(writer, boss):
    notice = brought_to("reviewed", writer, boss)

    notice.edit(writer, body="换了一段。")

    assert (notice.state, notice.reviewed_by) == ("draft", None)


def test_the_stamp_freezes_the_very_pages_that_are_shown(writer, boss):
    notice = brought_to("stamped", writer, boss)

    content = notice.frozen.content
    assert content.pages == ["<h2>检验</h2><p>电梯<strong>轮流</strong>停用。</p>"]
    assert (content.stamped_by, content.stamped_at[:16], content.kind) == ("陈静", "2026-11-21T09:30", "general")
    assert Event.get(Event.verb == "notice.frozen").facts["sha256"] == notice.frozen_id


def test_a_stamp_taken_back_leaves_no_trace_on_the_draft(writer, boss):
    notice = brought_to("stamped", writer, boss)

    notice.take_back(boss)

    assert (notice.stamped_by, notice.stamped_at, notice.frozen_id, notice.reviewed_by) == (None, None, None, None)


def test_it_is_withdrawn_with_a_reason_and_no_numbers_of_people(writer, boss):
    notice = brought_to("issued", writer, boss)

    for reason in ("", "王先生 13812341234 说不对"):
        with pytest.raises(Refused):
            notice.withdraw(boss, reason)
    notice.withdraw(boss, "时间写错")

    assert (notice.state, notice.ended_for) == ("withdrawn", "时间写错")


def test_less_than_three_days_ahead_is_issued_with_a_reason(writer, boss, hands):
    notice = draft(writer, effective_on=clock.days_ahead(3))
    notice.review(boss)
    notice.stamp(boss)
    hands.pass_by(timedelta(days=1))

    with pytest.raises(Refused):
        notice.issue(writer)
    notice.issue(writer, "管道爆裂")

    assert (notice.state, notice.lead_reason) == ("issued", "管道爆裂")


def sign(notice, room="1102"):
    unit = Unit.get(Unit.building == "1栋", Unit.room == room)
    SigningSession.record_at_desk(unit, [notice.signed_as()], "paper", reason="铁柜二", language="zh_Hans")


def test_a_new_version_replaces_the_old_one_and_its_receipts_do_not_carry_over(writer, boss):
    old = brought_to("issued", writer, boss)
    sign(old)

    new = old.renew(writer)
    assert (new.number, new.version, Notice.get_by_id(old.id).state) == (old.number, 2, "issued")
    new.edit(writer, body="改期。")
    for verb in WAY["issued"]:
        getattr(new, verb)(boss)

    assert Notice.get_by_id(old.id).state == "replaced"
    assert new.counts["signed"] == 0
    assert [row.unit.room for row in new.earlier_answers()] == ["1102"]
    with pytest.raises(Refused):
        Notice.get_by_id(old.id).offer(Unit.get(), "known", THIS_SCREEN)


def test_there_is_one_draft_of_a_new_version_at_a_time(writer, boss):
    notice = brought_to("issued", writer, boss)
    notice.renew(writer)

    with pytest.raises(Refused):
        notice.renew(boss)


def test_it_closes_by_itself_when_nobody_is_pending(writer, boss):
    notice = draft(writer, recipients=["1栋/1单元/1102", "1栋/1单元/101"])
    for verb in WAY["issued"]:
        getattr(notice, verb)(boss)

    sign(notice)
    assert Notice.get_by_id(notice.id).state == "issued"
    sign(notice, room="101")

    assert Notice.get_by_id(notice.id).state == "closed"


def test_a_department_is_asked_on_its_own_screens_and_pending_until_it_signs(writer, boss):
    notice = draft(writer, recipients=["@engineering"])
    for verb in WAY["issued"]:
        getattr(notice, verb)(boss)

    assert NoticeRecipient.get().department == "engineering" and NoticeRecipient.get().is_pending
    assert [party.kind for party in Sheet.get().parties] == ["engineering"]


def test_paper_only_asks_no_department_on_a_screen(writer, boss):
    notice = draft(writer, recipients=["1栋/1单元/101", "@engineering"], paper_only=True)
    for verb in WAY["issued"]:
        getattr(notice, verb)(boss)

    assert Sheet.select().count() == 0 and [row.department for row in notice.pending()] == [""]


def test_words_that_threaten_to_cut_somebody_off_for_fees_are_pointed_out(writer):
    assert draft(writer, kind="fees", body="逾期将停水停电。").threats
    assert draft(writer, body="欠费的住户，将 停 止 供 电。").threats
    assert not draft(writer, kind="stop_water", body="水箱清洗停水六小时。").threats
    assert not draft(writer, kind="fees", body="请按时缴费。").threats


def test_why_it_was_withdrawn_stays_on_the_box(writer, boss):
    notice = brought_to("issued", writer, boss)

    notice.withdraw(boss, "1102张三丰投诉")

    assert not [event for event in Event.select() if "张三丰" in str(event.facts)]


def test_the_receipt_says_when_it_was_issued_beside_the_day_of_the_stamp(writer, boss, hands):
    notice = brought_to("stamped", writer, boss)
    hands.pass_by(timedelta(days=2))
    notice.issue(boss)

    sign(notice)

    told = Receipt.get().facts["documents"][0]
    assert (told["issued_on"], told["issued_at"][:10]) == ("2026-11-21", "2026-11-23")
