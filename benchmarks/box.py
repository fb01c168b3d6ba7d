"""A box that sends all it has to head office, and says what that took: rows, seconds, CPU seconds and bytes sent."""
import sys
import time
from pathlib import Path

import msgspec

from kiosk import config, create_app, uplink
from sync.line import Line


class CountedLine(Line):
    """The telephone line with a meter for the batches."""

    bytes_pushed = 0

    def post(self, path: str, body: bytes, kind: str) -> bytes:
        if path == "/v1/push":
            self.bytes_pushed += len(body)
        return super().post(path, body, kind)


def main(home: Path, office_url: str, code: str):
    app = create_app(config.load(home, demo=True))
    uplink.enrol(office_url, code)
    box = uplink.box(app.config["SITE"])
    box.line = CountedLine(office_url, uplink.Setting.read(uplink.OFFICE_TOKEN))

    rows, wall, cpu = box.status().pending, time.perf_counter(), time.process_time()
    while box.push_once():
        continue
    told = {
        "rows": rows, "seconds": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu,
        "bytes": box.line.bytes_pushed, "left": box.status().pending,
    }
    sys.stdout.write(msgspec.json.encode(told).decode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
