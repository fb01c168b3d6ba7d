"""The day in figures, on screen and on the day sheet."""
import cast
from kiosk.events import Event
from kiosk.queue.models import Ticket
from kiosk.reports.day import Day
from kiosk.site.models import Service
from printer.document import Document, QR
from printer.printers import Printer, Role
from printer.spool import PrintJob


def take(key: str) -> Ticket:
    return Ticket.take(Service.get(Service.code == "A"), key, "zh_Hans", "")


def a_day():
    served, missed, left, _open = [take(f"k{number}") for number in range(4)]
    for ticket, verb in ((served, "finish"), (missed, "skip")):
        Ticket.call_next(1)
        getattr(Ticket.get_by_id(ticket.id), verb)()
    left.cancel()


def test_every_number_of_the_day_is_in_one_column_and_none_in_two(app):
    a_day()

    day = Day.today()

    assert (day.taken, day.served, day.missed, day.cancelled, day.still_open) == (4, 1, 1, 1, 1)
    assert (day.slips, day.book) == (4, None)


def test_the_day_sheet_comes_out_at_the_desk(desk, page):
    a_day()
    Role.update(printer="staff").where(Role.name == "desk").execute()

    desk.post("/desk/day")

    job = PrintJob.get(PrintJob.kind == "day_close")
    assert job.printer_id == "staff"
    assert page(desk.get("/desk/day")).select_one("#day_taken td").text == "4"
    assert page(desk.get("/desk/day/figures")).select_one("#day_slips td").text == "5"


def test_a_day_without_signatures_has_no_code_on_its_sheet(desk):
    desk.post("/desk/day")

    assert not [block for block in Document.from_json(PrintJob.get().document).blocks if isinstance(block, QR)]


def test_without_a_printer_the_desk_is_told(desk):
    Role.delete().execute()
    Printer.delete().execute()

    answer = desk.post("/desk/day", headers=cast.HTMX)

    assert answer.status_code == 409
    assert "没有可用的打印机" in answer.text


def test_the_day_sheet_names_the_first_and_last_number_and_that_none_is_missing(desk):
    a_day()

    desk.post("/desk/day")

    document = PrintJob.get(PrintJob.kind == "day_close").document
    assert "A001 至 A004" in document and "无缺号" in document


def test_a_number_that_is_missing_is_named(app):
    a_day()
    Ticket.update(number="A006").where(Ticket.serial == 4).execute()

    [series] = Day.today().series
    assert series.missing == [4, 5]


def test_the_fingerprint_of_the_day_is_on_its_way_to_head_office_and_changes_with_any_number(desk):
    a_day()
    desk.post("/desk/day")
    told = Event.get(Event.verb == "day.printed").facts["digest"]
    assert told == Day.today().digest

    Ticket.update(state="done").where(Ticket.state == "no_show").execute()

    assert Day.today().digest != told
