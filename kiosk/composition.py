"""The composition root: the only file that knows every part, and how they are tied together."""
from flask import Flask
from flask_login import LoginManager
from flask_wtf.csrf import CSRFProtect
from htmx_flask import Htmx
from jinja2 import StrictUndefined

from kiosk import clock, config, drafts, furnishing, gaps, i18n, live, money, qr, tokens, topics, uplink, web, web_root
from kiosk.aloud import views as aloud
from kiosk.db import open_database
from kiosk.desk import views as desk
from kiosk.desk.menu import desk_menu, desk_pages
from kiosk.desk.words import (
    clocks_apart, intake_key, manager_call, manager_key, may_call_manager, may_take_reports, sync_state, sync_troubles,
)
from kiosk.dev import views as dev
from kiosk.display import desk as tv, espeak, views as display
from kiosk.display.pairing import PairingCodes
from kiosk.documents import blobs, pictures, sweeping, views as documents
from kiosk.fees import views as fees
from kiosk.followups import views as followups
from kiosk.followups.models import FollowUp
from kiosk.jobs import views as jobs
from kiosk.keeping import fullness, rescue
from kiosk.lobby import views as lobby
from kiosk.lobby.models import Screen
from kiosk.notices import board, chase_views, ending, filing_views, models as notice_records, views as notices, writing
from kiosk.pace import WRONG_CODES, Pace
from kiosk.paper import previews, printers, rack, training, views as paper, words
from kiosk.queue import acts, booking, cases, checkin, console, phone, slips, views as queue
from kiosk.queue.sayings import wait_words
from kiosk.queue.words import service_note
from kiosk.registers import (
    ending as things_ending, kinds as thing_kinds, models as thing_records, returns as thing_returns, views as registers,
)
from kiosk.reconciling import times as reconciling_times, views as reconciling, weeks
from kiosk.reconciling.verdicts import trade_name, verdict_name
from kiosk.repairs import consent, trades
from kiosk.repairs.client import phone as repairs_phone, tracking
from kiosk.repairs.desk import coordination, views as repairs_desk, acts as desk_acts
from kiosk.repairs.intake import desk as intake, views as repairs
from kiosk.repairs.pricing import charges, views as price_list
from kiosk.repairs.intake.draft import forget_repair
from kiosk.repairs.photos import files as photo_files, views as photos
from kiosk.repairs.photos.links import Links
from kiosk.repairs.life import when_finished
from kiosk.repairs.words import age_words, day_words, left_words, level_words, moment_words, slot_words
from kiosk.reports import dailies_desk, views as reports
from kiosk.reports.slips import FIGURES
from kiosk.schema import bring_up_to_date
from kiosk.signing import (
    agreements_desk, codes as pick_up_codes, desk as signing_desk, hand, keys, links, own_pad, receipts_desk, record_page,
    retention, scans, views as signing,
)
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.parts import before_sealing, known_besides, when_sealed
from kiosk.signing.sheets import SheetParty
from kiosk.signing.words import ending as signing_state
from kiosk.site.wording import said
from kiosk.staff import views as staff
from kiosk.staff.models import SignIn
from kiosk.staff.throttle import Throttle
from printer import spool

PAGES = [
    web.bp, live.bp, lobby.bp, display.bp, tv.bp, aloud.bp,
    queue.bp, console.bp, acts.bp, phone.bp, booking.bp, checkin.bp,
    staff.bp, desk.bp, reports.bp, reports.overview_bp, reports.figures_bp, dailies_desk.bp, reconciling.bp, weeks.bp,
    paper.bp, printers.bp, previews.bp, training.bp,
    signing.bp, hand.bp, own_pad.bp, record_page.bp, signing_desk.bp, agreements_desk.bp, receipts_desk.bp,
    documents.bp, documents.seals_bp, documents.pictures_bp,
    notices.bp, writing.bp, chase_views.bp, filing_views.bp, board.bp,
    jobs.bp, repairs.bp, repairs_phone.bp, repairs_desk.bp, desk_acts.bp, intake.bp, coordination.bp, price_list.bp, tracking.bp,
    photos.bp, photos.phone_bp, photos.staff_bp,
    fees.bp, followups.bp, registers.bp, thing_kinds.bp,
]
PAGES_OF_DEMO = [dev.bp]
MOST_BYTES_IN_A_FORM = 512 * 1024


def compose(settings: config.Settings) -> Flask:
    """The site's application on its own database, ready to answer; nothing runs in the background yet."""
    app = fitted_out(settings.demo)
    open_site(app, settings)
    return app


def fitted_out(demo: bool) -> Flask:
    """The application with all its pages, which knows no site yet."""
    root = web_root()
    app = Flask("kiosk", template_folder=root / "templates", static_folder=root / "static")
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        MAX_CONTENT_LENGTH=MOST_BYTES_IN_A_FORM,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES_IN_A_FORM,
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.autoescape = True
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    i18n.install(app.jinja_env)
    Htmx(app)
    logins = LoginManager(app)
    logins.session_protection = None
    logins.user_loader(SignIn.staff_of)
    web.install(app)
    fullness.install(app)
    CSRFProtect(app).exempt(web.csp_report)
    for blueprint in PAGES + (PAGES_OF_DEMO if demo else []):
        app.register_blueprint(blueprint)
    return app


