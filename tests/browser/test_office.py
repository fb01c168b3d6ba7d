"""The layout gate of head office: on a phone and on a small screen every page fits, a finger hits everything, and paper gets what is read."""
import msgspec
import pytest

from kiosk.office import office_app
from sync.office.boxes import devices
from sync.office.people import accounts
from sync.office.people.roles import MAINTAINER
from tests.browser.conftest import PHONE
from tests.sync.conftest import PASSWORD, Browser, on_the_loopback

SMALL_SCREEN = (1024, 768)
LONG_NAME = "海棠湾国际花园三期（含商业裙房及地下车库）一号门岗前台"
SERVICE = {"code": "A", "name_zh": "物业缴费", "opens": "08:30", "closes": "17:30", "mean_minutes": "5", "active": "y"}
NOTICE = {"number": "N2026-031", "title": "关于二号楼外墙清洗及高空作业安全注意事项的通知", "body": "请关好门窗。", "active": "y",
          "issued_on": "2026-11-21", "effective_on": "2026-11-22", "recipients": "1 栋，2 栋"}
ROW = {"number": "W261121-0007", "receipt_no": "S261121-0007", "state": "quoted", "category": "water", "item": "tap", "outcome": "signed"}
PAGES = ["/", "/trends", "/silent", "/dailies", "/find?q=W261121-0007", "/exports", "/accounts", "/log", "/sites/new", "/nowhere"]
PAGES_OF_ONE = ["", "/trends", "/dailies", "/services", "/services/new", "/services/preview", "/services/history", "/services/spread",
                "/notices", "/notices/preview", "/documents", "/close"]
MISFITS = """() => {
  const hit = 44
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["wider than the screen"] : []
  const targets = [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")]
  const small = targets.filter(one => one.checkVisibility() && !one.matches(".skip")).filter(one => {
    const { width, height } = (one.closest("label") ?? one).getBoundingClientRect()
    return Math.round(width) < hit || Math.round(height) < hit
  })
  return [...wide, ...small.map(one => `too small to hit: ${one.outerHTML.slice(0, 100)}`)]
}"""


@pytest.fixture
def office(tmp_path):
    """A company of two communities, one with a long name, and a little of everything in the other."""
    app = office_app(tmp_path)
    here = app.extensions["office"]
    devices.open_site(here, LONG_NAME)
    site_id = devices.open_site(here, "锦绣花园")
    for tbl in ("ticket", "repair_order", "receipt"):
        here.store.run(
            "insert into landed (site_id, tbl, pk, device_id, src_seq, version, body, bucket, day) values (?, ?, 'a', 'd', 1, 1, ?, 0, ?)",
            site_id, tbl, msgspec.json.encode(ROW).decode(), here.today())
    accounts.add(here, "陈主任", PASSWORD, MAINTAINER)
    colleague = Browser(app.test_client())
    colleague.sign_in()
    for kind, row in (("services", SERVICE), ("notices", NOTICE)):
        colleague.submit(f"/sites/{site_id}/{kind}/new", **row)
    seen = colleague.soup(f"/sites/{site_id}/services/preview").select_one("#publish [name=seen]")["value"]
    colleague.submit(f"/sites/{site_id}/services/publish", on=f"/sites/{site_id}/services/preview", seen=seen)
    with on_the_loopback(app) as url:
        yield url, f"/sites/{site_id}"
    here.store.close()


@pytest.fixture
def signed_in_at(office, visit):
    def signed_in_at(size, language="en"):
        page = visit(office[0] + "/sign-in", size, has_touch=True)
        page.context.watch.expect("status of 404")
        page.locator(f"[name=language][value={language}]").tap()
        page.fill("[name=name]", "陈主任")
        page.fill("[name=password]", PASSWORD)
        page.locator("#sign_in button").tap()
        page.locator("#communities").wait_for()
        return page

    return signed_in_at


def test_pages_of_head_office_fit_a_phone_and_a_small_screen_and_a_finger_hits_everything(office, signed_in_at):
    url, community = office
    page = signed_in_at(PHONE)

    wrong = []
    for path in PAGES + [community + each for each in PAGES_OF_ONE]:
        page.goto(url + path)
        for width, height in (PHONE, SMALL_SCREEN):
            page.set_viewport_size({"width": width, "height": height})
            wrong += [f"{path} at {width}: {misfit}" for misfit in page.evaluate(MISFITS)]

    assert not wrong, "\n".join(wrong)


def test_the_paper_of_a_page_has_its_table_whole_and_nothing_to_press(signed_in_at):
    page = signed_in_at(PHONE)

    page.emulate_media(media="print")

    table = page.locator("#communities")
    assert table.evaluate("table => getComputedStyle(table).display") == "table"
    assert not page.locator("header, form, button, .btn, .chips").filter(visible=True).count()
