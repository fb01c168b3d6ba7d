"""At the touchscreen: the client says that quantity and condition are right before anything can be signed (K-07)."""
import pytest

from kiosk.errors import Refused
from kiosk.i18n import gettext
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.sheets import Sheet
from kiosk.signing.words import TAKEN

from .conftest import INK, client_signs


@pytest.fixture
def reader(issue, kiosk):
    """The touchscreen of a client who has read to the last page."""
    session = issue.sheet.parties[0].offer(THIS_SCREEN, "known")
    kiosk.post("/signing/open", {"offer": session.id})
    for number in range(1, len(session.pages) + 1):
        kiosk.get(f"/signing/pages/{number}")
    return kiosk


def test_the_way_on_leads_over_the_two_ticks(reader):
    assert reader.get("/signing/relation").headers["Location"].endswith("/signing/checks")

    assert reader.post("/signing/checks", {"checks": TAKEN.checks[0]}).status_code == 422
    assert reader.post("/signing/checks", {"checks": list(TAKEN.checks)}).status_code == 303
    assert reader.get("/signing/relation").status_code == 200


def test_nothing_is_signed_without_them(reader):
    with pytest.raises(Refused):
        SigningSession.get().sign("owner", Ink.read(INK), "本人已领取。", "zh_Hans")


def test_what_was_ticked_is_sealed_as_it_was_shown(issue):
    receipt = client_signs(issue.sheet)

    assert receipt.facts["documents"][0]["ticked"].splitlines() == [gettext(sentence) for sentence in TAKEN.checks]


def test_whoever_does_not_sign_for_things_may_say_what_is_wrong_with_them(reader, page):
    reasons = [button["value"] for button in page(reader.get("/signing/refuse")).select("[name=reason]")]
    assert "quantity" in reasons and "disagree" not in reasons

    reader.post("/signing/refuse", {"reason": "quantity"})

    assert Sheet.get().parties[0].reason == "quantity"
