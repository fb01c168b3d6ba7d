"""This box's line to head office: which tables travel, who it is there, and what comes down."""
import platform
from contextlib import suppress
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

import msgspec
from peewee import IntegrityError

from kiosk import clock, days, gaps, shelf
from kiosk.config import Settings
from kiosk.db import Setting, database, transaction
from kiosk.documents import blobs
from kiosk.errors import Refused
from kiosk.keeping import standing, starts, state
from kiosk.keeping.state import BackUp
from kiosk.notices.models import Notice
from kiosk.queue import links, relaying
from kiosk.queue.models import Ticket
from kiosk.reports.answers import ReportAnswer
from kiosk.signing.frozen import FrozenDocument
from kiosk.site.models import Service, Unit
from kiosk.site.prices import PriceList
from kiosk.site.wording import Wording
from kiosk.staff.models import Staff
from printer.printers import Printer
from sync import capture, relay
from sync.client import Box, Captured, Facts, Files, SyncStatus, enrol as ask_to_enrol
from sync.messages import CLOCKS_APART_MS, Health
from sync.reference import CLASH, Unfit

OFFICE_URL = "office.url"
OFFICE_TOKEN = "office.token"
OFFICE_CA = "office-ca.pem"

WHO = Facts(app=version("qiantai"), host=platform.node())
PAPER = {"ready": "ok", "paper-low": "low", "paper-out": "out"}
NEVER_ASKED = "unknown"
NO_TIME, ONE_DAY = timedelta(), timedelta(days=1)

CAPTURED = [
    *(Captured(name, 1) for name in (
        "site", "unit", "event", "price", "quote", "ledger_entry", "cash_close", "visit_time",
        "reconciliation", "reconciled_order", "reconciling_correction", "weekly_sheet", "daily_report",
        "follow_up", "return_visit", "rectification", "charge_alarm", "month_review",
        "receipt", "agreement", "wording", "sheet", "sheet_document", "sheet_party",
        "thing_kind", "issue", "issue_line", "thing_return", "return_line", "checkpoint",
    )),
    *(Captured(name, 2) for name in (
        "service", "ticket", "repair_order", "price_list", "notice", "notice_recipient", "signing_session", "session_document",
    )),
    Captured("frozen_document", 1, key="sha256"),
    Captured("box_key", 1, key="public"),
]
# Files of frozen documents: PDFs, pictures of pages, seals. Photos and scans are personal and stay.
FILES = Files("frozen_document", FrozenDocument.blobs_of, blobs.path)


def _fitting(take_release):
    """Rows that exclude each other are no fault of the box: head office is told."""
    def taken(rows):
        try:
            take_release(rows)
        except IntegrityError as error:
            raise Unfit(CLASH) from error
    return taken


APPLY = {name: _fitting(table.take_release) for name, table in {
    "service": Service, "unit": Unit, "notice": Notice, "price": PriceList, "staff": Staff, "wording": Wording,
    "report_answer": ReportAnswer,
}.items()}


def install_capture():
    capture.install(database, CAPTURED)


def ca_file(home: Path) -> str | None:
    """The company's own certificate authority; head office is believed with its certificates and no others."""
    path = home / OFFICE_CA
    return str(path) if path.exists() else None


def enrol(office_url: str, code: str, trusted: str | None = None):
    """Trade the one-time code for this box's own token, and keep it. trusted: see ca_file."""
    enrolment = ask_to_enrol(office_url, code, msgspec.structs.replace(WHO, lane=letters()), ca_file=trusted)
    with transaction():
        Setting.write(OFFICE_URL, office_url)
        Setting.write(OFFICE_TOKEN, enrolment.token)


def box(settings: Settings) -> Box | None:
    """The box as head office knows it, or None while it is not enrolled."""
    url, token = Setting.read(OFFICE_URL), Setting.read(OFFICE_TOKEN)
    if not url or not token:
        return None
    here = Box(
        database, url, token, tables=CAPTURED, apply=APPLY, release_folder=settings.home / "releases",
        now_ms=clock.now_ms, facts=lambda: facts(settings, here.status()), on_fork=gaps.leave, on_time=hear_the_time, files=FILES,
        ca_file=ca_file(settings.home),
    )
    return here


def relay_of(box: Box | None, settings: Settings) -> relay.Relay | None:
    """Off unless the settings ask for it. Tickets lead to head office from now on."""
    if box is None or not settings.relay:
        links.use_relay("", "")
        return None
    links.use_relay(box.line.office_url, box.token.partition(".")[0])
    return relay.beside(box, relaying.tickets)


def letters() -> str:
    """What the numbers of this box begin with."""
    return "".join(sorted(service.code for service in Service.select(Service.code).where(Service.active)))


def facts(settings: Settings, exchange: SyncStatus | None = None) -> Facts:
    """Asked at each hello, so it reads little: who this is, and how it is."""
    stuck = ["files_stuck"] if exchange and exchange.files_faulty else []
    return msgspec.structs.replace(WHO, lane=letters(), health=Health(
        paper={printer.name: PAPER.get(printer.state, "silent") for printer in Printer.in_use() if printer.state != NEVER_ASKED},
        disk_free_mb=shelf.free_bytes(settings.home) // 2**20, backup_age_min=_backup_age_min(),
        alarms=[trouble.name for trouble in [*standing.alarms(settings), *standing.warnings(settings)]] + stuck, restarts=starts.lately(),
    ))


def hear_the_time(drift_ms: int):
    """Where head office's clock agrees, this box's is right. One day too many is only waited for, and so is whoever stands in the line."""
    if abs(drift_ms) <= CLOCKS_APART_MS and days.today() - clock.today() not in (NO_TIME, ONE_DAY):
        with suppress(Refused):
            Ticket.follow_clock()


def _backup_age_min() -> int | None:
    last = state.read(BackUp)
    return clock.minutes_since(clock.from_ms(last.made_ms)) if last and last.made_ms else None
