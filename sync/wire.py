"""Batches on the wire: a header line, one JSON line per row, a trailer with count and hash, all zlib-compressed."""
import hashlib
import zlib
from typing import Annotated

import msgspec

VERSION = 1
RAW_BATCH = 512 * 1024  # what a box puts into one batch before compression
RAW_LIMIT = 2 * 1024 * 1024  # what head office unpacks at most
BODY_LIMIT = 1024 * 1024
LEVEL = 6

# What a database column can hold: 64 bits, and text without the one character that PostgreSQL has no place for.
Count = Annotated[int, msgspec.Meta(ge=0, le=2**62)]
Version = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Name = Annotated[str, msgspec.Meta(max_length=64, pattern="^[^\\x00]*$")]
NOT_JSON = (msgspec.DecodeError, ValueError, RecursionError)  # what reading it may end with

_encoder = msgspec.json.Encoder()
line = _encoder.encode


class WireError(Exception):
    """The bytes are damaged, cut, or not a batch at all."""


class TooMuch(WireError):
    """More content than head office unpacks at once."""


class OtherVersion(WireError):
    """A batch of a format this program does not speak."""


class Header(msgspec.Struct):
    v: int
    incarnation: Name
    start: Count = msgspec.field(name="from")
    to: Count
    complete: bool
    schemas: dict[Name, tuple[Version, list[str]]]


class Trailer(msgspec.Struct):
    n: int
    sha256: str


class Packed(msgspec.Struct):
    """A batch ready to travel: the compressed body and the hash that names it."""

    body: bytes
    sha: str


class Received(msgspec.Struct):
    header: Header
    lines: list[bytes]
    sha: str


_headers = msgspec.json.Decoder(Header)
_trailers = msgspec.json.Decoder(Trailer)
_rows = msgspec.json.Decoder(list)


def encode(header: Header, lines: list[bytes]) -> Packed:
    content = b"\n".join([_encoder.encode(header), *lines, b""])
    sha = hashlib.sha256(content).hexdigest()
    trailer = _encoder.encode(Trailer(n=len(lines), sha256=sha))
    return Packed(body=zlib.compress(content + trailer, LEVEL), sha=sha)


def decode(body: bytes) -> Received:
    raw = unpack(body, RAW_LIMIT)
    end = raw.rfind(b"\n") + 1
    content, last = raw[:end], raw[end:]
    try:
        trailer = _trailers.decode(last)
        head, *lines = content.split(b"\n")[:-1]
        header = _headers.decode(head)
    except NOT_JSON as error:
        raise WireError(f"not a batch: {error}") from error

    sha = hashlib.sha256(content).hexdigest()
    if sha != trailer.sha256 or len(lines) != trailer.n:
        raise WireError("the content does not match its hash")
    if header.v != VERSION:
        raise OtherVersion(f"version {header.v}")
    if header.to < header.start:
        raise WireError("a header that makes no sense")
    return Received(header=header, lines=lines, sha=sha)


def row(text: bytes) -> list:
    """One line as a list; WireError when it is not one."""
    try:
        return _rows.decode(text)
    except NOT_JSON as error:
        raise WireError(str(error)) from error


def pack(raw: bytes) -> bytes:
    return zlib.compress(raw, LEVEL)


def unpack(body: bytes, limit: int) -> bytes:
    """The bytes inside, never more than the limit: a small body can hold a very large one."""
    inflater = zlib.decompressobj()
    try:
        raw = inflater.decompress(body, limit + 1)
    except zlib.error as error:
        raise WireError(f"not compressed as agreed: {error}") from error
    if len(raw) > limit:
        raise TooMuch("more content than allowed")
    if not inflater.eof or inflater.unused_data:
        raise WireError("cut short or followed by something else")
    return raw


def next_head(head: str, sha: str) -> str:
    """The hash over everything sent so far, after one more batch."""
    return hashlib.sha256((head + sha).encode()).hexdigest()
