"""make ha: nights on one machine, in each of which something befalls the primary, and a table of what became of it."""
import logging
import shutil
import signal
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import click

from deploy.ha import faults, lines, machines
from deploy.ha.lines import Loopback, Switch
from deploy.ha.night import BOXES, Night, Setup
from deploy.ha.outcome import Outcome
from kiosk import clock
from kiosk.simulating.company import SEED

SETUPS = [
    Setup("killed", faults.killed),
    Setup("standbys stalled 2 s, then killed", faults.stalled_and_killed),
    Setup("control: the same, asynchronous", faults.stalled_and_killed, is_synchronous=False),
    Setup("hung", faults.hung),
    Setup("cut off from all", faults.cut_off, cuts_lines=True),
    Setup("cut off, but not from the office", faults.cut_from_nodes, cuts_lines=True),
    Setup("control: the same, asynchronous", faults.cut_from_nodes, is_synchronous=False, cuts_lines=True),
    Setup("etcd without quorum for 30 s", faults.without_quorum),
]
HEADINGS = ("the primary", "rows", "ack. before", "rows/s", "outage", "stepped down", "promoted", "two at once", "back", "forked", "lost by engine", "lost", "doubled", "proved")
WIDTHS = (34, 8, 11, 6, 7, 12, 8, 11, 7, 6, 14, 5, 7, 7)


@click.command()
@click.option("--rows", default=2000, show_default=True, help="Of each box.")
@click.option("--only", type=click.IntRange(1, len(SETUPS)), help="Only this night.")
@click.option("--keep", is_flag=True, help="Leave the folder with all logs.")
def main(rows, only, keep):
    """Try the cluster of deploy/ha on this machine. It ends with 1 when an acknowledged row was lost, or when the control shows nothing."""
    if absent := machines.missing():
        raise click.ClickException(f"This needs Debian's packages {', '.join(absent)}: apt-get install {' '.join(absent)}. Nothing was started.")
    logging.getLogger("sync.office").setLevel(logging.ERROR)  # nobody signs in here
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that nothing is left running
    where, setups = where_and_what([SETUPS[only - 1]] if only else SETUPS)
    click.echo(_line(HEADINGS))
    folder = Path(tempfile.mkdtemp(prefix="qiantai-ha-"))
    try:
        failed = _nights(folder, rows, setups, where)
    finally:
        if not keep:
            shutil.rmtree(folder)
    sys.exit(1 if failed else 0)


def where_and_what(setups: list[Setup]) -> tuple[type[Loopback | Switch], list[Setup]]:
    """Hosts of their own, and every night; or the loopback, and what can be tried there."""
    try:
        lines.try_out()
    except lines.NotAllowed as refused:
        click.echo(f"Network namespaces are not to be had here ({refused}): all nodes share the loopback, and the nights with a cut line are left out.")
        return Loopback, [setup for setup in setups if not setup.cuts_lines]
    return Switch, setups


def _nights(folder: Path, rows: int, setups: list[Setup], where: type[Loopback | Switch]) -> int:
    """How many of them did not end as they must."""
    folder.chmod(0o711)  # the database's user has to reach its own folders
    days = folder / "days"
    days.mkdir()
    yesterday = clock.today() - timedelta(days=1)
    subprocess.run([sys.executable, "-m", "kiosk.simulating.playing", days, yesterday.isoformat(), "1", str(rows), str(SEED)], check=True)
    return sum(not _night(folder / f"night{number}", days, setup, where) for number, setup in enumerate(setups, 1))


def _night(folder: Path, days: Path, setup: Setup, where: type[Loopback | Switch]) -> bool:
    folder.mkdir(mode=0o711)
    outcome = Night(folder, days, setup, where).pass_by()
    click.echo(_line((setup.name, *(_cell(figure) for figure in outcome))))
    return as_it_must(setup, outcome)


def as_it_must(setup: Setup, told: Outcome) -> bool:
    """In the end everything is there once. On the way only a control may lose something, and must: rows of boxes and numbers of the rival."""
    on_the_way = {bool(told.lost_by_engine), bool(told.forked)}
    return (told.lost, told.doubled, told.proved) == (0, 0, BOXES) and on_the_way == {not setup.is_synchronous}


def _cell(figure: float) -> str:
    return f"{figure:,.1f} s" if isinstance(figure, float) else f"{figure:,}"


def _line(cells) -> str:
    return "  ".join(str(cell).ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


if __name__ == "__main__":
    main()
