"""The people everyone knows, and how they use the site: through its pages, with the tokens the pages carry."""
import html
import re
from datetime import date

from bs4 import BeautifulSoup
from werkzeug.security import generate_password_hash

from kiosk import access, tokens
from kiosk.display import screens
from kiosk.events import record
from kiosk.notices.models import Notice
from kiosk.queue.televisions import Television
from kiosk.repairs.states import Party
from kiosk.signing.agreements import Agreement
from kiosk.site.models import Household, PublicArea, Service, Site, Unit
from kiosk.staff.models import Staff

PASSWORD = "right-password"
# Cheap to check: a hash as the box makes them takes an eighth of a second, and people of tests come by the thousand.
_KNOWN = generate_password_hash(PASSWORD, method="scrypt:128:8:1")
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]*)"')
HTMX = {"HX-Request": "true"}
AT_DESK = Party(access.RECEPTIONIST)


def community():
    """A small community: two buildings, two services, two windows."""
    Site.create(name="锦绣花园物业服务中心", phone="0755-1234 5678", opens="00:00", closes="23:59")
    for position, (code, name_zh, name_en) in enumerate([("A", "物业缴费", "Fees"), ("K", "维修咨询", "Repair advice")]):
        Service.add(code=code, name_zh=name_zh, name_en=name_en, opens="00:00", closes="23:59", position=position)
    for building in ("1栋", "2栋"):
        for room in ("101", "102", "1102"):
            unit = Unit.add(building=building, entrance="1单元", floor=room[:-2], room=room)
            Household.add(unit=unit, owner_name="张三丰", phone="13812341234")
            Agreement.add(unit=unit, signed_on=date(2026, 1, 5), original_seen=True)
    PublicArea.add(name_zh="大堂", name_en="Lobby")


def enlisted(account: str, name: str, role: str) -> Staff:
    """What Staff.enlist() leaves behind of somebody whose password is PASSWORD."""
    staff = Staff.add(account=account, name=name, role=role, password_hash=_KNOWN)
    record("staff.enlisted", staff, role=role)
    return staff


def receptionist(account: str = "qian") -> Staff:
    return enlisted(account, "李倩", access.RECEPTIONIST)


def engineer(account: str = "wang") -> Staff:
    return enlisted(account, "王建国", access.ENGINEER)


def manager() -> Staff:
    return enlisted("chen", "陈静", access.MANAGER)


def maintainer() -> Staff:
    return enlisted("zhao", "赵明", access.MAINTAINER)


def issued_notice(**written) -> Notice:
    """Written, reviewed, stamped and issued by a manager of its own."""
    boss = Staff.get_or_none(Staff.account == "tang") or enlisted("tang", "唐敏", access.MANAGER)
    given = {"title": "装修管理告知书", "body": "请按时办理登记。", "effective_on": date(2026, 12, 31), "recipients": []} | written
    lead_reason = given.pop("lead_reason", "")
    notice = Notice.draft(boss, **given)
    notice.review(boss)
    notice.stamp(boss)
    notice.issue(boss, lead_reason)
    return notice


def television(app) -> "Browser":
    """The browser of a TV that the desk has paired, standing on its page."""
    browser = Browser(app, access.LAN, "/display")
    browser.get("/display")
    Television.pair(tokens.digest(browser.client.get_cookie(screens.COOKIE, path="/display").value), "大厅")
    return browser


class Browser:
    """A test client on one surface that fills in the token of the page it stands on, as a browser would."""

    def __init__(self, app, surface: str, start: str):
        self.client = app.test_client()
        self.environ = {"qiantai.surface": surface}
        self.start = start
        self._kept = None

    def get(self, path: str, **options):
        return self.client.get(path, environ_overrides=self.environ, **options)

    def post(self, path: str, fields: dict | None = None, **options):
        token = {"csrf_token": self.token()}
        return self.client.post(path, data=token | (fields or {}), environ_overrides=self.environ, **options)

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup(self.get(path, follow_redirects=True).text, "html.parser")

    def token(self) -> str:
        """That of the page it starts from, which is asked for again when the session has changed."""
        if self._kept is None or self._kept[0] != (self.start, self._session()):
            found = TOKEN.search(self.get(self.start, follow_redirects=True).text)
            self._kept = (self.start, self._session()), html.unescape(found[1]) if found else ""
        return self._kept[1]

    def _session(self):
        return getattr(self.client.get_cookie(f"qiantai_{self.environ['qiantai.surface']}"), "value", None)

    def sign_in(self, account: str, password: str = PASSWORD):
        answer = self.post("/desk/sign-in", {"account": account, "password": password})
        self.start = "/desk/password"
        return answer
