"""The register's pages at the desk, the staff's own pad, and the paper."""
import pytest
from cast import Browser, engineer, manager

from kiosk import access
from kiosk.registers.models import Issue
from kiosk.registers.returns import ThingReturn
from kiosk.registers.things import ThingKind
from kiosk.signing.chain import Receipt
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.sheets import Sheet
from printer.spool import PrintJob

from .conftest import INK, client_signs, kind


def typed(**changes) -> dict:
    lines = [(kind("入户门钥匙").id, "2", "A1102-1"), (kind("地插").id, "1", ""), ("", "", "")]
    names = {"kind": [], "count": [], "marks": []}
    for line in lines:
        for name, value in zip(names, line):
            names[name].append(value)
    return {"place": "1-1-1102", "key": "k1"} | names | changes


@pytest.fixture
def made(desk, hands) -> Issue:
    desk.post("/desk/registers", typed())
    return Issue.get()


@pytest.fixture
def phone(app):
    engineer()
    browser = Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("wang")
    return browser


def path_of(issue) -> str:
    return f"/desk/registers/sheets/{issue.id}"


def own_pad(browser, party):
    browser.post(f"/desk/sign/{party.id}/open")
    for number in range(1, party.sheet.pages + 1):
        assert browser.get(f"/desk/sign/{party.id}/pages/{number}").status_code == 200
    return browser.get(f"/desk/sign/{party.id}/pad")


def sign_own_pad(browser, party):
    assert own_pad(browser, party).status_code == 200
    return browser.post(f"/desk/sign/{party.id}/pad", {"strokes": INK})


def test_the_desk_makes_a_sheet_from_its_lines(desk, made, page):
    shown = page(desk.get(path_of(made)))

    assert [line.count for line in made.lines] == [2, 1]
    assert [row["data-state"] for row in shown.select(".party")] == ["pending"] * 3
    assert made.first_asked is not None


def test_what_was_typed_stays_when_a_line_is_wrong(desk, hands, page):
    answer = desk.post("/desk/registers", typed(count=["zwei", "1", ""]))

    form = page(answer)
    assert answer.status_code == 422
    assert form.select_one("[name=count]")["value"] == "zwei" and form.select_one("#line_1_errors")
    assert Issue.select().count() == 0


@pytest.mark.parametrize("changes", [{"place": "9-9-9999"}, {"place": ""}, {"kind": ["", "", ""], "count": ["", "", ""], "marks": ["", "", ""]}])
def test_a_sheet_needs_a_home_and_a_thing(desk, hands, changes):
    assert desk.post("/desk/registers", typed(**changes)).status_code == 422
    assert Issue.select().count() == 0


def test_one_more_line_keeps_the_others(desk, hands, page):
    form = page(desk.post("/desk/registers/new", typed(kind=[kind("地插").id] * 3, count=["1", "2", "3"], marks=["", "", ""])))

    assert [field["value"] for field in form.select("[name=count]")] == ["1", "2", "3", ""]


def test_the_home_is_named_while_it_is_written_with_what_it_has(desk, made, page):
    client_signs(made.sheet)

    home = page(desk.post("/desk/registers/look", typed())).select_one("#home")

    assert made.unit.label in home.text and "地插 × 1" in home.select_one("#held").text


def test_the_client_is_put_on_the_touchscreen_and_taken_back(desk, made):
    party = made.sheet.parties[0]

    desk.post(f"{path_of(made)}/parties/{party.id}/offer", {"method": "known"})
    session = SigningSession.at(THIS_SCREEN)
    assert session.sheet_party_id == party.id and session.unit == made.unit

    desk.post(f"{path_of(made)}/sittings/{session.id}/withdraw")
    assert SigningSession.at(THIS_SCREEN) is None


def test_a_party_of_another_sheet_is_not_offered_from_this_one(desk, made):
    desk.post("/desk/registers", typed(key="k2"))
    other = Issue.get(Issue.submit_key == "k2")

    assert desk.post(f"{path_of(made)}/parties/{other.sheet.parties[0].id}/offer", {"method": "known"}).status_code == 404


def test_a_sheet_signed_on_paper_says_where_it_is_filed(desk, made, page):
    client = made.sheet.parties[0]

    desk.post(f"{path_of(made)}/parties/{client.id}/paper", {"filed": "前台文件夹三"})
    shown = page(desk.get(path_of(made))).select_one(f"#sheet_party_{client.id}")

    assert shown["data-state"] == "signed" and "前台文件夹三" in shown.text
    assert desk.post(f"{path_of(made)}/parties/{made.sheet.parties[1].id}/paper", {"filed": "x"}).status_code == 409


def test_service_and_engineering_sign_on_their_own_screens(desk, phone, made, page):
    client_signs(made.sheet)
    service, engineering = made.sheet.parties[1:]
    assert page(desk.get("/desk/sign")).select_one(f"#sheet_party_{service.id}")

    assert "1" in page(desk.get("/desk/status")).select_one("#to_sign").text

    assert sign_own_pad(desk, service).status_code == 303
    assert page(desk.get("/desk/status")).select_one("#to_sign") is None
    assert page(phone.get("/jobs/")).select_one(f"#jobs_list #sheet_party_{engineering.id}")
    assert page(phone.get("/desk/sign")).select_one(f"#sheet_party_{engineering.id}")
    assert sign_own_pad(phone, engineering).status_code == 303

    assert Sheet.get_by_id(made.sheet_id).is_complete
    assert "王建国" in SigningSession.select().order_by(SigningSession.id.desc()).first().receipt.payloads.get().payload


