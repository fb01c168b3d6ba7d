"""What the desk does with printers: sets them up, lets one stand in for another, watches the roll."""
import pytest

import cast
from kiosk import papers
from kiosk.events import Event
from kiosk.paper.samples import SAMPLES
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from printer.document import Document, Text
from printer.printers import Printer, Role
from printer.spool import PRINTED, SENDING, SENT, UNKNOWN, PrintJob

SEEN = {"width_dots": "384", "chinese": "gb2312", "qr": "image", "cut": "none", "answers": "status", "roll_m": "30",
        "has_drawer": "y"}


@pytest.fixture
def manager(lan):
    lan.sign_in(cast.manager().account)
    return lan


def take_a_number():
    Ticket.take(Service.get(Service.code == "A"), "k1", "zh_Hans", "")
    return PrintJob.get()


def test_the_page_says_what_is_wrong_and_what_to_do(desk, page):
    Printer.update(state="paper-out", fed_mm=49_600).where(Printer.name == "lobby").execute()

    shown = page(desk.get("/paper")).select_one("#printer_lobby")

    assert shown["data-state"] == "paper-out"
    assert "请装新纸卷" in shown.text
    assert "约剩 0 / 50 米" in shown.text


def test_a_new_roll_is_counted_from_the_start_and_noted(desk, page):
    Printer.update(fed_mm=30_000).execute()

    answer = page(desk.post("/paper/printers/lobby/roll", headers=cast.HTMX))

    assert "约剩 50 / 50 米" in answer.select_one("#printer_lobby").text
    assert Event.get(Event.verb == "printer.roll_changed").subject == "printer:lobby"


def test_another_printer_takes_what_waits_only_because_a_person_said_so(desk, page):
    job = take_a_number()
    Printer.update(state="offline").where(Printer.name == "lobby").execute()
    assert PrintJob.get_by_id(job.id).printer_id == "lobby"

    answer = page(desk.post("/paper/printers/roles/kiosk/staff", headers=cast.HTMX))

    assert PrintJob.get_by_id(job.id).printer_id == "staff"
    assert "代替：大厅打印机" in answer.select_one("#role_kiosk").text
    assert Role.get_by_id("kiosk").decided_by == "qian"
    assert Event.get(Event.verb == "printer.stands_in").facts == {"role": "kiosk"}


def test_internal_copies_are_never_offered_the_printer_in_the_lobby(desk, page):
    offered = page(desk.get("/paper")).select("#role_staff form")

    answer = desk.post("/paper/printers/roles/staff/lobby", headers=cast.HTMX)

    assert (offered, answer.status_code) == ([], 409)
    assert papers.printer_for(papers.STAFF) == "staff"


def test_slips_for_the_desk_come_out_in_the_lobby_where_the_desk_has_no_printer(app):
    papers.put(Document([Text("A")]), kind="day_close", subject="day:1", role=papers.DESK)

    assert PrintJob.get().printer_id == "lobby"


def test_without_any_printer_a_number_is_given_all_the_same(app, kiosk, page):
    Role.delete().execute()
    Printer.delete().execute()

    Ticket.take(Service.get(Service.code == "A"), "k1", "zh_Hans", "")

    assert (Ticket.select().count(), PrintJob.select().count()) == (1, 0)
    assert "今日不出纸票" in page(kiosk.get("/")).text


def test_the_calibration_sheet_goes_to_the_very_printer(desk):
    Role.update(stand_in="staff").where(Role.name == "kiosk").execute()

    desk.post("/paper/printers/lobby/calibration", headers=cast.HTMX)

    assert (PrintJob.get().kind, PrintJob.get().printer_id) == ("calibration", "lobby")


@pytest.mark.parametrize("ending, said, ticked", [
    ({"state": PRINTED}, "并确认了", "yes"),
    ({"state": SENT}, "没有任何应答", "no"),
    ({"state": UNKNOWN, "reason": "no-answer"}, "没有确认", "status"),
])
def test_how_the_sheet_ended_tells_what_the_printer_answers(desk, page, ending, said, ticked):
    desk.post("/paper/printers/lobby/calibration", headers=cast.HTMX)
    PrintJob.update(**ending).execute()

    shown = page(desk.get("/paper/printers/lobby"))
    assert said in shown.select_one("#calibration_sheet").text
    assert shown.select_one("[name=answers][checked]")["value"] == ticked


@pytest.mark.parametrize("ending", [
    {"state": PRINTED, "decided_by": "qian"}, {"state": UNKNOWN, "reason": "link-lost"}, {"state": UNKNOWN, "reason": "restarted"},
])
def test_a_sheet_that_ended_in_another_way_says_nothing_about_the_answers(desk, page, ending):
    desk.post("/paper/printers/lobby/calibration", headers=cast.HTMX)
    PrintJob.update(**ending).execute()

    shown = page(desk.get("/paper/printers/lobby"))
    assert shown.select("#calibration_sheet .notice") == []
    assert shown.select_one("[name=answers][checked]")["value"] == "auto"


def test_what_was_seen_on_the_sheet_is_what_the_printer_gets_from_now_on(manager):
    answer = manager.post("/paper/printers/lobby", SEEN)

    printer = Printer.get_by_id("lobby")
    assert answer.status_code == 303
    assert (printer.width_dots, printer.chinese, printer.qr, printer.cut, printer.answers) == (384, "gb2312", "image", "none", "status")
    assert (printer.roll_mm, printer.has_drawer) == (30_000, True)
    assert Event.get(Event.verb == "printer.set_up").facts["width_dots"] == 384


