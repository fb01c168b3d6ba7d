"""Signatures that are missing, of all sheets, and those of them that wait for one colleague."""
import peewee

from kiosk.signing.parties import OPEN, ROLES, SIGNED
from kiosk.signing.sheets import Sheet, SheetParty
from kiosk.site.models import Unit


def open_signatures():
    """Every signature that is missing, sheet by sheet, the oldest first (K-06)."""
    missing = SheetParty.select(SheetParty, Sheet, Unit).join(Sheet).join(Unit, peewee.JOIN.LEFT_OUTER)
    return missing.where(Sheet.state == OPEN, SheetParty.state != SIGNED).order_by(Sheet.id, SheetParty.position)


def to_sign(staff) -> list[SheetParty]:
    """What waits for a signature of this person now."""
    kinds = [kind for kind, role in ROLES.items() if role == staff.role]
    return [party for party in open_signatures().where(SheetParty.kind.in_(kinds)) if party.is_next]