def test_nobody_opens_what_another_role_signs(desk, phone, made):
    client_signs(made.sheet)
    service = made.sheet.parties[1]

    assert phone.get(f"/desk/sign/{service.id}").status_code == 403
    assert phone.post(f"/desk/sign/{service.id}/open").status_code == 403


def test_the_pad_wants_the_last_page_read(desk, made):
    client_signs(made.sheet)
    service = made.sheet.parties[1]
    desk.post(f"/desk/sign/{service.id}/open")
    desk.get(f"/desk/sign/{service.id}/pages/1")
    desk.get(f"/desk/sign/{service.id}/pad")

    assert desk.post(f"/desk/sign/{service.id}/pad", {"strokes": INK}).status_code == 409


def test_pressed_twice_the_own_pad_leads_to_the_receipt(desk, made):
    client_signs(made.sheet)
    service = made.sheet.parties[1]

    answers = [sign_own_pad(desk, service), desk.post(f"/desk/sign/{service.id}/pad", {"strokes": INK})]

    assert [answer.headers["Location"] for answer in answers] == [f"/desk/sign/{service.id}"] * 2
    assert Receipt.select().count() == 2


def test_the_own_pad_seals_the_sentence_it_showed(desk, made, page):
    client_signs(made.sheet)
    service = made.sheet.parties[1]
    shown = page(own_pad(desk, service)).select_one("#sentence").text.strip()

    desk.post("/language", {"language": "en"})
    desk.post(f"/desk/sign/{service.id}/pad", {"strokes": INK})

    assert Receipt.last().facts["statement"]["text"] == shown


def test_a_colleague_who_does_not_sign_says_why(desk, made, page):
    client_signs(made.sheet)
    service = made.sheet.parties[1]
    desk.post(f"/desk/sign/{service.id}/open")
    desk.get(f"/desk/sign/{service.id}/pages/1")

    desk.post(f"/desk/sign/{service.id}/refuse", {"reason": "unclear"})

    shown = page(desk.get(path_of(made))).select_one(f"#sheet_party_{service.id}")
    assert shown["data-state"] == "refused" and "看不明白" in shown.text
    assert Sheet.get_by_id(made.sheet_id).is_open


def test_a_sheet_is_made_void_with_a_reason(desk, made, page):
    assert desk.post(f"{path_of(made)}/void", {"reason": ""}).status_code == 422

    desk.post(f"{path_of(made)}/void", {"reason": "数量写错"})

    assert page(desk.get(path_of(made))).select_one("#sheet_state")["data-state"] == "void"


def test_things_come_back_and_a_wrong_note_is_corrected(desk, made, page):
    client_signs(made.sheet)
    line, key = made.lines[0], page(desk.get(path_of(made))).select_one("#take_back [name=key]")["value"]

    for _press in range(2):
        desk.post(f"{path_of(made)}/returns", {"key": key, f"count_{line.id}": "1", "proof": "note", "note": "家属送回"})
    back = ThingReturn.get()
    assert page(desk.get(path_of(made))).select_one(f"#issue_line_{line.id}").select("td")[2].text == "1"

    desk.post(f"{path_of(made)}/returns/{back.id}/counter", {"reason": "记错"})
    assert page(desk.get(path_of(made))).select_one(f"#issue_line_{line.id}").select("td")[2].text == "2"


def test_missing_signatures_are_listed_and_printed(desk, made, page):
    rows = page(desk.get("/desk/registers")).select("#missing .rows__row")
    desk.post("/desk/registers/missing/paper")

    assert len(rows) == 3 and made.number in rows[0].text
    assert PrintJob.get(PrintJob.kind == "missing_signatures")


def test_the_slip_names_the_things_and_the_receipts(desk, made):
    client_signs(made.sheet)

    desk.post(f"{path_of(made)}/slip")

    assert PrintJob.select().where(PrintJob.kind == "issue_slip").count() == 1


def test_a_manager_adds_a_kind_and_sets_one_aside(app, lan, hands):
    manager()
    lan.sign_in("chen")

    lan.post("/desk/things", {"group": "item", "name_zh": "充电桩卡", "name_en": ""})
    assert lan.post("/desk/things", {"group": "item", "name_zh": "充电桩卡", "name_en": ""}).status_code == 422
    lan.post(f"/desk/things/{kind('地插').id}/set-aside")

    names = [one.name_zh for one in ThingKind.offered()]
    assert "充电桩卡" in names and "地插" not in names


def test_a_receptionist_leaves_the_list_of_kinds_alone(desk, hands):
    assert desk.get("/desk/things").status_code == 403


def test_marks_that_are_not_as_many_as_the_pieces_are_asked_about_and_stop_nothing(desk, made, page):
    odd, unmarked = page(desk.get(path_of(made))).select("#lines tbody tr")

    assert odd.select_one(".things__odd") and not unmarked.select_one(".things__odd")
