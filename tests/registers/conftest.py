"""A sheet of two keys and one floor socket, and the three who sign for it."""
import pytest

from kiosk.events import acting
from kiosk.registers.models import Issue, Things
from kiosk.registers.things import ThingKind
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN
from kiosk.site.models import Unit

INK = '{"width": 300, "height": 120, "strokes": [[[20, 30, 0], [120, 32, 40]], [[100, 20, 300], [98, 90, 420]]]}'


def the_unit(room="1102") -> Unit:
    return Unit.get(Unit.building == "1栋", Unit.room == room)


def kind(name_zh) -> ThingKind:
    return ThingKind.get(ThingKind.name_zh == name_zh)


def prepare(key="sheet-1", room="1102") -> Issue:
    return Issue.prepare(the_unit(room), [Things(kind("入户门钥匙"), 2, "A1102-1、A1102-2"), Things(kind("地插"), 1)], key)


def client_signs(sheet):
    session = sheet.parties[0].offer(THIS_SCREEN, "known")
    session.open()
    return _sign(session, "owner")


def staff_signs(party, staff):
    with acting(staff.id, "lan"):
        return _sign(party.sit_down(staff), "staff")


def _sign(session, relation):
    for number in range(1, len(session.pages) + 1):
        session.open_page(number)
    session.leave_page()
    if session.lacks_checks:
        session.tick(set(session.checks))
    return session.sign(relation, Ink.read(INK), "本人已领取。", "zh_Hans")


@pytest.fixture
def issue(app, hands) -> Issue:
    return prepare()


@pytest.fixture
def handed_out(issue) -> Issue:
    client_signs(issue.sheet)
    return Issue.get_by_id(issue.id)
