"""A box and head office in one process: what one says the other hears without a socket, so that one kill or power cut ends both.

The line between them may lose what was said, or the answer, or say it twice, or say something old: `Wire` has the dice for that.
"""
import urllib3

from sync.client import Box, Facts
from sync.messages import Enrolling
from sync.office import create_office
from sync.office.boxes import devices
from tests.sync.conftest import MORNING_MS, TABLES, Desk


class Answer:
    """What urllib3 hands over, as far as the line looks at it."""

    def __init__(self, response):
        self.status, self.headers, self._body = response.status_code, response.headers, response.get_data()

    def read(self, *_, **__) -> bytes:
        return self._body

    def close(self):
        pass


class Wire:
    """Stands where the pool of sockets stands. mishap(path) names what happens to this request: "" is nothing."""

    def __init__(self, app, mishap=lambda path: ""):
        self.app, self.mishap, self.said, self.answers = app, mishap, [], []

    def request(self, method, url, body=None, headers=None, **_) -> Answer:
        path = "/v1" + url.partition("/v1")[2]
        happens = self.mishap(path)
        if happens == "cut before":
            raise urllib3.exceptions.ProtocolError("the line was cut")
        self.said.append((method, path, body, headers))
        if happens == "old":
            self._deliver(*self.said[0])
        answer = self._deliver(method, path, body, headers)
        if happens == "twice":
            self._deliver(method, path, body, headers)
        if happens == "cut after":
            raise urllib3.exceptions.ProtocolError("the line was cut")
        return answer

    def clear(self):
        pass

    def _deliver(self, method, path, body, headers) -> Answer:
        answer = Answer(self.app.test_client().open(path, method=method, data=body, headers=headers))
        self.answers.append((path, answer.status))
        return answer


def head_office(database, clock=lambda: MORNING_MS):
    """Head office, and a way to a new box's token."""
    app = create_office(database, clock=clock)
    here = app.extensions["office"]
    return app, here


def community(here, name: str = "锦绣花园") -> str:
    return devices.open_site(here, name)


def token_for(here, site_id: str) -> str:
    return devices.enrol(here, Enrolling(devices.new_code(here, site_id, "陈主任"), Facts())).token


def box_of(desk: Desk, app, token: str, folder, clock=lambda: MORNING_MS, mishap=lambda path: "", **more) -> Box:
    given = {"tables": TABLES, "apply": {"service": desk.take_over_services}} | more
    box = Box(desk.database, "http://office", token, release_folder=folder, now_ms=clock, **given)
    box.line._pool = Wire(app, mishap)
    return box
