"""A site on a real database in a folder of its own, and browsers on its two surfaces."""
import shutil
import sys
from datetime import datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

sys.path.insert(0, str(Path(__file__).parent))

import cast  # noqa: E402
from kiosk import access, clock, composition, config, create_app, db  # noqa: E402
from kiosk.db import database  # noqa: E402


# What takes longest begins first, so that at the end no core waits for another.
LONGEST = ["faults/test_kills", "browser/", "signing/test_damage", "core/test_payloads", "faults/", "demo/", "sync/", "documents/", "display/test_voice"]


def pytest_collection_modifyitems(items):
    items.sort(key=_turn)


def _turn(item) -> int:
    here = item.path.relative_to(Path(__file__).parent).as_posix()
    return next((turn for turn, start in enumerate(LONGEST) if here.startswith(start)), len(LONGEST))


class Hands:
    """A clock that tests set; it starts on a Saturday morning at the site."""

    def __init__(self):
        self.moment = datetime(2026, 11, 21, 1, 30, tzinfo=clock.UTC)

    def __call__(self) -> float:
        return self.moment.timestamp()

    def pass_by(self, duration):
        self.moment += duration


@pytest.fixture
def hands(monkeypatch):
    hands = Hands()
    monkeypatch.setattr(clock, "source", hands)
    monkeypatch.setattr(db, "_latest_id", 0)  # each test is a process of its own, at its own time
    return hands


@pytest.fixture
def settings(tmp_path):
    return config.load(tmp_path, demo=True, public_url="http://desk.test:8001", kiosk_pace="")


@pytest.fixture(scope="session")
def fitted_out():
    """An application that serves one site after the other: its pages are the same, and compiled once."""
    return composition.fitted_out(demo=True)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    """A database with all its tables and nobody in it."""
    settings = config.load(tmp_path_factory.mktemp("empty"), demo=True)
    create_app(settings)
    database.close()
    database.close_idle()
    return settings.database_path


@pytest.fixture
def empty_app(settings, fitted_out, empty_file):
    """A site where nobody lives yet."""
    shutil.copy(empty_file, settings.database_path)
    composition.open_site(fitted_out, settings)
    yield fitted_out
    database.close()


@pytest.fixture
def app(empty_app):
    cast.community()
    return empty_app


@pytest.fixture
def kiosk(app):
    return cast.Browser(app, access.KIOSK, "/")


@pytest.fixture
def lan(app):
    return cast.Browser(app, access.LAN, "/desk/sign-in")


@pytest.fixture
def desk(app):
    """The browser of a receptionist who has signed in."""
    cast.receptionist()
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("qian")
    return browser


@pytest.fixture
def page():
    return lambda answer: BeautifulSoup(answer.text, "html.parser")
