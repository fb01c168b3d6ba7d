"""Versions of a notice: one number and version is one text, whoever wrote it and however often it is written anew."""
import cast
import pytest

from kiosk import access
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.notices import chasing
from kiosk.notices.models import Notice
from kiosk.staff.models import Staff
from sync.reference import NoticeRow

RELEASED = {"id": "f" * 32, "number": "Z2026-7", "title": "总部通知", "body": "每月一百元。", "issued_on": "2026-11-20",
            "effective_on": "2026-12-20", "recipients": ["1栋"]}


def take(**fields) -> Notice:
    Notice.take_release([NoticeRow(**RELEASED | fields)])
    return Notice.get()


def written_anew(notice, boss, body) -> Notice:
    new = notice.renew(boss)
    new.edit(boss, body=body)
    for verb in ("review", "stamp", "issue"):
        getattr(new, verb)(boss)
    return new


def test_a_notice_that_is_written_anew_twice_has_a_version_for_each_text(app, hands):
    notice = cast.issued_notice()
    boss = Staff.get(Staff.account == "tang")
    notice.withdraw(boss, "写错了")

    first, second = written_anew(notice, boss, "甲"), written_anew(notice, boss, "乙")

    assert (first.version, second.version) == (2, 3)
    assert [each.id for each in Notice.standing()] == [second.id]


def test_whoever_wrote_it_does_not_review_it_after_a_colleague_wrote_it_anew(app, hands):
    writer, colleague = cast.manager(), cast.receptionist()
    cast.enlisted("tang", "唐敏", access.MANAGER)
    notice = Notice.draft(writer, title="通知", body="甲", effective_on=cast.date(2026, 12, 31))
    notice.withdraw(colleague, "暂缓")

    new = notice.renew(colleague)

    with pytest.raises(Refused):
        new.review(writer)


def test_head_offices_other_text_under_a_version_that_is_here_is_not_taken(app, hands):
    notice = take()
    chasing.write_down(notice.pending().first(), "paper", reason="铁柜二")

    changed = take(body="每月九百元。", recipients=["1栋", "2栋"])

    assert (changed.body, changed.frozen_id) == ("每月一百元。", notice.frozen_id)
    assert (changed.counts["signed"], changed.counts["pending"]) == (1, 5)
    assert Event.select().where(Event.verb == "notice.text_refused").count() == 1


def test_head_offices_next_version_is_taken_whatever_it_says(app, hands):
    take()

    assert take(body="每月九百元。", version=2).frozen.content.pages == ["每月九百元。"]
