"""The other communities of the demo's company, and the process beside the demo that plays their past."""
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click

from kiosk.demo.beside import Beside

MOST_DAYS = 21


class Community(NamedTuple):
    """visitors: on an ordinary day; days: so many at most; silent_nights: in so many of the last ones it did not sync."""

    name: str
    folder: str
    visitors: int
    windows: int
    days: int
    silent_nights: int


PLAYED = (
    Community("江景一期", "jiangjing-1", 36, 2, MOST_DAYS, 0), Community("江景二期", "jiangjing-2", 22, 1, 9, 0),
    Community("翠园小区", "cuiyuan", 24, 1, MOST_DAYS, 2),
)
WITHOUT_BOX = "江景三期"


def introduced(past_days: int) -> list[str]:
    """What head office will show beside the demo's own community."""
    if not past_days:
        return []
    return [
        "  The company at head office, up to last night (played beside this demo; the first time that takes some minutes):",
        *(f"    {each.name}   {_told(each, past_days)}" for each in PLAYED),
        f"    {WITHOUT_BOX}   no box yet",
    ]


@contextmanager
def played_beside(home: Path, past_days: int):
    if not past_days:
        yield
        return
    past = Past(home, past_days)
    try:
        yield
    finally:
        past.stop()


class Past(Beside):
    """Takes what the machine has to spare. What goes wrong in it is said in a line and stops nothing."""

    def __init__(self, home: Path, days: int):
        self._log = home / "company.log"
        self._is_stopping = False
        with self._log.open("wb") as log:
            super().__init__("kiosk.demo.past", home, days, stdout=log, stderr=subprocess.STDOUT)
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self):
        self._is_stopping = True
        super().stop()

    def _watch(self):
        if self.process.wait() and not self._is_stopping:
            click.echo(f"  The other communities could not be played: {self._log} says why. The demo goes on without them.")


def _told(each: Community, past_days: int) -> str:
    days = f"{min(each.days, past_days)} days"
    return f"{days}, not synced for {each.silent_nights} nights" if each.silent_nights else days
