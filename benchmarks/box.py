"""A box that sends all it has to head office, and says what that took: rows, seconds, CPU seconds and bytes sent. Then it proves them."""
import sys
import time
from pathlib import Path

import msgspec

from kiosk import config, create_app, uplink
from kiosk.simulating.box import MeteredLine


def main(home: Path, office_url: str, code: str):
    app = create_app(config.load(home, demo=True))
    uplink.enrol(office_url, code)
    box = uplink.box(app.config["SITE"])
    box.line = MeteredLine(office_url, uplink.Setting.read(uplink.OFFICE_TOKEN))

    rows, wall, cpu = box.status().pending, time.perf_counter(), time.process_time()
    while box.push_once():
        continue
    told = {
        "rows": rows, "seconds": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu,
        "bytes": box.line.bytes_pushed, "left": box.status().pending,
    } | _proof(box)
    sys.stdout.write(msgspec.json.encode(told).decode())


def _proof(box) -> dict:
    wall, cpu = time.perf_counter(), time.process_time()
    return {"proved": box.prove(), "proof_cpu_s": time.process_time() - cpu, "proof_s": time.perf_counter() - wall}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
