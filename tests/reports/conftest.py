"""Who looks at reports."""
import pytest

import cast
from kiosk import access


@pytest.fixture
def boss(hands, app):
    """The browser of a manager who has signed in."""
    cast.manager()
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("chen")
    return browser
