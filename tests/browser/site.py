"""One demo site as a process of its own: python site.py HOME KIOSK_PORT LAN_PORT. It says "ready" once it can be reached."""
import logging
import sys
from pathlib import Path

from kiosk import config
from kiosk.demo import community
from kiosk.server import SiteServer


def main(home: Path, kiosk_port: int, lan_port: int):
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    server = SiteServer(config.load(
        home, demo=True, kiosk_port=kiosk_port, lan_port=lan_port, lan_address="127.0.0.1",
        public_url=f"http://127.0.0.1:{lan_port}", kiosk_pace="", ticket_printer="virtual:",
    ))
    community.found()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    server.run_until_told()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