@pytest.mark.parametrize("wrong", [{"width_dots": "400"}, {"chinese": "big5"}, {"roll_m": "0"}, {"roll_m": "many"}, {"cut": ""}])
def test_settings_no_printer_has_are_refused_and_what_was_ticked_stays(manager, page, wrong):
    answer = manager.post("/paper/printers/lobby", SEEN | wrong)

    assert answer.status_code == 422
    assert page(answer).select_one("[name=answers][value=status]").has_attr("checked")
    assert Printer.get_by_id("lobby").width_dots == 576


def test_a_receptionist_may_look_at_the_settings_and_not_change_them(desk):
    assert "主管或维护员" in desk.get("/paper/printers/lobby").text
    assert desk.post("/paper/printers/lobby", SEEN).status_code == 403


def test_the_drawer_is_offered_where_there_is_one_and_opening_it_is_noted(desk, page):
    assert page(desk.get("/paper")).select("form[action$=drawer]") == []
    Printer.update(has_drawer=True).where(Printer.name == "staff").execute()

    assert len(page(desk.get("/paper")).select("form[action$=drawer]")) == 1
    desk.post("/paper/printers/staff/drawer", headers=cast.HTMX)

    job = PrintJob.get()
    assert (job.kind, job.expires_at - job.created_at) == ("drawer", 10_000)
    assert Event.get(Event.verb == "printer.drawer").staff


def test_a_drawer_nobody_set_up_is_not_opened(desk):
    answer = desk.post("/paper/printers/lobby/drawer", headers=cast.HTMX)

    assert (answer.status_code, PrintJob.select().count()) == (409, 0)


def test_a_question_stays_on_the_page_however_many_slips_came_after_it(desk, page):
    asked = take_a_number()
    PrintJob.update(state=UNKNOWN, created_at=1).execute()
    for number in range(35):
        papers.put(Document([Text("A")]), kind="ticket", subject=f"ticket:{number}")

    assert page(desk.get("/paper")).select_one(f"#job_{asked.id} form[action$=came-out]")


def test_a_reprint_from_the_page_is_noted(desk):
    job = take_a_number()
    PrintJob.update(state=PRINTED).execute()

    desk.post(f"/paper/jobs/{job.id}/again", headers=cast.HTMX)

    assert Event.get(Event.verb == "slip.reprinted").facts == {"kind": "ticket", "copy": 1}


def test_what_the_desk_prints_again_comes_out_at_the_desk(desk):
    Role.update(printer="staff").where(Role.name == "desk").execute()
    take_a_number()
    PrintJob.update(state=PRINTED).execute()

    desk.post(f"/desk/queue/tickets/{Ticket.get().id}/paper", headers=cast.HTMX)

    assert PrintJob.get(PrintJob.copy == 1).printer_id == "staff"


def test_a_held_slip_says_do_not_print_again_and_may_be_given_up(desk, page):
    job = take_a_number()
    PrintJob.update(state=SENDING, reason="paper-out").execute()
    row = page(desk.get("/paper")).select_one(f"#job_{job.id}")
    assert "请勿补打" in row.text and not row.select("form[action$=again]")

    desk.post(f"/paper/jobs/{job.id}/give-up", headers=cast.HTMX)

    assert PrintJob.get_by_id(job.id).state == UNKNOWN
    assert Event.get(Event.verb == "slip.give_up")


def test_a_slip_is_shown_as_text_and_dot_for_dot(desk, page):
    job = take_a_number()

    shown = page(desk.get(f"/paper/jobs/{job.id}"))
    picture = desk.get(shown.select_one("img")["src"])

    assert picture.data.startswith(b"\x89PNG")


def test_a_work_slip_has_no_picture_to_fetch(desk):
    job = papers.put(Document([Text("13812341234")]), kind="work_slip", subject="work_slip:1", role=papers.STAFF)

    assert desk.get(f"/paper/jobs/{job.id}/picture.png").status_code == 404


def test_a_name_no_font_has_is_warned_about(desk):
    job = papers.put(Document([Text("张\U0003134a")]), kind="ticket", subject="ticket:1")

    assert "本机字体里没有" in desk.get(f"/paper/jobs/{job.id}").text


def test_every_slip_can_be_seen_as_a_sample(desk, page):
    shown = page(desk.get("/paper/samples?width=384&words=en&size=large&drawn=all"))

    pictures = shown.select("img")
    assert len(pictures) == len(SAMPLES)
    assert "A023" in shown.select_one("#sample_ticket img")["alt"]
    assert all(desk.get(picture["src"]).data.startswith(b"\x89PNG") for picture in pictures)


def test_a_sample_asked_for_in_a_strange_form_is_shown_in_the_usual_one(desk):
    assert desk.get("/paper/samples?width=no&words=xx&size=9&drawn=").status_code == 200
    assert desk.get("/paper/samples/unheard-of/picture.png").status_code == 404


def test_paper_follows_the_screen_of_whoever_reads_large_letters(app, kiosk):
    kiosk.post("/display-settings", {"size": "elder"})
    kiosk.post("/queue/tickets", {"service": Service.get(Service.code == "A").id, "key": "k1"})

    assert Document.from_json(PrintJob.get().document).is_large
