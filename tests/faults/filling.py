"""A box on a disk of a few megabytes that takes numbers until nothing fits. Run by test_full_disk.py in a process of its own.

usage: filling.py HOME MOUNT  -> one JSON object: what visitors were told, and what is there. MOUNT says whether a small disk is mounted
on HOME first; without the right to do that, SQLite is told that the file may not grow.
"""
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import cast
from kiosk import access, config, create_app
from kiosk.db import database, new_id
from kiosk.keeping import ballast, inspecting
from kiosk.queue.models import Ticket
from kiosk.site.models import Service

DISK = "6m"
PAGES_MORE = 60
MOST_TAPS = 5000


def main(home: Path, mounts: bool):
    if mounts:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "none", str(home)], check=True)
    app = create_app(config.load(home, demo=True, kiosk_pace=""))
    cast.community()
    filler = home / "a film somebody kept here"
    with filler.open("wb") as file:
        file.write(bytes(600_000))
    ballast.lay(home)
    if not mounts:
        database.connection().pragma("max_page_count", database.connection().pragma("page_count") + PAGES_MORE)
    visitor = cast.Browser(app, access.KIOSK, "/queue")
    token = visitor.token()
    first = _until_refused(visitor, token)
    had_ballast = ballast.is_laid(home)
    second = _until_refused(visitor, token)
    reading = visitor.get("/").status_code
    filler.unlink()
    if not mounts:
        database.connection().pragma("max_page_count", 1 << 30)
    later = _tap(visitor, token)
    kept = sorted(ticket.take_key for ticket in Ticket.select())
    database.close()
    database.close_idle()
    print(json.dumps({
        "told": sorted(first["told"] + second["told"] + [later[0]]), "kept": kept, "had_ballast": had_ballast,
        "answers": [first["answer"], second["answer"]], "texts": [first["text"], second["text"]],
        "reading": reading, "later": later[1], "fault": inspecting.fault_of(home / "qiantai.db", inspecting.THOROUGH),
    }))


def _until_refused(visitor, token) -> dict:
    told = []
    for _ in range(MOST_TAPS):
        key, status, text = _tap(visitor, token)
        if status != 303:
            return {"told": told, "answer": status, "text": text}
        told.append(key)
    raise SystemExit("the disk never was full")


def _tap(visitor, token):
    key = new_id()
    fields = {"csrf_token": token, "service": Service.get(Service.code == "A").id, "key": key}
    answer = visitor.client.post("/queue/tickets", data=fields, environ_overrides=visitor.environ)
    return key, answer.status_code, answer.text if answer.status_code != 303 else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] == "mount")
