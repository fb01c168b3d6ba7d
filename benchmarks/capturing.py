"""What change capture costs: taking a number with and without its triggers, in turns on one file."""
import sys
import time
import uuid
from pathlib import Path

import msgspec

from kiosk import config, create_app, uplink
from kiosk.db import database
from kiosk.queue.models import Ticket
from kiosk.site.models import Service

TURNS = 8
TAKES = 60


def main(home: Path):
    """Prints the milliseconds of each number taken with and without capture."""
    create_app(config.load(home, demo=True))
    ms: dict[str, list[float]] = {"with": [], "without": []}
    for _ in range(TURNS):
        _stop_capturing()
        ms["without"] += _takes()
        uplink.install_capture()
        ms["with"] += _takes()
    sys.stdout.write(msgspec.json.encode(ms).decode())


def _stop_capturing():
    names = database.execute_sql("select name from sqlite_schema where type = 'trigger' and name like 'sync%'").fetchall()
    for (name,) in names:
        database.execute_sql(f'drop trigger "{name}"')


def _takes() -> list[float]:
    service = Service.select().first()
    return [_ms_of_taking(service) for _ in range(TAKES)]


def _ms_of_taking(service) -> float:
    start = time.perf_counter()
    Ticket.take(service, uuid.uuid4().hex, "zh_Hans", "")
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]))
