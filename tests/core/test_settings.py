import pytest

from kiosk import config, create_app
from kiosk.db import database
from kiosk.errors import Refused, StartRefused
from kiosk.queue.counters import Counter
from kiosk.repairs.models import Order
from kiosk.site.models import PublicArea, Service, Site
from printer.spool import Printer

WRITTEN = """
ticket_printer = "tcp://192.0.2.7:9100"
windows = 2
areas = [["大堂", "Lobby"]]

[site]
name = "翠园"
phone = "0755-1"

[[services]]
code = "A"
name_zh = "缴费"
name_en = "Fees"
"""


@pytest.fixture
def start(tmp_path):
    def start(text):
        (tmp_path / config.FILE_NAME).write_text(text, "utf-8")
        return create_app(config.load(tmp_path))
    yield start
    database.close()


def test_a_new_box_is_furnished_from_its_settings_file(start):
    start(WRITTEN)

    assert Site.current().name == "翠园"
    assert [counter.number for counter in Counter.all_in_order()] == [1, 2]
    assert [service.code for service in Service.offered()] == ["A"]
    assert [area.name_zh for area in PublicArea.select()] == ["大堂"]


def test_starting_again_changes_what_was_changed_and_doubles_nothing(start):
    start(WRITTEN)
    database.close()
    start(WRITTEN.replace("翠园", "翠园二期").replace("缴费", "物业费"))

    assert (Site.current().name, Site.select().count()) == ("翠园二期", 1)
    assert (Service.get().name_zh, PublicArea.select().count()) == ("物业费", 1)


def test_what_head_office_publishes_is_not_taken_back_by_the_file(start):
    start(WRITTEN)
    Service.update(origin="office", name_zh="费用").execute()
    database.close()
    start(WRITTEN)

    assert Service.get().name_zh == "费用"


def test_without_a_staff_printer_no_full_address_is_printed_in_the_lobby(start):
    start(WRITTEN)

    assert [printer.name for printer in Printer.select()] == ["lobby"]
    with pytest.raises(Refused, match="大厅"):
        Order(number="W1").print_work_slip()


@pytest.mark.parametrize("text", [
    'zone = "Mars/Base"', 'kiosk_pace = "many"', "not toml at all [", 'port = 1',
    "voice_volume = 101", "voice_volume = -1", 'quiet_hours = ["noon"]', 'quiet_hours = ["12:00-24:00"]',
])
def test_a_mistake_in_the_file_is_a_sentence(start, text):
    with pytest.raises(StartRefused, match=config.FILE_NAME):
        start(text)


def test_half_a_key_is_not_taken_for_a_key(tmp_path):
    (tmp_path / config.SECRET_NAME).write_bytes(b"")

    with pytest.raises(StartRefused, match="damaged"):
        config.secret_key(tmp_path)


def test_the_key_is_for_the_service_alone_and_stays_the_same(tmp_path):
    key = config.secret_key(tmp_path)

    assert config.secret_key(tmp_path) == key
    assert (tmp_path / config.SECRET_NAME).stat().st_mode & 0o077 == 0
