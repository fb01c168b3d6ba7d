"""A box sends a month of tickets to head office on SQLite, each a process, over the loopback with real HTTP."""
import subprocess
import sys

import msgspec

from benchmarks import process
from benchmarks.figures import Figure, median, spread
from benchmarks.past import fill
from benchmarks.site import free_port, wait_for_page

TICKETS = 30_000
OFFICE_PAGE = "/static/css/office.css"  # the others lead to signing in


def measure(workshop):
    told, office_cpu_s = sync(workshop, TICKETS)
    rows = told["rows"]

    yield Figure("sync, box to office on SQLite, rows per second", rows / told["seconds"], "/s", at_least=20_000,
                 note=f"{rows:,} rows of tickets and events over loopback HTTP, {told['left']} left; one core of the box "
                      f"does {rows / told['cpu_s']:,.0f}/s, one of the office {rows / office_cpu_s:,.0f}/s")
    yield Figure("sync, bytes per row on the wire", told["bytes"] / rows, "bytes", at_most=140)
    taken = _child("benchmarks.capturing", workshop.new_home())
    yield Figure("change capture: taking a number with its triggers, p50", median(taken["with"]), "ms",
                 at_most=1.15 * median(taken["without"]), against=f"1.15 x {median(taken['without']):.2f} without",
                 note=f"in the model, without HTTP; with {spread(taken['with'])}; without {spread(taken['without'])}")


def sync(workshop, tickets: int, *office_options) -> tuple[dict, float]:
    """What the box says about its first sync, and the CPU seconds of the office's process."""
    box_home, office_home, port = workshop.new_home(), workshop.new_folder("office"), free_port()
    fill(box_home, tickets)
    command = [sys.executable, "-m", "benchmarks.runner", "office", office_home, "--port", str(port), *office_options]
    with workshop.running(command) as office:
        wait_for_page(office, port, OFFICE_PAGE)
        before = process.cpu_s(office.pid)
        told = _child("benchmarks.box", box_home, f"http://127.0.0.1:{port}", (office_home / "code").read_text())
        return told, process.cpu_s(office.pid) - before


def _child(module: str, *arguments) -> dict:
    command = [sys.executable, "-m", module, *arguments]
    return msgspec.json.decode(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
