"""What the box remembers about its copies and checks, in its own database."""
import msgspec

from kiosk.db import Setting


class BackUp(msgspec.Struct):
    """The last copy that was made, and why the one after it was not; error is empty when it was."""

    made_ms: int = 0
    tried_ms: int = 0
    error: str = ""


class Check(msgspec.Struct):
    """The last whole check of the file; fault is empty when it was found whole."""

    at_ms: int = 0
    fault: str = ""


class Starts(msgspec.Struct):
    """When this box was started lately."""

    at_ms: list[int] = []


class BroughtBack(msgspec.Struct):
    """Another database stands in the place of the one before: a copy of made_ms, or a new one when that is 0.

    fault is what was wrong, empty when a person asked for it; aside is where the one before lies.
    """

    at_ms: int
    made_ms: int
    fault: str
    aside: str


def read(kind):
    """The last one of this kind, or None."""
    kept = Setting.read(_name(kind))
    return msgspec.json.decode(kept, type=kind) if kept else None


def write(value):
    Setting.write(_name(type(value)), msgspec.json.encode(value).decode())


def forget(kind):
    Setting.delete().where(Setting.name == _name(kind)).execute()


def _name(kind) -> str:
    return f"keeping.{kind.__name__}"
