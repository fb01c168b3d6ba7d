"""Departments sign on their own pad, and are not asked any more for what is over."""
from cast import issued_notice
from kiosk.notices import chasing
from kiosk.notices.models import Notice
from kiosk.signing import missing
from kiosk.staff.models import Staff
from sync.reference import NoticeRow


def asked() -> list[str]:
    return [party.kind for party in missing.open_signatures()]


def test_a_withdrawn_notice_waits_for_no_department(app, hands):
    notice = issued_notice(recipients=["@engineering", "@service"])
    assert sorted(asked()) == ["engineering", "service"]

    notice.withdraw(Staff.get(Staff.account == "tang"), "日期写错")

    assert asked() == []


def test_a_new_version_is_asked_for_in_place_of_the_old(app, hands):
    notice = issued_notice(recipients=["@engineering"])
    boss = Staff.get(Staff.account == "tang")
    again = notice.renew(boss)
    again.review(boss)
    again.stamp(boss)

    again.issue(boss, "")

    assert asked() == ["engineering"]
    assert missing.open_signatures().get().sheet.documents[0].frozen.version == 2


def test_a_department_of_head_offices_notice_is_asked_once_a_version(app, hands):
    released = {"id": "f" * 32, "number": "Z2026-7", "title": "总部通知", "issued_on": "2026-11-20", "effective_on": "2026-12-20",
                "recipients": ["@engineering"]}
    for body, version in (("每月一百元。", 1), ("每月一百元。", 1), ("每月九百元。", 2)):
        Notice.take_release([NoticeRow(**released, body=body, version=version)])

    assert asked() == ["engineering"]
    assert missing.open_signatures().get().sheet.documents[0].frozen.version == 2


def test_nobody_waits_for_a_department_where_paper_alone_counts(app, hands):
    notice = issued_notice(recipients=["1栋/1单元/101", "@engineering"], paper_only=True)

    chasing.write_down(notice.pending().get(), "paper", reason="铁柜二")

    assert Notice.get().state == "closed"
