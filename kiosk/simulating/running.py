"""A simulation from its first to its last night, told line by line."""
import tempfile
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk.errors import StartRefused
from kiosk.simulating.box import FACTS, SimulatedBox, patiently
from kiosk.simulating.company import Company
from kiosk.simulating.office import OfficeBeside, enrolments
from sync.client import enrol

NOTE = "One box lives its days through the kiosk's own verbs; the others send the same rows under keys of their own. Nothing is signed, and there are no pictures."


def run_against(home: Path | None, office_url: str, codes: list[str], days: int, rows: int | None, at_once: int):
    """A head office that runs already gets one more box for each code."""
    click.echo(f"Codes: {len(codes)}; head office takes ten a minute from one address.")
    with _folder(home) as folder:
        tokens = [patiently(lambda code=code: enrol(office_url, code, FACTS))[1] for code in codes]
        _run(Company(folder, _boxes(folder, tokens, office_url), at_once), days, rows)


def run_beside(home: Path | None, database: str | None, sites: int, days: int, rows: int | None, at_once: int):
    """With an office of its own."""
    with _folder(home) as folder:
        tokens = enrolments(folder / "office", database, sites)
        office = OfficeBeside(folder / "office", database)
        try:
            office.wait_until_it_answers()
            before = office.cpu_s
            sent = _run(Company(folder, _boxes(folder, tokens, office.url), at_once), days, rows)
            cpu_s = office.cpu_s - before
        finally:
            office.stop()
    click.echo(f"The office's process took {cpu_s:.1f} s of CPU: {sent / cpu_s:,.0f} rows a second of one core, hello and proof included"
               + (", the database server not." if database else "."))


def _run(company: Company, days: int, rows: int | None) -> int:
    click.echo(f"Communities: {len(company.boxes)}, days: {days}. {NOTE}")
    company.play(days, rows)
    nights = [_say("Opening", company.open())]
    for number in range(days):
        company.live(number)
        nights.append(_say(f"Night {number + 1}", company.sync()))
    sent, seconds = sum(night.rows for night in nights), sum(night.seconds for night in nights)
    click.echo(f"All: {sent:,} rows, {sent / seconds:,.0f} rows/s, {sum(night.bytes for night in nights) / sent:.0f} bytes a row; "
               f"at the end head office has proved {nights[-1].proved_rows:,} rows of {nights[-1].proved_boxes} of {len(company.boxes)} boxes.")
    return sent


def _say(name, night):
    click.echo(f"{name}: {night}")
    return night


def _boxes(folder, tokens, office_url) -> list[SimulatedBox]:
    return [SimulatedBox(folder / "boxes" / str(number), token, office_url) for number, token in enumerate(tokens, 1)]


@contextmanager
def _folder(home: Path | None):
    if home is None:
        with tempfile.TemporaryDirectory(prefix="qiantai-simulated-") as folder:
            yield Path(folder)
    elif home.exists() and any(home.iterdir()):
        raise StartRefused(f"{home} is not empty. A simulation wants a folder of its own, so that it never mixes with real data.")
    else:
        home.mkdir(parents=True, exist_ok=True)
        yield home