def open_site(app: Flask, settings: config.Settings):
    """Let the application serve this site, on its own database. What it served before is forgotten."""
    clock.use_zone(settings.zone)
    i18n.load()
    key = config.secret_key(settings.home)
    tokens.use_secret(key)
    trades.use_visits(settings.visits_per_window)
    charges.use_limit(settings.without_asking_yuan)
    reconciling_times.use(settings.reconcile_at, settings.weekly_sheet_at)
    photo_files.use_home(settings.home)
    keys.use_home(settings.home)
    links.use_public_url(settings.public_url)
    blobs.use_home(settings.home)
    open_database(settings.database_path)
    spool.clock = clock.now_ms
    bring_up_to_date(settings)
    _settle_in(settings)
    _tie_in(app, settings, key)


def _settle_in(settings):
    if rescue.begins_anew(settings.home):
        furnishing.offer_something()
    rescue.settle_in(settings, gaps.leave)
    slips.begun_anew_on(rescue.day_begun_anew())


def _tie_in(app, settings, key):
    box = uplink.box(settings)
    app.config.update(SECRET_KEY=key, SITE=settings, TRUSTED_HOSTS=["127.0.0.1", "localhost", *settings.lan_hosts])
    hub = live.Hub()
    topics.forget_listeners()
    topics.listen(hub.publish)
    app.extensions.update(
        live=hub,
        throttle=Throttle(),
        pace=Pace(settings.kiosk_pace),
        code_pace=Pace(WRONG_CODES),
        aloud_pace=Pace(aloud.PACE),
        answer_pace=Pace(repairs_phone.PACE),
        track_pace=Pace(tracking.PACE),
        record_pace=Pace(record_page.PACE),
        pick_up_pace=Pace(pick_up_codes.PACE),
        pairing_codes=PairingCodes(),
        photo_links=Links(),
        photo_pace=Pace(photos.PACE),
        box=box,
        relay=uplink.relay_of(box, settings),
        virtual_printers=rack.build(settings.paper_folder),
    )
    when_sealed(notice_records.SUBJECT, notice_records.NoticeRecipient.take_receipt)
    known_besides(notice_records.SUBJECT, notice_records.Notice.facts_besides)
    before_sealing(notice_records.SUBJECT, notice_records.Notice.refuse_sealing)
    when_sealed(consent.SUBJECT, consent.take_receipt)
    when_sealed("sheet_party", SheetParty.take_receipt)
    retention.when_over(notice_records.SUBJECT, ending.ended_on)
    retention.when_over(consent.SUBJECT, consent.ended_on)
    retention.when_over(thing_records.SUBJECT, things_ending.issue_ended_on)
    retention.when_over(thing_returns.SUBJECT, things_ending.return_ended_on)
    when_finished(FollowUp.plan)
    sweeping.used_by(FrozenDocument.blobs_in_use)
    sweeping.used_by(scans.in_use)
    sweeping.used_by(notice_records.Notice.files_in_use)
    pictures.shown_to_visitors_if(signing.shows_picture)
    pictures.shown_to_visitors_if(board.shows_picture)
    pictures.shown_to_signers_if(own_pad.shows_picture)
    cases.found_by("W", repairs_phone.phone_path)
    drafts.when_forgotten(forget_repair)
    cases.found_by("S", signing.phone_path)
    app.jinja_env.globals.update(
        screen=Screen.here, draft_is_empty=drafts.is_empty, language=i18n.language, html_lang=i18n.html_code,
        languages=i18n.LANGUAGES, local=clock.local, demo=settings.demo, qr_svg=qr.svg,
        verdict_name=verdict_name, trade_name=trade_name,
        service_note=service_note, wait_words=wait_words, company_says=said,
        desk_menu=desk_menu, desk_pages=desk_pages, sync_state=sync_state, sync_troubles=sync_troubles, clocks_apart=clocks_apart,
        may_call_manager=may_call_manager, manager_call=manager_call, manager_key=manager_key,
        may_take_reports=may_take_reports, intake_key=intake_key,
        printer_name=words.printer_name, printer_state=words.printer_state, printer_advice=words.printer_advice,
        role_name=words.role_name, is_virtual=rack.is_virtual, metres=words.metres, job_kind=words.job_kind,
        job_state=words.job_state, job_reason=words.job_reason, job_time=words.job_time, day_figures=FIGURES,
        day_words=day_words, slot_words=slot_words, moment_words=moment_words, age_words=age_words, left_words=left_words,
        yuan=money.yuan, short=money.short, level_words=level_words, offers_photos=photos.are_offered,
        can_read_aloud=espeak.is_here, is_read_aloud=aloud.is_on, aloud_volume=aloud.volume, aloud_loudness=aloud.loudness,
        ink_svg=words.ink_svg, picture_url=pictures.picture_url, signing_state=signing_state,
    )
