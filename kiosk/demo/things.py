"""Things this community has handed out: one sheet complete, one that waits for engineering, one that nobody has signed."""
from kiosk import access, i18n
from kiosk.db import transaction
from kiosk.events import acting
from kiosk.registers.models import Issue, Things
from kiosk.registers.returns import ThingReturn
from kiosk.registers.things import ThingKind
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.parties import AS_STAFF
from kiosk.signing.words import statement
from kiosk.site.models import Unit
from kiosk.staff.models import Staff

DRAWN = Ink(width=300.0, height=120.0, strokes=[
    [[30.0, 40.0, 0], [80.0, 36.0, 60], [140.0, 42.0, 130]], [[85.0, 20.0, 300], [82.0, 70.0, 420], [60.0, 100.0, 520]],
    [[180.0, 30.0, 800], [240.0, 34.0, 880], [200.0, 95.0, 1020], [260.0, 100.0, 1100]],
])


def hand_out_some():
    """Where nothing was handed out yet."""
    if Issue.select().exists():
        return
    qian, wang = (Staff.select().where(Staff.role == role).order_by(Staff.id).first() for role in (access.RECEPTIONIST, access.ENGINEER))
    units = list(Unit.select().order_by(Unit.id).limit(3))
    with transaction(), acting(qian.id, access.LAN):
        keys, waiting, _unsigned = [_prepare(unit, number) for number, unit in enumerate(units)]
        _client_signs(keys)
        _client_signs(waiting)
        _colleague_signs(keys.sheet.parties[1], qian)
        _colleague_signs(waiting.sheet.parties[1], qian)
        _colleague_signs(keys.sheet.parties[2], wang)
        keys = Issue.get_by_id(keys.id)
        ThingReturn.take(keys, {keys.lines[0].id: 1}, "家属送回备用钥匙", is_signed=False, key=f"demo-{keys.id}")


def _prepare(unit, number) -> Issue:
    key, card, socket = (ThingKind.get(ThingKind.name_zh == name) for name in ("入户门钥匙", "门禁IC卡", "地插"))
    things = [Things(key, 2, f"K{117 + 2 * number:04d}、K{118 + 2 * number:04d}"), Things(card, 1, f"IC{20417 + number}"), Things(socket, 4)]
    return Issue.prepare(unit, things, f"demo-{unit.id}")


def _client_signs(issue):
    session = issue.sheet.parties[0].offer(THIS_SCREEN, "known")
    session.open()
    _sign(session, "owner")


def _colleague_signs(party, staff):
    with acting(staff.id, access.LAN):
        _sign(party.sit_down(staff), AS_STAFF)


def _sign(session: SigningSession, relation: str):
    for number in range(1, len(session.pages) + 1):
        session.open_page(number)
    session.leave_page()
    if session.lacks_checks:
        session.tick(set(session.checks))
    session.sign(relation, DRAWN, statement(session), i18n.DEFAULT)
