"""Every list leaves head office in every language of its pages: words with signs in them are written as they are."""
import msgspec
import pytest

from kiosk.office import office_app
from sync.office.boxes import devices
from sync.office.exports.files import FORMATS
from sync.office.exports.sheets import SHEETS
from sync.office.people import accounts
from sync.office.people.door import LANGUAGES
from sync.office.people.roles import EXPORTER
from tests.sync.conftest import PASSWORD, Browser

ROW = {"number": "W261121-0007", "state": "registered", "category": "water", "item": "tap", "outcome": "signed", "channel": "desk", "agreed_fen": 5000}


@pytest.fixture
def app(tmp_path):
    app = office_app(tmp_path)
    here = app.extensions["office"]
    site_id = devices.open_site(here, "锦绣花园")
    for sheet in SHEETS.values():
        here.store.run(
            "insert into landed (site_id, tbl, pk, device_id, src_seq, version, body, bucket, day) values (?, ?, 'a', 'd', 1, 1, ?, 0, ?)",
            site_id, sheet.tbl, msgspec.json.encode(ROW).decode(), here.today())
    accounts.add(here, "李文员", PASSWORD, EXPORTER)
    yield app
    here.store.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_written_in_every_language(app, language):
    browser, today = Browser(app.test_client()), app.extensions["office"].today()
    browser.submit("/language", on="/sign-in", language=language)
    browser.sign_in("李文员")

    for kind in SHEETS:
        for file in FORMATS:
            answer = browser.submit("/exports", kind=kind, file=file, first=today, last=today, purpose="十一月审计")

            assert (kind, file, answer.status_code) == (kind, file, 200)
            assert "attachment" in answer.headers["Content-Disposition"]
