"""The report of each day: drafted when the day is over, sent by a person or unseen, frozen, corrected by another version."""
from datetime import date, timedelta

import pytest
from peewee import DatabaseError, IntegrityError

from kiosk import clock, uplink
from kiosk.clockwork import Clockwork
from kiosk.db import database
from kiosk.errors import Refused
from kiosk.queue.models import Ticket
from kiosk.reports.answers import RETURNED, ReportAnswer
from kiosk.reports.dailies import SENT, DailyReport
from kiosk.reports.summary import digest, figures_of
from kiosk.site.models import Service, Site
from sync.reference import AnswerRow

DAY = date(2026, 11, 23)


def at(hands, day, hour, minute=0):
    hands.moment = clock.at_site(day, hour, minute)


def turn():
    Clockwork().one_turn()


@pytest.fixture
def evening(app, hands):
    """A desk that closed at 18:00, eleven minutes ago."""
    Site.update(closes="18:00").execute()
    Service.update(closes="17:30").execute()
    at(hands, DAY, 18, 11)


@pytest.fixture
def drafted(evening):
    turn()
    return DailyReport.get()


def come_late(key):
    Ticket.take(Service.get(Service.code == "A"), key, "zh_Hans", "", came_at=clock.now())


def answered(report, verdict=RETURNED, **more):
    ReportAnswer.take_release([AnswerRow(id=report.id, verdict=verdict, receipt_no="261123-1-ABCD", at_ms=clock.now_ms(), **more)])


def test_the_report_is_drafted_a_few_minutes_after_everything_closed(evening, hands):
    at(hands, DAY, 18, 9)
    turn()
    assert not DailyReport.select().exists()

    at(hands, DAY, 18, 10)
    turn()
    turn()

    [report] = DailyReport.select()
    assert (report.day, report.version, report.is_draft) == (DAY, 1, True)


def test_a_business_that_closes_later_is_waited_for(evening):
    Service.update(closes="20:00").where(Service.code == "A").execute()

    turn()

    assert not DailyReport.select().exists()


def test_a_draft_follows_the_day_and_what_was_sent_does_not(drafted):
    come_late("one")
    assert drafted.summary.visits.taken == 1
    drafted.send("风雨大")

    come_late("another")

    sent = DailyReport.get()
    assert (sent.summary.visits.taken, sent.remark, sent.unseen) == (1, "风雨大", False)
    assert sent.digest == digest(sent.summary) != digest(figures_of(DAY))


def test_what_was_sent_is_never_changed_or_sent_again(drafted):
    drafted.send("")

    with pytest.raises(Refused, match="已经发送"):
        DailyReport.get().send("another")
    with pytest.raises((DatabaseError, IntegrityError), match="never changed"):
        DailyReport.update(remark="nicer").execute()
    with pytest.raises((DatabaseError, IntegrityError), match="never changed"):
        DailyReport.delete().execute()


def test_what_nobody_looked_at_goes_by_itself_and_says_so(drafted, hands):
    at(hands, DAY + timedelta(days=1), 0, 59)
    turn()
    assert DailyReport.get().is_draft

    at(hands, DAY + timedelta(days=1), 1)
    turn()

    sent = DailyReport.get()
    assert (sent.state, sent.unseen, sent.staff) == (SENT, True, None)


def test_days_on_which_the_box_was_off_are_made_up_for(drafted, hands):
    at(hands, DAY + timedelta(days=2), 9)

    turn()

    assert [(report.day, report.unseen) for report in DailyReport.newest_first()] == [(DAY + timedelta(days=1), True), (DAY, True)]


def test_only_a_returned_report_is_corrected_and_only_once(drafted):
    drafted.send("")
    with pytest.raises(Refused, match="被退回"):
        drafted.correct()
    answered(drafted, reason="缺收费")

    again = drafted.correct()

    assert (again.version, again.is_draft, again.id != drafted.id) == (2, True, True)
    with pytest.raises(Refused, match="被退回"):
        drafted.correct()


def test_a_correction_waits_for_a_person(drafted, hands):
    drafted.send("")
    answered(drafted)
    drafted.correct()

    at(hands, DAY + timedelta(days=1), 3)
    turn()

    assert [report.is_draft for report in DailyReport.newest_first() if report.day == DAY] == [True, False]


def test_a_returned_report_is_owed_until_a_better_one_was_sent(drafted):
    drafted.send("")
    answered(drafted)
    assert list(DailyReport.returned()) == [drafted]

    better = drafted.correct()
    assert list(DailyReport.returned()) == [drafted]

    better.send("")
    assert list(DailyReport.returned()) == []


def test_a_restored_box_that_drafts_the_day_again_means_the_same_report(drafted):
    DailyReport.delete().execute()

    turn()

    assert DailyReport.get().id == drafted.id


def test_so_does_a_box_whose_settings_name_no_site(app):
    Site.delete().execute()
    first = DailyReport.draft(DAY, 1)
    DailyReport.delete().execute()

    assert DailyReport.draft(DAY, 1).id == first.id


def test_the_report_travels_and_names_nobody(drafted):
    drafted.send("")

    assert "daily_report" in {table.name for table in uplink.CAPTURED} and "report_answer" not in {table.name for table in uplink.CAPTURED}
    [(figures,)] = database.execute_sql("select figures from daily_report").fetchall()
    assert "张三丰" not in figures and "13812341234" not in figures
