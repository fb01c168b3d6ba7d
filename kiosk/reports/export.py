"""The tickets of a period as rows for a spreadsheet. No person stands in them, and no cell can become a formula (SEC-15)."""
import csv
import io
from collections.abc import Iterator

from kiosk import clock
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import N_, gettext as _
from kiosk.queue.states import NAMES, OUTCOMES
from kiosk.reports.period import visits
from kiosk.site.models import Service, Site

MOST_ROWS_IN_A_WORKBOOK = 50_000
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"
PLAIN_CELLS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HEADINGS = (
    N_("Ticket number"), N_("Business"), N_("Taken at"), N_("Called at"), N_("Started at"), N_("Finished at"), N_("State"), N_("At window"),
    N_("Waited, minutes"), N_("Served, minutes"), N_("Outcome"), N_("Rating"), N_("Priority"), N_("Channel"),
    N_("Agreed time"),
)


def csv_of(period) -> Iterator[str]:
    """The file in pieces, a day each, so that a long period needs no more room than a short one."""
    _record(period)
    return _pieces(period)


def workbook_of(period) -> io.BytesIO:
    import xlsxwriter  # heavy, and needed only here

    if period.count() > MOST_ROWS_IN_A_WORKBOOK:
        raise Refused(_("These are more than %(count)d numbers. Please choose fewer days, or the CSV file.",
                        count=MOST_ROWS_IN_A_WORKBOOK))
    _record(period)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True, **PLAIN_CELLS}) as book:
        sheet = book.add_worksheet()
        _write(sheet, 0, headings())
        for place, row in enumerate((row for day in period.days for row in _rows(day)), 1):
            _write(sheet, place, row)
    file.seek(0)
    return file


def headings() -> list[str]:
    return [_(heading) for heading in HEADINGS]


def safe(value) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def _record(period):
    with transaction():
        record("report.exported", Site.current(), rows=period.count(), **{"from": str(period.first), "to": str(period.last)})


def _pieces(period):
    yield BOM + _lines([headings()])
    for day in period.days:
        yield _lines(_rows(day))


def _lines(rows) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([safe(value) for value in row] for row in rows)
    return text.getvalue()


def _write(sheet, place: int, row):
    for column, value in enumerate(row):
        if isinstance(value, (int, float)):
            sheet.write_number(place, column, value)
        elif value:
            sheet.write_string(place, column, value)


def _rows(day) -> Iterator[list]:
    names = {service.id: service.name for service in Service.select()}
    return (_row(visit, names[visit.service]) for visit in visits(day, day))


def _row(visit, service: str) -> list:
    return [
        visit.number, service, *map(_time, (visit.taken, visit.called, visit.started, visit.finished)),
        _(NAMES[visit.state]), visit.window, _minutes(visit.waited), _minutes(visit.served),
        _(OUTCOMES.get(visit.outcome, visit.outcome)) if visit.outcome else "", visit.rating, visit.priority, visit.channel, visit.agreed,
    ]


def _time(moment_ms: int | None) -> str:
    return "" if moment_ms is None else f"{clock.local(clock.from_ms(moment_ms)):%Y-%m-%d %H:%M:%S}"


def _minutes(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
