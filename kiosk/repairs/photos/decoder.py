"""A process of its own that makes a plain JPEG of whatever was sent: decoder.py <upload >picture. It imports nothing of the kiosk.

A hostile picture can only end this process. What it says goes to stderr: the size in pixels; or it exits with a reason.
"""
import os
import resource
import sys

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 24 * 1024 * 1024  # what telephones call 24 megapixels is a little more than 24 million
LONGEST_PX = 1600
QUALITY = 82
NO_PICTURE, TOO_MANY_PIXELS, BROKEN = 3, 4, 5

MOST_MEMORY = 288 * 1024 * 1024
MOST_CPU_S = 10
MOST_WRITTEN = 4 * 1024 * 1024
MOST_FILES = 32
NICE = 10
KILL_ME_FIRST = "1000"


def main():
    _stay_small()
    with open(0, "rb") as upload, open(1, "wb") as target:
        picture = _plain(_open(upload))
        picture.save(target, "JPEG", quality=QUALITY, optimize=True)
    sys.stderr.write(f"{picture.width} {picture.height}")


def _stay_small():
    for limit, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_CPU_S), (resource.RLIMIT_FSIZE, MOST_WRITTEN),
                        (resource.RLIMIT_NOFILE, MOST_FILES), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(limit, (most, most))
    os.nice(NICE)
    if os.path.exists("/proc/self/oom_score_adj"):  # a machine out of memory ends this process, not the site
        with open("/proc/self/oom_score_adj", "w") as score:
            score.write(KILL_ME_FIRST)


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


def _plain(picture):
    """Upright, small, on white, and without a word of what was written into the file beside the dots."""
    from PIL import Image, ImageOps

    try:
        picture.draft("RGB", (LONGEST_PX, LONGEST_PX))  # a large JPEG is not unpacked in full
        if picture.mode not in ("L", "RGB", "RGBA"):
            picture = picture.convert("RGBA")
        picture.thumbnail((LONGEST_PX, LONGEST_PX))
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
