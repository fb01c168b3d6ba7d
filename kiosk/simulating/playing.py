"""Plays days into a file, in a process of its own, because its clock is another: python -m kiosk.simulating.playing FOLDER FIRST DAYS ROWS SEED"""
import random
import secrets
import shutil
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk import clock, config, create_app, uplink
from kiosk.db import database
from kiosk.simulating import community, played
from kiosk.simulating.lobby import OPENS_AT, Day, visitors_for
from sync import capture


class Hands:
    """The clock of a day that is played, not lived."""

    def __init__(self, moment: datetime):
        self.moment = moment

    def __call__(self) -> float:
        return self.moment.timestamp()

    def set(self, moment: datetime):
        self.moment = max(moment, self.moment)


def main(folder: Path, first: date, days: int, rows: int | None, seed: int):
    hands = clock.source = Hands(clock.at_site(first, OPENS_AT))
    settings = config.load(folder / "home", demo=True, public_url="")
    create_app(settings)
    community.found(secrets.token_hex(16))
    database.connection().execute("pragma wal_checkpoint(truncate)")
    shutil.copy(settings.database_path, played.furnished(folder))
    for number in range(days):
        begun = capture.highest(database.connection())
        Day(first + timedelta(days=number), random.Random(seed + number), hands.set, visitors_for(rows),
            lambda: rows is not None and capture.pending(database.connection(), begun) >= rows).play()
        played.keep(folder, number, _batches(begun), rows)
    database.close()


def _batches(after: int):
    while batch := capture.gather(database, uplink.CAPTURED, after, 500):
        yield batch
        after = batch.to


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]) or None, int(sys.argv[5]))
