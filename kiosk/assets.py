"""Files for the browser: addresses that change with their content, and icons that stand in the page."""
import functools
import hashlib
from pathlib import Path

from flask import current_app
from markupsafe import Markup


def version_files(endpoint: str, values: dict):
    """Give each file an address that changes with its content, so that browsers may keep it."""
    if endpoint == "static":
        values["v"] = _fingerprint(Path(current_app.static_folder, values["filename"]))


@functools.cache
def _fingerprint(path: Path) -> str:
    return hashlib.blake2s(path.read_bytes(), digest_size=5).hexdigest()


@functools.cache
def icon(name: str) -> Markup:
    """The drawing of that name, to stand in the page beside a word."""
    path = Path(current_app.static_folder, "vendor", "icons", f"{name}.svg")
    drawing = path.read_text("utf-8")
    return Markup(drawing[drawing.index("<svg"):].replace("<svg", '<svg aria-hidden="true" focusable="false"', 1))
