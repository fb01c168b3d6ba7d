"""The key of the box. The site's process never holds it: a process of its own signs and checks, and ends."""
import base64
import hashlib
import re
from pathlib import Path
from typing import NamedTuple

import peewee

from kiosk import apart
from kiosk.apart import Limits
from kiosk.db import BaseModel
from kiosk.signing import signer
from kiosk.signing.frozen import SHORT_DIGITS, grouped

KEY_FILE = Path("keys") / "box.pem"
LIMITS = Limits(memory=256 * 1024 * 1024, cpu_s=60, written=16 * 1024 * 1024, within_s=120)
ONLY_HEX = re.compile(r"[0-9a-f]+")
PROGRAM = Path(signer.__file__)
# What stands before the 32 bytes of an Ed25519 key in the form that other programs read (RFC 8410).
PUBLIC_PREFIX = bytes.fromhex("302a300506032b6570032100")

_place = {}


class NoKey(Exception):
    """The key file cannot be used; the text says why."""


class Signed(NamedTuple):
    """public and signatures in hexadecimal."""

    public: str
    signatures: list[str]


class Claim(NamedTuple):
    """That the owner of this public key signed this message."""

    public: str
    signature: str
    message: bytes


class BoxKey(BaseModel):
    """Every public key this box ever signed with, under its own signature. More than one: the key file was lost, or replaced."""

    public = peewee.FixedCharField(max_length=64, primary_key=True)
    signature = peewee.FixedCharField(max_length=128)

    @classmethod
    def register(cls):
        public = own_public()
        signature, = sign([key_message(public)]).signatures
        cls.insert(public=public, signature=signature).on_conflict_ignore().execute()


def use_home(home: Path):
    _place["home"] = home.absolute()


def home() -> Path:
    return _place["home"]


def own_public() -> str:
    return sign([]).public


def can_sign() -> bool:
    """False when the key is there and cannot be used. Asking makes none."""
    try:
        return not (home() / KEY_FILE).exists() or bool(own_public())
    except NoKey:
        return False


def key_message(public: str) -> bytes:
    return f"qiantai key {public}".encode()


def sign(messages: list[bytes]) -> Signed:
    """Each message signed by this box, whose key is made with the first."""
    public, *signatures = _run(["sign", str(home() / KEY_FILE)], [message.hex() for message in messages])
    return Signed(public, signatures)


def check(claims: list[Claim]) -> list[bool]:
    """For each claim whether it is true; this needs no key of the box."""
    lines = [f"{_hex(claim.public)} {_hex(claim.signature)} {claim.message.hex()}" for claim in claims]
    return [answer == signer.YES for answer in _run(["check"], lines)] if lines else []


def fingerprint(public: str) -> str:
    """What a person compares: the first 16 digits of the SHA-256 of the public key as it is written here, in groups."""
    return grouped(hashlib.sha256(public.encode()).hexdigest()[:SHORT_DIGITS])


def as_pem(public: str) -> bytes:
    """The public key as other programs read it."""
    text = base64.b64encode(PUBLIC_PREFIX + bytes.fromhex(public)).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n".encode()


def from_pem(pem: bytes) -> str:
    """The public key in hexadecimal; empty when this is none."""
    try:
        raw = base64.b64decode(b"".join(pem.splitlines()[1:-1]), validate=True)
    except ValueError:
        return ""
    public = raw.removeprefix(PUBLIC_PREFIX).hex()
    return public if as_pem(public) == pem else ""


def _hex(text: str) -> str:
    """One way of writing only, so that a changed letter cannot mean the same bytes."""
    return text if ONLY_HEX.fullmatch(text) else "-"


def _run(arguments: list[str], lines: list[str]) -> list[str]:
    given = "".join(f"{line}\n" for line in lines).encode()
    try:
        return apart.turn(PROGRAM, *arguments, given=given, limits=LIMITS).decode().split()
    except (apart.Failed, apart.TooSlow) as error:
        raise NoKey(f"{arguments[-1]}: {error}") from error
