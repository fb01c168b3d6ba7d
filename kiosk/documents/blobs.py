"""Files under their own SHA-256, in a folder of the box. One that has its name is whole; what was damaged since is found out."""
import hashlib
import io
import threading
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from kiosk import shelf
from kiosk.db import new_id
from kiosk.errors import Refused
from kiosk.i18n import gettext as _

FOLDER = "blobs"
INCOMING = "incoming"
CHUNK = 1024 * 1024

_place = {}
_settling = threading.Lock()


class Damaged(Exception):
    """The file under this hash is missing, or is another one."""


def use_home(home: Path):
    _place["folder"] = home / FOLDER


def path(sha: str) -> Path:
    return _place["folder"] / sha[:2] / sha


def keep(source: bytes | Path | BinaryIO) -> str:
    """Copy it to the disk and return its hash. It is there after a power cut, too, once this returns."""
    if not shelf.has_room(_folder(INCOMING)):
        raise Refused(_("There is no room for documents at the moment. Please tell whoever looks after this machine."))
    draft = _folder(INCOMING) / new_id()
    try:
        sha = _copy(source, draft)
        _folder(sha[:2])
        with _settling:
            shelf.settle(draft, path(sha))
        for above in _folder(sha[:2]).parents[:2]:  # the folders may be new
            shelf.sync_folder(above)
    finally:
        draft.unlink(missing_ok=True)
    return sha


def read(sha: str) -> bytes:
    """The bytes, when they are those that were kept; else Damaged."""
    try:
        found = path(sha).read_bytes()
    except OSError as error:
        raise Damaged(sha) from error
    if hashlib.sha256(found).hexdigest() != sha:
        raise Damaged(sha)
    return found


def is_whole(sha: str) -> bool:
    try:
        with path(sha).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha
    except OSError:
        return False


def before(moment: datetime) -> set[str]:
    """The hashes of all that was kept, for the last time, before this moment."""
    return {file.name for file in _older(_folder().glob("??/*"), moment)}


def delete(sha: str, moment: datetime):
    """Unless it was kept again since this moment."""
    with _settling:
        for file in _older([path(sha)], moment):
            file.unlink()


def forget_halves(moment: datetime):
    """What a power cut left unfinished before this moment."""
    for half in _older(_folder(INCOMING).iterdir(), moment):
        half.unlink()


def _older(files, moment):
    return [file for file in files if file.stat().st_mtime < moment.timestamp()]


def _folder(name: str = "") -> Path:
    place = _place["folder"] / name
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def _copy(source, draft) -> str:
    digest = hashlib.sha256()
    with _opened(source) as file, draft.open("xb") as target:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


def _opened(source):
    if isinstance(source, bytes):
        return io.BytesIO(source)
    if isinstance(source, Path):
        return source.open("rb")
    source.seek(0)
    return nullcontext(source)
