"""Copies that only this box reads, or whoever has its restore code: AES-256-GCM in pieces, none of which can be changed, moved or cut off."""
import base64
import hashlib
import secrets
from pathlib import Path
from typing import BinaryIO

from kiosk import shelf

CODE_FILE = Path("keys") / "restore.code"
CODE_BYTES = 20
MAGIC = b"qiantai copy 1\n"
SALT_BYTES = 16
PIECE = 1024 * 1024
TAG_BYTES = 16


class Unreadable(Exception):
    """The copy was changed or cut off, or the code is another box's."""


def code_of(home: Path) -> str:
    """The restore code of this box, made with the first copy."""
    path = home / CODE_FILE
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shelf.write_whole(path, _new_code().encode())
    return path.read_text("ascii")


def has_code(home: Path) -> bool:
    return (home / CODE_FILE).exists()


def keep_code(home: Path, code: str):
    (home / CODE_FILE).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shelf.write_whole(home / CODE_FILE, code.encode())


def as_typed(text: str) -> str:
    """A code as a person types it: in groups or not, in capitals or not."""
    letters = "".join(text.upper().split()).replace("-", "")
    return "-".join(letters[start:start + 4] for start in range(0, len(letters), 4))


def name_of(code: str) -> str:
    """What tells one box's folder from another's, and nothing about the code."""
    return hashlib.blake2b(code.encode(), digest_size=8, person=b"qiantai name").hexdigest()


def seal(source: BinaryIO, target: BinaryIO, code: str):
    salt = secrets.token_bytes(SALT_BYTES)
    cipher = _cipher(code, salt)
    target.write(MAGIC + salt)
    for number, piece, is_last in _pieces(source, PIECE):
        target.write(cipher.encrypt(_nonce(number, is_last), piece, None))


def unseal(source: BinaryIO, target: BinaryIO, code: str):
    from cryptography.exceptions import InvalidTag

    if source.read(len(MAGIC)) != MAGIC:
        raise Unreadable("this is no copy of a box")
    cipher = _cipher(code, source.read(SALT_BYTES))
    try:
        for number, piece, is_last in _pieces(source, PIECE + TAG_BYTES):
            target.write(cipher.decrypt(_nonce(number, is_last), piece, None))
    except InvalidTag as error:
        raise Unreadable("it was damaged, or the restore code is another one") from error


def _new_code() -> str:
    return as_typed(base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode())


def _cipher(code: str, salt: bytes):
    # Only those who make or open a copy need OpenSSL.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(hashlib.blake2b(code.encode(), digest_size=32, salt=salt, person=b"qiantai copy").digest())


def _nonce(number: int, is_last: bool) -> bytes:
    # Every file has a key of its own, so a count is enough; the mark at the end finds what was cut off.
    return number.to_bytes(11) + bytes([is_last])


def _pieces(source, size):
    """(number, piece, whether it is the last); an empty file is one empty piece."""
    number, piece = 0, source.read(size)
    while following := source.read(size):
        yield number, piece, False
        number, piece = number + 1, following
    yield number, piece, True
