"""How the box was when something was sealed: its clock, its disk, its printer. What it cannot know it says is unknown."""
from importlib.metadata import version
from pathlib import Path

from kiosk import clock, papers, shelf
from kiosk.signing import checkups, keys
from printer.printers import Printer

APP_VERSION = version("qiantai")
UNKNOWN = "unknown"
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
# systemd-timesyncd touches this file each time it has compared the clock with a time server.
COMPARED = Path("/run/systemd/timesync/synchronized")


def of_clock() -> dict:
    """Where the time comes from, and how long ago that was compared; seconds are None when nobody knows."""
    age_s = max(0, int(clock.now().timestamp() - COMPARED.stat().st_mtime)) if COMPARED.exists() else None
    return {
        "source": UNKNOWN if age_s is None else "timesyncd", "sync_age_s": age_s,
        "boot_id": BOOT_ID.read_text().strip() if BOOT_ID.exists() else UNKNOWN, "monotonic_ms": clock.ticks_ms(),
    }


def of_box(role: str = papers.KIOSK) -> dict:
    """role is whose printer the slip comes from."""
    printer = Printer.get_or_none(Printer.name == papers.printer_for(role))
    checked = checkups.latest()
    return {
        "db_ok": checked.database_ok if checked else UNKNOWN,
        "self_check_at": checked.at if checked else UNKNOWN,
        "self_check_ok": checked.is_intact if checked else UNKNOWN,
        "disk_ok": shelf.has_room(keys.home()),
        "printer_status": printer.state if printer else "none",
    }
