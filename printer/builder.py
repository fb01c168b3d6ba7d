"""python-escpos as a byte builder, imported without what it does to the rest of the process.

Only encoders import this file: it costs 9 MB.
"""
import json
import logging
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

from printer.han import HanEncode

# The shipped database of 35 printers takes 0.3 s to read and has none of ours in it.
_CAPABILITIES = {
    "profiles": {"default": {"name": "plain", "codePages": {}, "features": {}, "fonts": {}}},
    "encodings": {},
}


@contextmanager
def _nothing_left_behind():
    """python-escpos pickles its database into a new /tmp folder and takes over the root logger."""
    silence = logging.NullHandler()
    outside = tempfile.tempdir
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        shipped = Path(folder, "capabilities.json")
        shipped.write_text(json.dumps(_CAPABILITIES))
        os.environ["ESCPOS_CAPABILITIES_FILE"] = str(shipped)
        os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = folder
        tempfile.tempdir = folder
        logging.root.addHandler(silence)
        try:
            yield
        finally:
            logging.root.removeHandler(silence)
            tempfile.tempdir = outside
            del os.environ["ESCPOS_CAPABILITIES_FILE"], os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"]


with _nothing_left_behind():
    from escpos.printer import Dummy


def new_builder() -> Dummy:
    builder = Dummy()
    builder.magic = HanEncode(builder)
    return builder
