"""The table on the screen and the same figures as JSON."""
import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import apsw

from benchmarks.figures import Figure, short

HEADINGS = ("what", "measured", "limit or peer", "ratio", "budget")
WIDTHS = (58, 18, 40, 6, 11)


def heading() -> str:
    return _row(HEADINGS) + "\n" + _row(["-" * width for width in WIDTHS])


def row(figure: Figure) -> str:
    ratio = "-" if figure.ratio is None else short(figure.ratio)
    measured = f"{short(figure.value)} {figure.unit}"
    line = _row((figure.what, measured, figure.limit, ratio, figure.verdict))
    return f"{line}\n    {figure.note}" if figure.note else line


def machine() -> dict:
    """What the figures were measured on; the load tells how far to trust them."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load": [round(load, 2) for load in os.getloadavg()],
        "python": platform.python_version(),
        "sqlite": apsw.sqlitelibversion(),
        "machine": f"{platform.system()} {platform.machine()}",
    }


def write(path: Path, before: dict, figures: list[Figure], broken: list[str]):
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"before": before, "after": machine(), "broken": broken, "figures": [figure.as_row() for figure in figures]}
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _row(cells) -> str:
    return "  ".join(str(cell).ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()
