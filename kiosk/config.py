"""What a box is told about itself: one TOML file in its data folder, checked when it is read."""
import re
import secrets
import tomllib
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from limits import parse_many

from kiosk import clock, shelf
from kiosk.errors import StartRefused
from printer.devices import is_address

FILE_NAME = "qiantai.toml"
VIRTUAL = "virtual:"
# A printer played by the box, at a free port or at this one.
VIRTUAL_PRINTER = re.compile(r"virtual:(\d{0,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])")
SECRET_NAME = "secret.key"
SECRET_BYTES = 32

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Minutes = Annotated[int, msgspec.Meta(ge=0, le=120)]
Count = Annotated[int, msgspec.Meta(ge=0, le=99)]
Yuan = Annotated[int, msgspec.Meta(ge=0, le=1000)]
TimeOfDay = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Hours = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]


class SiteFacts(msgspec.Struct, forbid_unknown_fields=True):
    """What stands on every slip and on the home page."""

    name: str
    phone: str = ""
    opens: str = "08:30"
    closes: str = "18:00"


class ServiceFacts(msgspec.Struct, forbid_unknown_fields=True):
    """A business people queue for, where head office does not publish it."""

    code: str
    name_zh: str
    name_en: str
    opens: str = "08:30"
    closes: str = "17:30"
    mean_minutes: int = 5
    group_zh: str = ""
    group_en: str = ""
    bring_zh: str = ""
    bring_en: str = ""
    lunch_from: str = ""
    lunch_until: str = ""
    last_minutes: int = 0
    daily_cap: int = 0
    hourly_cap: int = 0
    first_number: int = 1
    digits: int = 3


class Settings(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Ports are TCP; an empty public_url means phones get no QR, an empty printer that there is none; areas are public places in Chinese and English.

    In quiet_hours, such as "12:00-14:00", the TV shows calls and says nothing. closing_notice_minutes before its last number a service is said to close; 0 is never.
    lobby_camera is false where the touchscreen has none.
    visits_per_window is by trade, such as water = 4. without_asking_yuan is what a client may let us repair for without asking;
    0 is nothing, and without it the price list decides. backup_folder is on another disk, such as a stick; without it copies stay on this one.
    relay lets phones outside the lobby read their number at head office, which has to be started with --relay; QR codes then lead there.
    """

    home: Path
    zone: str = clock.DEFAULT_ZONE
    kiosk_port: int = 8000
    lan_port: int = 8001
    lan_address: str = "0.0.0.0"
    lan_hosts: list[str] = []
    public_url: str = ""
    kiosk_pace: str = "1/3second;8/minute;30/10minute"
    ticket_printer: str = "virtual:"
    desk_printer: str = ""
    staff_printer: str = ""
    site: SiteFacts | None = None
    windows: int = 3
    lobby_camera: bool = True
    areas: list[tuple[str, str]] = []
    voice_volume: Percent = 80
    quiet_hours: list[Hours] = []
    closing_notice_minutes: Minutes = 15
    reconcile_at: TimeOfDay = "17:10"
    weekly_sheet_at: TimeOfDay = "15:00"
    services: list[ServiceFacts] = []
    visits_per_window: dict[str, Count] = {}
    without_asking_yuan: Yuan | None = None
    backup_folder: Path | None = None
    relay: bool = False
    demo: bool = False

    @property
    def database_path(self) -> Path:
        return self.home / "qiantai.db"

    @property
    def paper_folder(self) -> Path:
        return self.home / "paper"

    @property
    def is_tls(self) -> bool:
        return self.public_url.lower().startswith("https:")


def load(home: Path, **given) -> Settings:
    """The settings of a data folder, wherever it is called from; what is given here stands above the file."""
    path = home / FILE_NAME
    try:
        written = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
        settings = msgspec.convert(written | {"home": home.resolve()} | given, Settings)
        ZoneInfo(settings.zone)
        parse_many(settings.kiosk_pace or "1/second")
        _check_printers(settings)
    except (msgspec.ValidationError, ValueError, ZoneInfoNotFoundError) as error:
        raise StartRefused(f"{path}: {error}") from error
    return settings


def _check_printers(settings):
    for name in ("ticket_printer", "desk_printer", "staff_printer"):
        url = getattr(settings, name)
        if url and not is_address(url) and not VIRTUAL_PRINTER.fullmatch(url):
            raise ValueError(f"{name} = {url!r} is no address of a printer. `qiantai printers` finds some.")
    staff = settings.staff_printer
    if staff and staff != VIRTUAL and staff == settings.ticket_printer != settings.desk_printer:
        raise ValueError("staff_printer is the printer in the lobby: full addresses would come out where visitors stand. "
                         "If it stands behind the desk, make it the desk_printer as well.")


def secret_key(home: Path) -> bytes:
    """The key that signs cookies: made on first start, readable by the service only."""
    path = home / SECRET_NAME
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        shelf.write_whole(path, secrets.token_bytes(SECRET_BYTES))
    key = path.read_bytes()
    if len(key) != SECRET_BYTES:
        raise StartRefused(f"{path} is damaged. Restore it from a backup; without it every link on paper is void.")
    return key
