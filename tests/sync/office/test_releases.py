"""Looking before publishing, what was published before, going back, and where it arrived."""
import pytest

from sync.office.standards import references
from sync.reference import Unfit
from tests.sync.conftest import on_both_engines

SERVICE = {"code": "A", "name_zh": "物业缴费", "opens": "08:30", "closes": "17:30", "mean_minutes": "5", "active": "y"}
PRICE = {"code": "W1", "kind": "labour", "trade": "water", "name_zh": "更换水龙头", "unit_zh": "个", "price_fen": "50.5", "active": "y"}
PERSON = {"account": "ling", "name": "林玲", "role": "engineer", "trades": ["water", "lift"], "post": "", "active": "y"}


class At:
    """One community's pages, as somebody uses them."""

    def __init__(self, person, site_id):
        self.person, self.here = person, f"/sites/{site_id}/"

    def soup(self, path):
        return self.person.soup(self.here + path)

    def submit(self, path, on="", **fields):
        return self.person.submit(self.here + path, on=on and self.here + on, **fields)

    def publish(self, kind, **fields):
        """What the form of the page that shows the changes sends."""
        return self._press(f"{kind}/preview", f"{kind}/publish", fields)

    def go_back(self, kind, number, **fields):
        return self._press(f"{kind}/history/{number}", f"{kind}/history/{number}", fields)

    def _press(self, page, to, fields):
        kept = {each["name"]: each["value"] for each in self.soup(page).select("#publish input[name]")}
        return self.submit(to, on=page, **{name: value for name, value in kept.items() if name != "csrf_token"} | fields)

    def edit(self, kind, name, **fields):
        row = next(row for row in self.soup(kind).select("tbody tr") if name in row.text)
        return self.submit(f"{kind}/{row['id'].removeprefix('row_')}/edit", **fields)


@pytest.fixture
def at(person, site):
    return At(person, site.id)


@pytest.fixture
def release(office, site):
    return lambda tbl: references.rows_in(tbl, references.latest(office.extensions["office"], site.id, tbl)["body"])


@on_both_engines
def test_what_changes_is_shown_row_by_row_before_it_is_published(at):
    at.submit("services/new", **SERVICE)
    at.submit("services/new", **SERVICE | {"code": "B", "name_zh": "维修登记"})
    at.publish("services")
    at.edit("services", "物业缴费", **SERVICE | {"closes": "18:00"})
    at.edit("services", "维修登记", **{k: v for k, v in SERVICE.items() if k != "active"} | {"code": "B", "name_zh": "维修登记"})
    at.submit("services/new", **SERVICE | {"code": "C", "name_zh": "咨询"})

    soup = at.soup("services/preview")

    changes = {each["data-change"]: each.text for each in soup.select("[data-change]")}
    assert set(changes) == {"changed", "off", "new"}
    assert "17:30" in changes["changed"] and "18:00" in changes["changed"]
    assert "咨询" in soup.select_one("#shown").text and "维修登记" not in soup.select_one("#shown").text


def test_what_nobody_looked_at_is_not_published(at, release):
    at.submit("services/new", **SERVICE)
    seen = at.soup("services/preview").select_one("[name=seen]")["value"]
    at.edit("services", "物业缴费", **SERVICE | {"name_zh": "收费"})

    at.submit("services/publish", on="services/preview", seen=seen)

    assert at.soup("services").select_one("#preview").text.startswith("Look at what changes (1)")


@on_both_engines
def test_going_back_is_a_new_release_with_the_old_rows_and_switches_off_what_came_later(at, release):
    at.submit("services/new", **SERVICE)
    at.publish("services")
    at.edit("services", "物业缴费", **SERVICE | {"name_zh": "收费"})
    at.submit("services/new", **SERVICE | {"code": "B", "name_zh": "后来的"})
    at.publish("services")
    at.edit("services", "收费", **SERVICE | {"name_zh": "还没发布"})

    at.go_back("services", 1)

    assert {(row.name_zh, row.active) for row in release("service")} == {("物业缴费", True), ("后来的", False)}
    assert "Release 3" in at.soup("services").select_one("#release").text
    assert "还没发布" in at.soup("services").select_one("#services").text
    history = at.soup("services/history")
    assert "Back to release 1" in history.select_one("#release_3").text
    assert "收费" in history.select_one("#release_2 [data-change=changed]").text


def test_another_text_of_a_notice_never_has_the_number_of_a_text_before(at, release):
    def notice(body):
        return {"number": "通〔2026〕1号", "title": "停水", "body": body, "issued_on": "2026-11-21", "effective_on": "2026-11-21", "active": "y"}

    at.submit("notices/new", **notice("一"))
    at.publish("notices")
    at.edit("notices", "停水", **notice("二"))
    at.publish("notices")
    at.edit("notices", "停水", **notice("三"))

    at.go_back("notices", 1)
    (back,) = release("notice")
    at.publish("notices")
    (later,) = release("notice")

    assert [(row.version, row.body) for row in (back, later)] == [(3, "一"), (4, "三")]


