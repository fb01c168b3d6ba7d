"""Run by the Python of .venv-emupos: each line in is a JSON list of jobs, each line out what emupos makes of them."""
import base64
import json
import sys

from emupos.config import PrinterProfile
from emupos.printer.printer import Printer

PROFILE = {
    "type": "printer", "name": "zh", "dpi": 203, "font_a": {"width": 12, "height": 24},
    "font_b": {"width": 9, "height": 17}, "code_pages": {0: "PC437"}, "default_code_page": 0,
    "drawer_sensor_open_level": "high",
    "serial": {"baud": 9600, "data_bits": 8, "parity": "none", "stop_bits": 1},
}


def decoded(job):
    profile = PrinterProfile.model_validate(PROFILE | {"width_dots": job["width_dots"]})
    printer = Printer("oracle", profile, sensor_open_level="high", job_idle_timeout_ms=1000)
    printer.open_connection("job", 0.0)
    received = printer.receive("job", bytes.fromhex(job["bytes"]), 0.0)
    closed = printer.close_connection("job", 0.0)
    events = [event for event in received.events + closed.events if "unknown" in event.type]
    return {
        "papers": [
            {
                "text": as_chinese(receipt.text),
                "png": base64.b64encode(receipt.png).decode(),
                "is_cut": receipt.boundary == "cut",
            }
            for receipt in received.receipts + closed.receipts
        ],
        "unknown": [event.data["bytes"] for event in events],
        "replies": b"".join(write.data for write in received.writes).hex(),
    }


def as_chinese(text):
    # emupos has no Chinese font, but keeps every byte as one character of code page 437.
    return text.encode("cp437", "replace").decode("gb18030", "replace")


for line in sys.stdin:
    sys.stdout.write(json.dumps([decoded(job) for job in json.loads(line)]) + "\n")
    sys.stdout.flush()
