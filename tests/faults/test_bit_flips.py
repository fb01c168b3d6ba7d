"""One bit of the disk turns, somewhere in what the file keeps. It is found before a night is over."""
import os
import random
import shutil
import sys
from contextlib import closing
from pathlib import Path

import apsw
import pytest

sys.path.insert(0, str(Path(__file__).parent))

import cast
from kiosk import composition, config
from kiosk.db import database, new_id
from kiosk.keeping import inspecting
from kiosk.queue.models import Ticket
from kiosk.site.models import Service

FLIPS = int(os.environ.get("FAULT_SEEDS", 20)) * 4
FIRST_SEED = 20261122
FOUND_AT_LEAST = 0.95
TICKETS = 300
HEADER = {2: 12, 5: 12, 10: 8, 13: 8}  # bytes before the pointers to cells, by the kind of page


@pytest.fixture(scope="module")
def file(fitted_out, empty_file, tmp_path_factory):
    """A day's work, all of it in the one file."""
    settings = config.load(tmp_path_factory.mktemp("day"), demo=True, kiosk_pace="")
    shutil.copy(empty_file, settings.database_path)
    composition.open_site(fitted_out, settings)
    cast.community()
    with database.atomic():
        service = Service.get()
        for _ in range(TICKETS):
            Ticket.take(service, new_id(), "zh_Hans", "")
    database.execute_sql("vacuum")
    database.connection().pragma("wal_checkpoint(truncate)")
    database.close()
    database.close_idle()
    return settings.database_path


def test_a_turned_bit_is_found_by_the_check_or_by_the_sums_of_all_rows(file, tmp_path):
    sums = _sums(file)
    kept = _kept_bytes(file.read_bytes())
    seen = [_who_sees(_flipped(file, kept, tmp_path / "flipped.db", FIRST_SEED + number), sums) for number in range(FLIPS)]
    by_check, by_either = (sum(who in seen_by for seen_by in seen) for who in ("check", "either"))

    print(f"{FLIPS} single bits, seeds from {FIRST_SEED}: found by integrity_check alone {by_check}, with the sums {by_either}")
    assert by_either >= FOUND_AT_LEAST * FLIPS
    assert by_check < FOUND_AT_LEAST * FLIPS  # the control: without the sums far fewer


def _kept_bytes(content: bytes) -> list[int]:
    """The places of all bytes but those of the room in its pages that nobody has written to yet."""
    size = int.from_bytes(content[16:18])
    return [place for start in range(0, len(content), size) for place in _kept_in_page(content[start:start + size], start)]


def _kept_in_page(page, start):
    first = 100 if start == 0 else 0
    if page[first] not in HEADER:
        return range(start, start + len(page))
    pointers_end = first + HEADER[page[first]] + 2 * int.from_bytes(page[first + 3:first + 5])
    cells = int.from_bytes(page[first + 5:first + 7]) or 65536
    return [*range(start, start + pointers_end), *range(start + cells, start + len(page))]


def _flipped(file, kept, target, seed) -> Path:
    dice, content = random.Random(seed), bytearray(file.read_bytes())
    content[dice.choice(kept)] ^= 1 << dice.randrange(8)
    target.write_bytes(content)
    return target


def _who_sees(path, sums) -> set[str]:
    seen = {"check"} if inspecting.fault_of(path, inspecting.THOROUGH) else set()
    return seen | {"either"} if seen or _sums(path) != sums else seen


def _sums(path):
    try:
        with closing(apsw.Connection(str(path))) as connection:
            return inspecting.sums(connection)
    except (inspecting.Damaged, apsw.Error):
        return None
