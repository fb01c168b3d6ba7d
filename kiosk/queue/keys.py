"""The keys of the desk: the defaults of the guide, and what a person chose instead."""
import peewee

from kiosk.db import BaseModel, transaction
from kiosk.errors import Refused
from kiosk.i18n import N_, gettext as _

MANAGER = "manager"
INTAKE = "intake"
ACTS = {
    "next": (N_("Call next"), "F2"),
    "recall": (N_("Call again"), "F3"),
    "skip": (N_("Did not come"), "F4"),
    "arrive": (N_("Is here"), "d"),
    "hold": (N_("Put on hold"), "F6"),
    "transfer": (N_("Send on"), "F7"),
    "finish": (N_("Finish"), "F8"),
    INTAKE: (N_("Repair by phone"), "F9"),
    "pause": (N_("Pause the window"), "F10"),
    "undo": (N_("Take back"), "Ctrl+z"),
    MANAGER: (N_("Call a manager"), "Alt+m"),
}
POSSIBLE = (*(f"F{number}" for number in (2, 3, 4, 6, 7, 8, 9, 10)), *"abcdefghijklmnopqrstuvwxyz", "Ctrl+z", "Alt+m", "")


class KeyChoice(BaseModel):
    """One person's key for one act; an empty key switches it off."""

    staff = peewee.CharField()
    act = peewee.CharField()
    key = peewee.CharField()

    class Meta:
        primary_key = peewee.CompositeKey("staff", "act")


def of(staff: str) -> dict[str, str]:
    """act -> key."""
    chosen = {choice.act: choice.key for choice in KeyChoice.select().where(KeyChoice.staff == staff)}
    return {act: chosen.get(act, default) for act, (_name, default) in ACTS.items()}


def choose(staff: str, keys: dict[str, str]):
    """All of them at once; one key for two acts would press neither of them as meant."""
    used = [key for key in keys.values() if key]
    if set(keys) != set(ACTS) or not set(keys.values()) <= set(POSSIBLE):
        raise Refused(_("Please choose a key for each act from the list."))
    if len(used) != len(set(used)):
        raise Refused(_("Each key can do one thing only."))
    with transaction():
        KeyChoice.delete().where(KeyChoice.staff == staff).execute()
        for act, key in keys.items():
            if key != ACTS[act][1]:
                KeyChoice.create(staff=staff, act=act, key=key)
