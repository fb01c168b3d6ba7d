"""Every table of the box, and bringing an older file up to date."""
from kiosk import migrating, uplink
from kiosk.db import DayCounter, Setting, database
from kiosk.desk.models import ManagerCall
from kiosk.events import Event
from kiosk.documents.models import Upload
from kiosk.documents.seals import SealPicture
from kiosk.fees import cash, ledger
from kiosk.fees.cash import CashClose
from kiosk.fees.ledger import Entry
from kiosk.followups import reviews, visits
from kiosk.followups.alarms import ChargeAlarm
from kiosk.followups.models import FollowUp
from kiosk.followups.rectifying import Rectification
from kiosk.followups.reviews import MonthReview
from kiosk.followups.visits import Remark, ReturnVisit, Signature
from kiosk.furnishing import furnish
from kiosk.jobs.models import Delay
from kiosk.lobby.models import HelpCall, Screen
from kiosk.notices.models import Notice, NoticeRecipient
from kiosk.queue.announcements import Announcement
from kiosk.queue.appointments import Appointment
from kiosk.queue.closings import ClosingNotice
from kiosk.queue.counters import Counter
from kiosk.queue.forecasts import Forecast
from kiosk.queue.keys import KeyChoice
from kiosk.queue.models import Ticket
from kiosk.queue.notes import TicketNote
from kiosk.queue.openings import Closure
from kiosk.queue.televisions import Television
from kiosk.reconciling import models as reconciling
from kiosk.reconciling.corrections import Correction
from kiosk.reconciling.explanations import Explanation
from kiosk.reconciling.marks import Mark
from kiosk.reconciling.models import ReconciledOrder, Reconciliation
from kiosk.reconciling.weekly import WeeklySheet
from kiosk.registers import models as registers
from kiosk.registers.models import Issue, IssueLine
from kiosk.registers.returns import ReturnLine, ThingReturn
from kiosk.registers.things import ThingKind
from kiosk.repairs.alarms import Danger
from kiosk.repairs.times.contacts import ContactAttempt
from kiosk.repairs.models import Order
from kiosk.repairs.personal import CallerWords, InkNote, OrderContact
from kiosk.repairs.photos.models import Photo
from kiosk.repairs.pricing.quotes import Quote
from kiosk.repairs.times.visit_times import VisitTime
from kiosk.reports import dailies
from kiosk.reports.answers import ReportAnswer
from kiosk.reports.dailies import DailyReport
from kiosk.signing import agreements
from kiosk.signing.agreements import Agreement
from kiosk.signing.chain import Receipt, ReceiptPayload, install_guards
from kiosk.signing.codes import PickUpCode
from kiosk.signing.checkpoints import Checkpoint, ReceiptSignature
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.keys import BoxKey
from kiosk.signing.models import SigningSession
from kiosk.signing.parts import PageReading, SessionDocument
from kiosk.signing.sheets import Sheet, SheetDocument, SheetParty
from kiosk.site.models import Household, PublicArea, Service, Site, Unit
from kiosk.site.prices import Price, PriceList
from kiosk.site.wording import Wording
from kiosk.staff.codes import EntryCode
from kiosk.staff.models import SignIn, Staff
from printer.printers import Printer, Role
from printer.spool import PrintJob

TABLES = [
    Setting, DayCounter, Event, Site, Unit, Household, PublicArea, Service, Staff, SignIn,
    Counter, Closure, KeyChoice, Ticket, TicketNote, Forecast, Television, Announcement, ClosingNotice, Screen, HelpCall, Printer, Role, PrintJob,
    FrozenDocument, SigningSession, SessionDocument, PageReading, Receipt, ReceiptPayload, Agreement, PickUpCode,
    BoxKey, ReceiptSignature, Checkpoint,
    ManagerCall, Appointment, Notice, NoticeRecipient, Order, OrderContact, InkNote, Danger,
    Mark, Explanation, Reconciliation, ReconciledOrder, Correction, WeeklySheet,
    DailyReport, ReportAnswer,
    Wording, EntryCode,
    PriceList, Price, Quote, Entry, CashClose,
    FollowUp, ReturnVisit, Remark, Signature, ChargeAlarm, Rectification, MonthReview,
    CallerWords, ContactAttempt, VisitTime,
    Photo, Upload, SealPicture,
    Delay,
    Sheet, SheetDocument, SheetParty, ThingKind, Issue, IssueLine, ThingReturn, ReturnLine,
]


def bring_up_to_date(settings):
    database.bind([Printer, Role, PrintJob])
    if migrating.version():
        migrating.catch_up(settings.home / "backups")
    else:
        _make_tables()
    for guards in (install_guards, agreements.install_guards, ledger.install_guards, cash.install_guards, reconciling.install_guards,
                   visits.install_guards, reviews.install_guards, registers.install_guards, dailies.install_guards):
        guards()
    furnish(settings)
    uplink.install_capture()


def _make_tables():
    with database.atomic():
        database.create_tables(TABLES)
        migrating.mark_as_new()
