"""A day's report on its whole way: from the desk to head office and back."""
import pytest

from kiosk import clock, uplink
from kiosk.clockwork import Clockwork
from kiosk.reports.dailies import DailyReport
from kiosk.site.models import Service, Site
from sync.office import create_office
from sync.office.boxes import devices
from sync.office.dailies import answers, reading
from tests.sync.conftest import on_the_loopback


@pytest.fixture
def office(tmp_path, hands):
    app = create_office(tmp_path / "office.db", clock=clock.now_ms)
    yield app.extensions["office"], app
    app.extensions["office"].store.close()


def test_a_report_goes_up_is_sent_back_and_its_correction_is_approved(app, settings, office, hands):
    here, web = office
    Site.update(closes="18:00").execute()
    Service.update(closes="17:30").execute()
    hands.moment = clock.at_site(clock.today(), 18, 30)
    Clockwork().one_turn()
    report = DailyReport.get()
    report.send("一切正常")
    site_id = devices.open_site(here, "锦绣花园")

    with on_the_loopback(web) as url:
        uplink.enrol(url, devices.new_code(here, site_id, "陈主任"))
        box = uplink.box(settings)

        def exchange():
            while box.push_once():
                pass
            box.pull_once()

        exchange()
        read = reading.one(here, site_id, report.id)
        assert (read.figures, read.remark) == (report.summary, "一切正常")
        assert report.answer.receipt_no == read.receipt_no

        answers.send_back(here, site_id, report.id, "陈主任", "收费缺一笔")
        exchange()
        assert [each.answer.reason for each in DailyReport.returned()] == ["收费缺一笔"]

        correction = report.correct()
        correction.send("补上了")
        exchange()
        answers.approve(here, site_id, correction.id, "陈主任")
        exchange()
        box.line.close()

    assert (correction.answer.verdict, correction.answer.answered_by, list(DailyReport.returned())) == ("approved", "陈主任", [])
