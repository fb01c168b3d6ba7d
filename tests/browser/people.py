"""The people of the browser tests: how they use pages, and what their browsers must never do."""
import re
import subprocess
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from playwright.sync_api import Error

from kiosk.demo.community import PASSWORD

HERE = "127.0.0.1"
# The browser itself reports every answer that says no; those are pages of ours.
ANSWERS_THAT_SAY_NO = re.compile(r"status of (409|410|422) ")
MOST_PAGES_ON_THE_WAY = 20
LISTENS = "() => document.querySelector('hot-keys:defined form [data-key]')?.form['htmx-internal-data']?.listenerInfos"


class Watch:
    """Writes down what no walk may cause: a request to another host, a complaint in the console, a window, a dialog."""

    def __init__(self, context):
        self.seen: list[str] = []
        self.expected = ANSWERS_THAT_SAY_NO
        context.on("request", self._asked)
        context.on("console", self._complained)
        context.on("weberror", lambda error: self._note(f"error in {error.page.url}: {error.error}"))
        context.on("dialog", self._asked_back)
        context.on("page", self._opened)
        self.windows = 0

    def expect(self, pattern: str):
        """Complaints that belong to this test, such as those of a line that is cut on purpose."""
        self.expected = re.compile(pattern)

    def _asked(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != HERE:
            self._note(f"asked {request.url}")

    def _complained(self, message):
        if message.type in ("error", "warning"):
            self._note(f"console: {message.text} ({message.location.get('url', '')})")

    def _asked_back(self, dialog):
        self._note(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _opened(self, page):
        self.windows += 1
        if self.windows > 1:
            self._note(f"another window: {page.url}")

    def _note(self, text):
        if not self.expected.search(text):
            self.seen.append(text)


class Finger:
    """Taps, and counts them against the budget."""

    def __init__(self):
        self.count = 0

    def __call__(self, target):
        target.tap()
        self.count += 1


def press(page, key: str):
    """A key counts once the page listens, and its button is htmx's."""
    page.wait_for_function(LISTENS)
    page.keyboard.press(key)


def look(page, script: str):
    """What the script finds, on whichever page the browser comes to rest."""
    for _ in range(MOST_PAGES_ON_THE_WAY):
        try:
            return page.evaluate(script)
        except Error as error:
            between_pages = "context was destroyed", "of null"  # the document is gone, or not there yet
            if not any(told in error.message for told in between_pages):
                raise
            page.wait_for_load_state()
    raise AssertionError(f"the browser does not come to rest: {page.url}")


def link_behind(qr, folder) -> str:
    """What a phone reads from the code on the screen."""
    picture = folder / "qr.png"
    qr.screenshot(path=picture)
    return subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, check=True, text=True).stdout.strip()


class Hand:
    """Fills in forms without drawing pages: for what must have happened before a test begins."""

    def __init__(self, requests, start: str):
        self.requests = requests
        self.start = start

    def page(self, path: str | None = None) -> BeautifulSoup:
        return BeautifulSoup(self.requests.get(path or self.start).text(), "html.parser")

    def post(self, path: str, **fields):
        token = self.page().select_one("[name=csrf_token]")["value"]
        answer = self.requests.post(path, form={"csrf_token": token} | fields)
        assert answer.ok, f"{path}: {answer.status} {answer.text()}"
        return BeautifulSoup(answer.text(), "html.parser")

    def take_number(self, service: str = "A") -> str:
        choices = self.page("/queue")
        wanted = next(button for button in choices.select("button[name=service]") if button.text.strip().startswith(service))
        taken = self.post("/queue/tickets", service=wanted["value"], key=choices.select_one("[name=key]")["value"])
        return taken.select_one("#number").text

    def sign_in(self, account: str):
        self.post("/desk/sign-in", account=account, password=PASSWORD)
        self.start = "/desk/password"
