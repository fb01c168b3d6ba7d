"""Pictures for tests: honest ones, and those somebody made to do harm."""
import io
import struct
import zlib

from PIL import Image

ORIENTATION, GPS = 0x0112, 0x8825
TURNED_RIGHT = 6
SCRIPT = b"<html><script>alert(1)</script></html>"


def jpeg(width: int = 400, height: int = 300, colour: str = "teal", **options) -> bytes:
    return _saved(Image.new("RGB", (width, height), colour), "JPEG", **options)


def png(width: int = 400, height: int = 300) -> bytes:
    return _saved(Image.new("RGBA", (width, height), (0, 0, 0, 0)), "PNG")


def webp() -> bytes:
    return _saved(Image.new("RGB", (400, 300), "teal"), "WEBP")


def gif() -> bytes:
    return _saved(Image.new("P", (40, 30)), "GIF")


def from_a_phone() -> bytes:
    """Lying on its side, its upper half red; and it knows where it was taken."""
    picture = Image.new("RGB", (400, 200), "white")
    picture.paste("red", (0, 0, 200, 200))
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    exif[GPS] = {1: "N", 2: (22.0, 32.0, 0.0), 3: "E", 4: (114.0, 3.0, 0.0)}
    return _saved(picture, "JPEG", exif=exif)


def polyglot() -> bytes:
    """A picture and a page at once, in its comment and after its end."""
    return jpeg(comment=SCRIPT) + SCRIPT


def bomb(width: int = 12_000, height: int = 12_000) -> bytes:
    """A few kilobytes that want to become 432 MB."""
    packer = zlib.compressobj(9)
    row = bytes(1 + width * 3)
    dots = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", dots) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _saved(picture, kind, **options) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
