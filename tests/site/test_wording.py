"""What head office has the box say (D-07)."""
import pytest

from kiosk.queue.models import Ticket
from kiosk.site import wording
from kiosk.site.models import Service
from kiosk.site.wording import Wording
from printer.spool import PrintJob
from sync.reference import WORDINGS, WordingRow

GREETING = WordingRow(id="home_greeting", text_zh="<b>业主您好</b>", text_en="Dear neighbour")


def test_box_and_head_office_know_the_same_places():
    assert tuple(WORDINGS) == wording.PLACES


def test_the_greeting_is_head_offices_and_never_markup(app, kiosk, page):
    Wording.take_release([GREETING])

    assert page(kiosk.get("/")).select_one(".greeting").text == "<b>业主您好</b>"


@pytest.mark.parametrize("released", [[], [WordingRow(id="home_greeting", text_zh="旧", active=False)]])
def test_what_head_office_leaves_to_the_box_is_the_boxes_own_sentence(app, kiosk, page, released):
    Wording.take_release([GREETING])
    Wording.take_release(released)

    assert page(kiosk.get("/")).select_one(".greeting").text == "您好，请选择要办的事"


def test_a_ticket_ends_with_the_words_of_the_company_and_its_line_for_complaints(app):
    Wording.take_release([WordingRow(id="ticket_closing", text_zh="谢谢您的等候"), WordingRow(id="complaint_line", text_zh="400-800-1234")])

    Ticket.take(Service.get(Service.code == "A"), "key", "zh_Hans", "")

    document = PrintJob.get().document
    assert "谢谢您的等候" in str(document) and "400-800-1234" in str(document)
