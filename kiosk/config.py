"""What a box is told about itself: one TOML file in its data folder, checked when it is read."""
import secrets
import tomllib
from pathlib import Path

import msgspec

from kiosk import clock
from kiosk.errors import StartRefused

FILE_NAME = "qiantai.toml"
SECRET_NAME = "secret.key"


class Settings(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Ports are TCP; an empty public_url means phones get no QR."""

    home: Path
    zone: str = clock.DEFAULT_ZONE
    kiosk_port: int = 8000
    lan_port: int = 8001
    lan_address: str = "0.0.0.0"
    lan_hosts: list[str] = []
    public_url: str = ""
    kiosk_pace: str = "1/3second;8/minute;30/10minute"
    ticket_printer: str = "virtual:"
    staff_printer: str = ""
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
    """The settings of a data folder; what is given here stands above the file."""
    path = home / FILE_NAME
    written = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    try:
        return msgspec.convert(written | {"home": home} | given, Settings)
    except msgspec.ValidationError as error:
        raise StartRefused(f"{path}: {error}") from error


def secret_key(home: Path) -> bytes:
    """The key that signs cookies: made on first start, readable by the service only."""
    path = home / SECRET_NAME
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(32))
    return path.read_bytes()
