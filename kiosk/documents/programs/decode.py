"""A process of its own that makes a plain picture of whatever was sent: decode.py FORMAT LONGEST_PX <upload >picture. It imports nothing of the kiosk.

A hostile picture can only end this process. What it says goes to stderr: the size in pixels; or it exits with a reason.
"""
import sys

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 24 * 1024 * 1024  # what telephones call 24 megapixels is a little more than 24 million
QUALITY = {"JPEG": {"quality": 82, "optimize": True}, "PNG": {"optimize": True}}
NO_PICTURE, TOO_MANY_PIXELS, BROKEN = 3, 4, 5


def main():
    kind, longest_px = sys.argv[1], int(sys.argv[2])
    with open(0, "rb") as upload, open(1, "wb") as target:
        picture = _plain(_open(upload), longest_px)
        picture.save(target, kind, **QUALITY[kind])
    sys.stderr.write(f"{picture.width} {picture.height}")


def _open(upload):
    """The picture with only its header read, so that its size is known before anything is unpacked."""
    from PIL import Image

    try:
        picture = Image.open(upload, formats=FORMATS)
    except (OSError, SyntaxError, ValueError):
        sys.exit(NO_PICTURE)
    except Image.DecompressionBombError:
        sys.exit(TOO_MANY_PIXELS)
    if picture.width * picture.height > MOST_PIXELS:
        sys.exit(TOO_MANY_PIXELS)
    return picture


def _plain(picture, longest_px):
    """Upright, small, on white, and without a word of what was written into the file beside the dots."""
    from PIL import Image, ImageOps

    try:
        picture.draft("RGB", (longest_px, longest_px))  # a large JPEG is not unpacked in full
        if picture.mode not in ("L", "RGB", "RGBA"):
            picture = picture.convert("RGBA")
        picture.thumbnail((longest_px, longest_px))
        picture = ImageOps.exif_transpose(picture).convert("RGBA")
    except MemoryError:
        sys.exit(TOO_MANY_PIXELS)
    except (OSError, SyntaxError, ValueError):
        sys.exit(BROKEN)
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture)
    return paper


if __name__ == "__main__":
    main()
