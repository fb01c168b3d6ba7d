"""What people at head office see and do."""
import pytest

from sync.office import create_office, first_code
from tests.sync.conftest import DAY_MS, MORNING_MS, TODAY, on_both_engines


@pytest.fixture
def reported(desk, box):
    """A morning at the desk, synced."""
    desk.Service.create(id="s1", code="A", name_zh="物业缴费")
    for number, state in enumerate(["done", "done", "waiting", "no_show"]):
        desk.take(f"A{number:03}", state=state, service_id="s1")
    box.sync_all()


def figures(soup, site_id):
    return [cell.text.strip() for cell in soup.select(f"#site_{site_id} [data-figure]")]


@on_both_engines
def test_a_community_that_never_synced_shows_no_data_and_never_nought(person, site):
    board = person.soup("/")

    assert figures(board, site.id) == ["no data"] * 8
    assert "never synced" in board.select_one(f"#site_{site.id}").text
    assert [chip.text.split()[-1] for chip in board.select("#states .chip")][:6] == ["1", "1", "0", "0", "0", "1"]
    assert {each.text for each in board.select("#totals dd:not(.tile__note)")} == {"no data"}


@on_both_engines
def test_the_board_counts_what_the_box_reported(person, site, reported):
    board = person.soup("/")

    assert figures(board, site.id) == ["4", "no data", "33%", "0", "no data", "0", "0", "no data"]
    assert "just now" in board.select_one(f"#site_{site.id}").text
    assert "1 of 1" in board.select_one("#board_summary").text


def test_a_day_without_a_sync_is_no_data_and_is_said_in_words(person, site, reported, clock):
    clock.ms += 2 * DAY_MS
    person.sign_in()

    board = person.soup("/")

    assert figures(board, site.id) == ["no data"] * 8
    assert "overdue · 2 days ago" in board.select_one(f"#site_{site.id}").text


def test_the_communities_to_look_after_come_first(person, office, site, reported):
    person.submit("/sites/new", name="翠园小区")

    rows = person.soup("/").select("#communities tbody tr")

    assert [row.select_one("th").text for row in rows] == ["翠园小区", "锦绣花园"]


@on_both_engines
def test_one_community_shows_services_proof_and_position(person, site, reported, enrolment):
    page = person.soup(f"/sites/{site.id}")

    assert [cell.text for cell in page.select("#services tbody tr > *")] == ["物业缴费", "4", "2", "1", "1"]
    assert "5 rows" in page.select_one("#last_proof").text
    assert page.select_one(f"#cursor_{enrolment.device_id}").text == "5"
    assert page.select_one("#quarantine_count").text == "0"


@pytest.mark.parametrize("day", ["2026-11-19", "1999-01-01", "tomorrow", "2031-01-01"])
def test_another_day_is_asked_for_without_harm(person, site, reported, day):
    page = person.soup(f"/sites/{site.id}?day={day}")

    assert page.select_one("#day")["value"] <= TODAY


@on_both_engines
def test_a_day_before_the_community_began_is_no_data(person, site, reported):
    page = person.soup(f"/sites/{site.id}?day=2026-11-01")

    assert page.select_one("#totals dd").text == "no data"


def test_an_enrolment_code_is_shown_once_and_kept_as_a_hash(person, store):
    answer = person.submit("/sites/new", name="江景一期")

    text = person.get(answer.headers["Location"]).get_data(as_text=True)
    (site,) = store.rows("select site_id from site")
    (kept,) = store.rows("select code_hash from enrolment")
    assert f'id="code">{site["site_id"].upper()}-' in text
    assert kept["code_hash"] not in text
    assert site["site_id"].upper() + "-" not in person.get(f"/sites/{site['site_id']}").get_data(as_text=True)


def test_a_revoked_box_is_shown_as_revoked(person, site, reported, enrolment):
    person.submit(f"/sites/{site.id}/boxes/{enrolment.device_id}/revoke", on=f"/sites/{site.id}")

    assert "revoked" in person.soup(f"/sites/{site.id}").select_one(f"#box_{enrolment.device_id}").text


def test_hostile_text_from_a_box_is_shown_as_text(person, site, desk, box):
    payload = "<script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}"
    desk.Service.create(id="s1", code="A", name_zh=payload)
    desk.take("A001", service_id="s1", state=payload)
    box.sync_all()

    soup = person.soup(f"/sites/{site.id}")

    assert payload in soup.select_one("#services").text
    assert soup.select("#services script, #services img") == []


def test_hostile_names_typed_at_head_office_are_shown_as_text(person):
    payload = '"><script>alert(1)</script>'

    person.submit("/sites/new", name=payload)

    board = person.soup("/")
    assert payload in board.select_one("#communities").text
    assert board.select("#communities script") == []


@pytest.mark.parametrize("address", ["/sites/nobody", "/sites/nobody/services", "/sites/nobody/units/new"])
def test_an_unknown_community_is_not_found(person, address):
    answer = person.get(address)

    assert answer.status_code == 404
    assert 'id="message"' in answer.get_data(as_text=True)


def test_every_page_forbids_scripts_of_others_and_caches(person, site):
    for address in ("/", f"/sites/{site.id}", f"/sites/{site.id}/services", "/accounts"):
        headers = person.get(address).headers

        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_no_page_holds_inline_scripts_or_styles(person, site, reported):
    for address in ("/", f"/sites/{site.id}", f"/sites/{site.id}/units", "/accounts", "/sites/new"):
        soup = person.soup(address)

        assert soup.select("script:not([src]), style, [style], [onclick], [onload]") == []


def test_the_first_code_is_worth_nothing_once_there_is_an_account(office, person):
    assert first_code(office) is None
    assert person.get("/first").status_code == 303


def test_every_process_of_an_office_without_accounts_tells_the_same_code_and_another_office_another(tmp_path):
    codes = []
    for name in ("one", "one", "other"):
        app = create_office(tmp_path / f"{name}.db", clock=lambda: MORNING_MS)
        codes.append(first_code(app))
        app.extensions["office"].store.close()

    assert codes[0] == codes[1] != codes[2]


@on_both_engines
def test_a_number_that_no_database_holds_is_as_if_nothing_was_asked_or_leads_nowhere(person, site):
    for number in ("99999999999999999999999", "-99999999999999999999999", "9223372036854775807", "²"):
        for address in ("/log?before={}", "/?page={}", "/dailies?page={}", f"/sites/{site.id}/documents?page={{}}",
                        f"/sites/{site.id}/services/history?before={{}}"):
            assert (address, person.get(address.format(number)).status_code) == (address, 200)
        assert person.get(f"/sites/{site.id}/services/history/{number}").status_code == 404
        assert person.submit(f"/sites/{site.id}/aside/a/b/{number}/put-away", on="/password").status_code == 404
