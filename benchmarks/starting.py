"""From starting the process to the first page, beside the time its libraries alone take to be imported."""
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figures import Figure, median
from benchmarks.site import free_port, wait_for_page

RUNS = 5
LIBRARIES = (
    "kiosk.lean",  # first, or peewee brings the PostgreSQL that only this measuring machine has
    "apsw", "click", "flask", "flask_login", "flask_wtf", "htmx_flask", "limits", "msgspec", "peewee", "playhouse.apsw_ext",
    "polib", "urllib3", "waitress.server", "wtforms",
)
TIMES_THE_LIBRARIES = 3


def measure(workshop):
    home = workshop.new_home()
    starts, imports = zip(*[(_start(workshop, home), _import_libraries()) for _ in range(RUNS)], strict=True)
    start, libraries = median(starts), median(imports)

    told = " ".join(f"{seconds:.2f}" for seconds in starts)
    yield Figure("cold start to first page", start, "s", at_most=1.5, note=f"median of {told}; the files are in memory")
    yield Figure("cold start, beside the import of its libraries", start, "s", at_most=TIMES_THE_LIBRARIES * libraries,
                 against=f"{TIMES_THE_LIBRARIES} x {libraries:.2f}")


def _start(workshop, home) -> float:
    port = free_port()
    command = [Path(sys.executable).with_name("qiantai"), "run", "--home", home, "--port", str(port)]
    start = time.perf_counter()
    with workshop.running(command) as child:
        wait_for_page(child, port)
        return time.perf_counter() - start


def _import_libraries() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"import {', '.join(LIBRARIES)}"], check=True)
    return time.perf_counter() - start
