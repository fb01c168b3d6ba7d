"""Colleagues at head office, each of a role and perhaps of a region."""
import pytest

from tests.sync.conftest import Browser, known


@pytest.fixture
def colleague(office, person):
    """Makes an account of a role and signs it in, in a browser of its own."""
    def make(role: str, sites=(), name: str = "李文员") -> Browser:
        known(office, name, role, sites, "陈主任")
        browser = Browser(office.test_client())
        browser.sign_in(name)
        return browser

    return make
