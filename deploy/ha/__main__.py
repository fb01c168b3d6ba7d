"""make ha: three nights on one machine, each with a primary killed in its middle, and a table of what became of it."""
import logging
import shutil
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import click

from deploy.ha import machines
from deploy.ha.night import BOXES, Night, Outcome, Setup
from kiosk import clock
from kiosk.simulating.company import SEED

SETUPS = [
    Setup("synchronous, strict", is_synchronous=True, is_stalled=False, may_lose=False),
    Setup("the same, standbys stalled 2 s before", is_synchronous=True, is_stalled=True, may_lose=False),
    Setup("control: asynchronous, standbys stalled", is_synchronous=False, is_stalled=True, may_lose=True),
]
HEADINGS = ("setup", "rows", "acknowledged before", "rows/s", "outage", "promoted", "back as standby", "lost by the engine", "lost", "doubled", "proved")
WIDTHS = (40, 9, 20, 8, 8, 9, 16, 19, 6, 8, 7)


@click.command()
@click.option("--rows", default=2000, show_default=True, help="Of each box.")
@click.option("--only", type=click.IntRange(1, len(SETUPS)), help="Only this night.")
@click.option("--keep", is_flag=True, help="Leave the folder with all logs.")
def main(rows, only, keep):
    """Try the cluster of deploy/ha on this machine. It ends with 1 when an acknowledged row was lost, or when the control shows nothing."""
    if absent := machines.missing():
        raise click.ClickException(f"This needs Debian's packages {', '.join(absent)}: apt-get install {' '.join(absent)}. Nothing was started.")
    logging.getLogger("sync.office").setLevel(logging.ERROR)  # nobody signs in here
    click.echo(_line(HEADINGS))
    folder = Path(tempfile.mkdtemp(prefix="qiantai-ha-"))
    try:
        failed = _nights(folder, rows, [SETUPS[only - 1]] if only else SETUPS)
    finally:
        if not keep:
            shutil.rmtree(folder)
    sys.exit(1 if failed else 0)


def _nights(folder: Path, rows: int, setups: list[Setup]) -> int:
    """How many of them did not end as they must."""
    folder.chmod(0o711)  # the database's user has to reach its own folders
    days = folder / "days"
    days.mkdir()
    yesterday = clock.today() - timedelta(days=1)
    subprocess.run([sys.executable, "-m", "kiosk.simulating.playing", days, yesterday.isoformat(), "1", str(rows), str(SEED)], check=True)
    return sum(not _night(folder / f"night{number}", days, setup) for number, setup in enumerate(setups, 1))


def _night(folder: Path, days: Path, setup: Setup) -> bool:
    folder.mkdir(mode=0o711)
    told = Night(folder, days, setup).pass_by()
    click.echo(_line((setup.name, f"{told.rows:,}", f"{told.acknowledged:,}", f"{told.rows_a_second:,.0f}", f"{told.outage_s:.1f} s", f"{told.promoted_s:.1f} s",
                      f"{told.rejoined_s:.1f} s", f"{told.lost_by_engine:,}", told.lost, told.doubled, f"{told.proved}/{BOXES}")))
    return _is_as_it_must(setup, told)


def _is_as_it_must(setup: Setup, told: Outcome) -> bool:
    """In the end everything is there once. On the way only the control may lose something, and must, or this test is blind."""
    return (told.lost, told.doubled, told.proved) == (0, 0, BOXES) and bool(told.lost_by_engine) == setup.may_lose


def _line(cells) -> str:
    return "  ".join(str(cell).ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


if __name__ == "__main__":
    main()
