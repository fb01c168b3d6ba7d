"""Files together in one ZIP that has only one way of being written, so that any changed byte of it shows."""
import io
import zipfile

WRITTEN_AT = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP knows
UNIX = 3
READABLE = 0o644 << 16
MOST_BYTES = 400 * 1024 * 1024
MOST_WRITTEN = 380 * 1024 * 1024  # names, and the list of the parts, come on top


class Unreadable(Exception):
    """No ZIP of ours; the text says why."""


def write(parts: dict[str, bytes]) -> bytes:
    """Stored, in the order of the names, without a time."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts):
            archive.writestr(_entry(name), parts[name])
    return whole.getvalue()


def read(whole: bytes) -> dict[str, bytes]:
    """The files, when there is nothing about the ZIP but they."""
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise Unreadable("too large")
            return {entry.filename: _content(whole, entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable(str(error)) from error


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, WRITTEN_AT)
    entry.create_system, entry.external_attr = UNIX, READABLE
    return entry


def _content(whole: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Read past the checksum, which would only say that something is wrong, and not where."""
    head = entry.header_offset
    names = int.from_bytes(whole[head + 26:head + 28], "little") + int.from_bytes(whole[head + 28:head + 30], "little")
    start = head + 30 + names
    return whole[start:start + entry.file_size]
