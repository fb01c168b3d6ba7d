"""Departments sign on their own pad, and are not asked any more for what is over."""
from cast import issued_notice
from kiosk.signing import missing
from kiosk.staff.models import Staff


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
