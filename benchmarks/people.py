"""A visitor at the touchscreen and a receptionist at the desk, over plain HTTP, with the tokens their pages carry."""
import re
import time
import uuid
from http.client import HTTPConnection
from urllib.parse import urlencode

from benchmarks.site import Site
from kiosk.demo.community import PASSWORD

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
HTMX = {"HX-Request": "true"}
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
SERVICE = re.compile(r'name="service" value="(\w+)"')
FINISH = re.compile(r'action="(/desk/queue/tickets/\w+/finish)"')


class Person:
    """One kept connection with its cookies, as a browser has."""

    def __init__(self, port: int):
        self.line = HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.token = ""
        self.etag: str | None = None  # of the latest answer, as where it leads
        self.location = ""

    def get(self, path: str, headers: dict | None = None) -> str:
        return self._ask("GET", path, None, headers or {})

    def post(self, path: str, fields: dict | None = None, headers: dict | None = None) -> str:
        body = urlencode({"csrf_token": self.token} | (fields or {}))
        return self._ask("POST", path, body, FORM | (headers or {}))

    def close(self):
        self.line.close()

    def _ask(self, method, path, body, headers) -> str:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.line.request(method, path, body, headers | ({"Cookie": cookies} if cookies else {}))
        answer = self.line.getresponse()
        page, self.etag, self.location = answer.read().decode(), answer.headers.get("ETag"), answer.headers.get("Location", "")
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path} answered {answer.status}")
        return page


class Visitor(Person):
    """Stands at the page that offers the services."""

    def __init__(self, site: Site):
        super().__init__(site.kiosk_port)
        page = self.get("/queue")
        self.token = TOKEN.search(page)[1]
        self.service = SERVICE.search(page)[1]

    def take(self) -> float:
        """Take one number as the tile's form does, with a fresh key; the seconds until it was given."""
        key = uuid.uuid4().hex
        start = time.perf_counter()
        self.post("/queue/tickets", {"service": self.service, "key": key})
        return time.perf_counter() - start


class Receptionist(Person):
    """Signed in and sitting at a window."""

    def __init__(self, site: Site, account: str = "qian", window: int = 1):
        super().__init__(site.lan_port)
        self.to_finish: str | None = None
        self._read_token("/desk/sign-in")
        self.post("/desk/sign-in", {"account": account, "password": PASSWORD})
        self._read_token("/desk/queue/")
        self.post(f"/desk/queue/counters/{window}")

    def call_next(self) -> float:
        """Call the next number; the seconds until the desk showed it. Afterwards finish() ends it."""
        start = time.perf_counter()
        board = self.post("/desk/queue/next", headers=HTMX)
        seconds = time.perf_counter() - start
        found = FINISH.search(board)
        self.to_finish = found[1] if found else None
        return seconds

    def finish(self):
        if self.to_finish:
            self.post(self.to_finish, headers=HTMX)

    def skip(self):
        """Nobody came."""
        self.post(self.to_finish.replace("/finish", "/skip"), headers=HTMX)

    def _read_token(self, path: str):
        self.token = TOKEN.search(self.get(path))[1]
