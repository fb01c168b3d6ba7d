"""Issuing, addressing and offering notices, and what comes back from the touchscreen."""
from datetime import date, timedelta

import cast
import pytest

from kiosk import clock
from kiosk.errors import Refused
from kiosk.notices.models import Notice, NoticeRecipient
from kiosk.notices.words import KINDS, ON_PAPER
from kiosk.signing.agreements import Agreement
from kiosk.signing.chain import Receipt
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.site.models import OFFICE, Unit
from sync.reference import NoticeRow



issue = cast.issued_notice


def a_unit() -> Unit:
    return Unit.get(Unit.building == "1栋", Unit.room == "1102")


def sign(session: SigningSession) -> Receipt:
    session.open()
    for number in range(1, len(session.pages) + 1):
        session.open_page(number)
    return session.sign("owner", Ink(), "本人收到", "zh_Hans")


def released(**fields) -> NoticeRow:
    given = {"id": "f" * 32, "number": "Z2026-7", "title": "总部通知", "body": "全文。", "issued_on": "2026-11-20",
             "effective_on": "2026-12-20"}
    return NoticeRow(**(given | fields))


def test_numbers_run_through_the_year(app, hands):
    assert [issue().number, issue().number] == ["N2026-001", "N2026-002"]

    hands.pass_by(timedelta(days=60))
    assert issue(effective_on=date(2027, 3, 1)).number == "N2027-001"


def test_a_number_head_office_used_is_passed_over(app, hands):
    Notice.take_release([released(number="N2026-001")])

    assert issue().number == "N2026-002"


def test_a_notice_is_for_every_unit_or_for_chosen_buildings(app):
    assert issue().counts["pending"] == Unit.select().count()
    assert issue(recipients=["1栋"]).counts ["pending"] == 3


def test_nobody_can_be_written_to_where_nobody_lives(app):
    with pytest.raises(Refused, match="没有人住"):
        issue(recipients=["9栋"])

    assert Notice.get().state == "stamped"


def test_less_than_three_days_ahead_needs_a_reason_and_is_not_forbidden(app, hands):
    soon = clock.today() + timedelta(days=2)

    with pytest.raises(Refused):
        issue(effective_on=soon)
    assert issue(effective_on=soon, lead_reason="管道爆裂").lead_reason == "管道爆裂"
    assert issue(effective_on=clock.today() + timedelta(days=3)).lead_reason == ""


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_stops_a_utility_is_signed_on_paper(app, kind):
    notice = issue(kind=kind)

    assert notice.paper_only == (kind in ON_PAPER)


def test_paper_only_is_never_offered_at_the_screen(app):
    with pytest.raises(Refused):
        issue(kind="stop_water").offer(a_unit(), "known", THIS_SCREEN)

    assert SigningSession.select().count() == 0


def test_nobody_is_offered_it_without_saying_how_they_are_known(app):
    with pytest.raises(Refused):
        issue().offer(a_unit(), "", THIS_SCREEN)


def test_a_signature_comes_back_to_its_unit_alone(app):
    notice = issue()

    receipt = sign(notice.offer(a_unit(), "known", THIS_SCREEN))

    assert notice.recipient(a_unit()).receipt_no == receipt.receipt_no
    assert notice.counts == {"signed": 1, "refused": 0, "left": 0, "pending": Unit.select().count() - 1}


def test_who_refused_may_sign_later_and_who_signed_may_not_again(app):
    notice = issue()
    session = notice.offer(a_unit(), "known", THIS_SCREEN)
    session.open()
    session.refuse("disagree", "", "zh_Hans")
    assert notice.counts["refused"] == 1

    sign(notice.offer(a_unit(), "known", THIS_SCREEN))

    assert notice.counts == {"signed": 1, "refused": 0, "left": 0, "pending": Unit.select().count() - 1}
    with pytest.raises(Refused):
        notice.offer(a_unit(), "known", THIS_SCREEN)


def test_a_unit_it_is_not_for_is_not_offered_it(app):
    with pytest.raises(Refused):
        issue(recipients=["2栋"]).offer(a_unit(), "known", THIS_SCREEN)


def test_a_unit_that_came_later_can_still_sign(app):
    notice = issue()
    late = Unit.add(building="1栋", entrance="1单元", floor="12", room="1201")

    Agreement.add(unit=late, signed_on=clock.today(), original_seen=True)
    sign(notice.offer(late, "known", THIS_SCREEN))

    assert notice.recipient(late).is_signed


def test_head_offices_notices_are_addressed_when_they_arrive(app):
    Notice.take_release([released(recipients=["2栋"])])

    notice = Notice.get()
    assert (notice.origin, notice.number, notice.counts["pending"]) == (OFFICE, "Z2026-7", 3)


def test_another_version_is_to_be_signed_for_again(app):
    Notice.take_release([released()])
    sign(Notice.get().offer(a_unit(), "known", THIS_SCREEN))

    Notice.take_release([released(version=2, body="全文，有改动。")])

    assert Notice.get().counts["signed"] == 0
    assert NoticeRecipient.get(NoticeRecipient.version == 1, NoticeRecipient.unit == a_unit()).is_signed


def test_who_signed_a_text_has_not_signed_another_that_comes_under_its_number(app):
    Notice.take_release([released()])
    Notice.take_release([released(version=2, body="第二版。")])
    sign(Notice.get().offer(a_unit(), "known", THIS_SCREEN))

    Notice.take_release([released()])
    Notice.take_release([released(version=2, body="第三版。")])

    assert (Notice.get().version, Notice.get().body, Notice.get().counts["signed"]) == (2, "第二版。", 1)


def test_a_version_that_arrives_while_one_reads_does_not_take_the_signature(app):
    Notice.take_release([released()])
    session = Notice.get().offer(a_unit(), "known", THIS_SCREEN)

    Notice.take_release([released(version=2, body="全文，有改动。")])
    receipt = sign(session)

    assert receipt.facts["documents"][0]["version"] == 1
    assert Notice.get().counts["signed"] == 0


def test_what_head_office_sets_aside_is_kept_and_no_longer_offered(app):
    Notice.take_release([released()])
    Notice.take_release([])

    assert list(Notice.latest()) == []
    with pytest.raises(Refused):
        Notice.get().offer(a_unit(), "known", THIS_SCREEN)


def test_the_sites_own_notices_survive_a_release(app):
    notice = issue()

    Notice.take_release([released()])

    assert {row.number for row in Notice.latest()} == {notice.number, "Z2026-7"}
