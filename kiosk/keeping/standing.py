"""What is wrong with the box's memory, in one line each, for the desk."""
from datetime import timedelta
from typing import NamedTuple

from kiosk import clock, days, shelf
from kiosk.config import Settings
from kiosk.i18n import gettext as _
from kiosk.keeping import state
from kiosk.keeping.state import BackUp, BroughtBack, Check

LATE = timedelta(hours=3)


class Trouble(NamedTuple):
    """text is a sentence; name is its id on the page. What may_be_seen goes when somebody says that they know."""

    name: str
    text: str
    may_be_seen: bool = False


def alarms(settings: Settings) -> list[Trouble]:
    """What people have to act on now, the loudest first."""
    return [*_brought_back(), *_check(), *_disk(settings), *_day()]


def warnings(settings: Settings) -> list[Trouble]:
    """What should be put right today."""
    return [*_back_up(), *_medium(settings)]


def see():
    """The desk knows that another database stands in the place of the one before."""
    state.forget(BroughtBack)


def _brought_back():
    brought = state.read(BroughtBack)
    if brought is None:
        return
    if brought.made_ms:
        yield Trouble("brought_back", _("This box runs on its copy of %(time)s. What came after it is missing; numbers go on with a gap. Please honour the papers people hold.",
                                        time=_moment(brought.made_ms)), True)
    else:
        yield Trouble("begun_anew", _("The database was damaged and there was no usable copy: this box began anew. Please honour the papers people hold, and call whoever looks after it."), True)


def _check():
    last = state.read(Check)
    if last and last.fault:
        yield Trouble("damaged", _("The nightly check found the database damaged. Please restart this box: it looks again and takes its newest good copy."))


def _disk(settings):
    if not shelf.has_room(settings.home):
        yield Trouble("disk_full", _("The disk is almost full: photos and documents are not taken any more, numbers still are."))


def _day():
    if days.is_apart():
        yield Trouble("day_apart", _("Numbers count by %(day)s, but this box's clock shows %(clock)s. Please put the clock right.", day=days.today(), clock=clock.today()))


def _back_up():
    last = state.read(BackUp)
    if last and last.error:
        yield Trouble("no_copy", _("No copy was made; last one %(time)s. It is tried again.", time=_moment(last.made_ms)))
    elif last and clock.now() - clock.from_ms(last.made_ms) > LATE:
        yield Trouble("no_copy", _("The last copy is of %(time)s.", time=_moment(last.made_ms)))


def _medium(settings):
    if settings.backup_folder is None and not settings.demo:
        yield Trouble("no_medium", _("Copies lie on this disk only: no backup folder is set."))


def _moment(ms: int) -> str:
    return f"{clock.local(clock.from_ms(ms)):%m-%d %H:%M}" if ms else _("none")
