"""`make bench`: runs what is asked for, prints each figure as it comes, and keeps them all in var/bench.json."""
import sys
import tempfile
import traceback
from pathlib import Path

import click

from benchmarks import boards, calling, company, estimating, herd, keeping, lines, memory, million, notices, offices, pages, painting, paper, pdf, phones, photos, repairs, report, sd_card, sealing, soak, starting, syncing, taking, year
from benchmarks.site import Workshop

VAR = Path("var")
SUBJECTS = {
    "taking": taking, "sd_card": sd_card, "painting": painting, "calling": calling, "paper": paper, "lines": lines, "pages": pages,
    "starting": starting, "memory": memory, "million": million, "soak": soak, "syncing": syncing, "estimating": estimating,
    "boards": boards, "phones": phones, "photos": photos, "pdf": pdf, "repairs": repairs, "notices": notices, "sealing": sealing, "keeping": keeping,
    "offices": offices, "company": company, "herd": herd, "year": year,
}


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(SUBJECTS)))
@click.option("--minutes", default=1.0, show_default=True, help="How long the load of the memory figure lasts.")
def main(names, minutes):
    """Measure the front desk. It exits with 1 only when a benchmark itself breaks, never because something is slow."""
    VAR.mkdir(exist_ok=True)
    (VAR / "bench.log").write_text("")
    before = report.machine()
    click.echo(f"{before['cores']} cores, load {before['load'][0]}, SQLite {before['sqlite']}, Python {before['python']}\n")
    click.echo(report.heading())
    with tempfile.TemporaryDirectory(prefix="bench-", dir=VAR) as folder:
        figures, broken = _measure(names or SUBJECTS, Workshop(Path(folder).absolute(), minutes, VAR / "bench.log"))
    report.write(VAR / "bench.json", before, figures, broken)
    click.echo(f"\n{_summary(figures, broken)}  All of it: {VAR / 'bench.json'}")
    sys.exit(1 if broken else 0)


def _measure(names, workshop):
    figures, broken = [], []
    for name in names:
        try:
            for figure in SUBJECTS[name].measure(workshop):
                figures.append(figure)
                click.echo(report.row(figure))
        except Exception:  # the edge of one subject: the others are still worth knowing
            broken.append(name)
            traceback.print_exc()
    return figures, broken


def _summary(figures, broken) -> str:
    over = [figure.what for figure in figures if figure.is_within is False]
    within = sum(figure.is_within is True for figure in figures)
    return f"{within} within budget, {len(over)} over, {len(broken)} broken{': ' if broken else ''}{', '.join(broken)}."


if __name__ == "__main__":
    main()