def test_a_release_that_never_was_leads_nowhere(at, person, site):
    assert person.get(f"/sites/{site.id}/services/history/7").status_code == 404


@on_both_engines
def test_prices_are_typed_in_yuan_and_hold_from_the_day_chosen_for_all_of_them(at, release):
    at.submit("prices/new", **PRICE)
    at.submit("prices/new", **PRICE | {"code": "W2", "price_fen": "80"})

    at.publish("prices", valid_from="2026-12-01")

    assert [(row.id, row.price_fen, row.valid_from, row.name_en) for row in release("price")] == [
        ("W1", 5050, "2026-12-01", "更换水龙头"), ("W2", 8000, "2026-12-01", "更换水龙头")]
    assert "published" == at.soup("prices").select_one("#row_W1")["data-state"]


@pytest.mark.parametrize("wrong", [{"price_fen": "80.505"}, {"price_fen": "-1"}, {"price_fen": "1e3"}, {"name_zh": "=1+1"}, {"code": ""}])
def test_what_is_no_price_is_not_taken(at, wrong):
    assert at.submit("prices/new", **PRICE | wrong).status_code == 422


def test_a_code_stands_for_one_price(at):
    at.submit("prices/new", **PRICE)

    assert at.submit("prices/new", **PRICE | {"name_zh": "别的"}).status_code == 422


def test_prices_without_a_day_are_not_published(at, store):
    at.submit("prices/new", **PRICE)

    at.publish("prices", valid_from="soon")

    assert store.rows("select * from release") == []


def test_accounts_have_trades_and_no_password(at, release):
    at.submit("staff/new", **PERSON)
    at.publish("staff")

    (row,) = release("staff")
    assert (row.account, row.role, row.trades) == ("ling", "engineer", ["water", "lift"])


@pytest.mark.parametrize("text", ["长" * 25, ""])
def test_a_wording_fits_its_place(at, text):
    assert at.submit("wordings/home_greeting/edit", text_zh=text, active="y").status_code == 422


def test_places_for_words_are_listed_and_none_is_added(at, person, site, release):
    assert len(at.soup("wordings").select("#wordings tbody tr")) == 5
    assert "home_greeting" not in at.soup("wordings").select_one("#wordings").text
    assert person.get(f"/sites/{site.id}/wordings/new").status_code == 404

    at.submit("wordings/home_greeting/edit", text_zh="业主您好", active="y")
    at.publish("wordings")

    assert [row.text_zh for row in release("wording") if row.active] == ["业主您好"]


@on_both_engines
def test_a_page_says_which_box_runs_on_a_release_which_refused_it_and_why(at, box):
    def refuse(rows):
        raise Unfit("last_manager")

    box._releases.apply["staff"] = refuse
    at.submit("services/new", **SERVICE)
    at.publish("services")
    at.submit("staff/new", **PERSON)
    at.publish("staff")
    assert at.soup("services").select_one("#arrivals [data-state=waiting]")

    box.sync_all()

    assert at.soup("services").select_one("#arrivals [data-state=running]")
    assert "without a manager" in at.soup("staff").select_one("#arrivals [data-state=refused]").text


def test_a_reason_that_nobody_here_knows_breaks_no_page(at, box):
    def refuse(rows):
        raise Unfit("%(100)d")

    box._releases.apply["staff"] = refuse
    at.submit("staff/new", **PERSON)
    at.publish("staff")
    box.sync_all()

    assert "did not take it" in at.soup("staff").select_one("#arrivals").text


def test_every_publishing_stands_in_the_log_of_acts(at, store):
    at.submit("services/new", **SERVICE)
    at.publish("services")

    assert [row["who"] for row in store.rows("select who from act where verb = 'standards.published'")] == ["陈主任"]




def test_places_where_nothing_is_said_are_on_no_way_to_a_box(at):
    at.submit("wordings/home_greeting/edit", text_zh="业主您好", active="y")
    assert "on its way" not in at.soup("wordings").select_one("#wordings").text

    at.publish("wordings")

    assert [row["id"] for row in at.soup("wordings").select("#wordings tbody tr") if "on its way" in row.text] == ["row_home_greeting"]


def test_a_price_list_without_a_change_is_published_anew_only_to_move_its_day(at):
    at.submit("prices/new", **PRICE)
    at.publish("prices", valid_from="2026-12-01")
    assert at.soup("prices/preview").select("#publish")

    at.publish("prices", valid_from="2026-11-21")

    assert not at.soup("prices/preview").select("#publish")


def test_the_first_release_is_called_so_and_not_a_heap_of_new_rows(at):
    at.submit("services/new", **SERVICE)
    at.publish("services")
    at.edit("services", "物业缴费", **SERVICE | {"closes": "18:00"})
    at.publish("services")

    page = at.soup("services/history")

    assert "First release: 1 rows" in page.select_one("#release_1").text and not page.select("#release_1 .changes")
    assert page.select("#release_2 .changes")
