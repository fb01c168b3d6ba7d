"""A box comes back after a year without a line: the whole site process sends 200,000 rows and proves them. What memory that takes."""
import subprocess
import sys
import time
from pathlib import Path

import apsw

from benchmarks import process
from benchmarks.figures import Figure
from benchmarks.past import fill
from benchmarks.site import free_port, wait_for_page
from benchmarks.syncing import OFFICE_PAGE

TICKETS = 100_000  # and as many events
MOST_MB = 150
WITHIN_S = 900


def measure(workshop):
    home, office_home, port = workshop.new_home(), workshop.new_folder("office"), free_port()
    fill(home, TICKETS)
    with workshop.running([sys.executable, "-m", "benchmarks.runner", "office", office_home, "--port", str(port)]) as office:
        wait_for_page(office, port, OFFICE_PAGE)
        qiantai = Path(sys.executable).with_name("qiantai")
        subprocess.run([qiantai, "enrol", "--home", home, f"http://127.0.0.1:{port}", (office_home / "code").read_text()], check=True, stdout=subprocess.DEVNULL)
        with workshop.site(home=home) as site:
            at_start, begun = process.resident_mb(site.pid), time.monotonic()
            proved = _proved_rows(office_home)
            yield Figure("memory of the site process while it sends a year", process.peak_mb(site.pid), "MB", at_most=MOST_MB,
                         note=f"{proved:,} rows sent and proved in {time.monotonic() - begun:.0f} s; {at_start:.0f} MB at its start")


def _proved_rows(office_home: Path) -> int:
    """Waits for the first proof."""
    connection = apsw.Connection(str(office_home / "office.db"))
    until = time.monotonic() + WITHIN_S
    try:
        while time.monotonic() < until:
            for rows, differing in connection.execute("select rows_n, differing from proof order by at_ms desc limit 1"):
                if not differing:
                    return rows
            time.sleep(0.2)
    finally:
        connection.close()
    raise TimeoutError(f"no proof within {WITHIN_S} s")
