"""qiantai simulate: so many communities, so many days, through the real protocol, and what it took."""
from pathlib import Path

import click


@click.command()
@click.option("--sites", type=click.IntRange(1), default=10, show_default=True, help="How many communities, with one box each.")
@click.option("--days", type=click.IntRange(1), default=1, show_default=True)
@click.option("--rows", type=click.IntRange(10), help="Rows of a box and day; without it as many as an ordinary day gives.")
@click.option("--at-once", type=click.IntRange(1), default=4, show_default=True, help="How many boxes speak at the same moment.")
@click.option("--home", type=click.Path(path_type=Path), help="An empty folder that stays afterwards; without it a temporary one.")
@click.option("--database", metavar="URL", envvar="QIANTAI_SIMULATED_DATABASE", help="postgresql://… for the office beside; it has to be empty.")
@click.option("--office", "office_url", metavar="URL", help="A head office that runs already, with --codes.")
@click.option("--codes", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Its codes for new boxes, one a line.")
def simulate(sites, days, rows, at_once, home, database, office_url, codes):
    """Load head office as a company would, and say how it bore that."""
    from kiosk.simulating import running
    from sync.client import SyncError

    if bool(office_url) != bool(codes) or (office_url and database):
        raise click.UsageError("--office and --codes belong together, and without --database.")
    try:
        if office_url:
            running.run_against(home, office_url, codes.read_text("utf-8").split()[:sites], days, rows, at_once)
        else:
            running.run_beside(home, database, sites, days, rows, at_once)
    except SyncError as error:
        raise click.ClickException(f"Head office did not take it: {error}.") from error
