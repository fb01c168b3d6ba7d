"""PDFs made here, of blocks. They are drawn in a process of its own; the same blocks give the same bytes."""
from pathlib import Path

import msgspec

from kiosk import apart, i18n
from kiosk.documents import blobs
from kiosk.documents.blocks import Block, Picture
from kiosk.documents.programs import compose
from kiosk.i18n import N_

MB = 1024 * 1024
LIMITS = apart.Limits(memory=768 * MB, cpu_s=60, written=64 * MB, within_s=120, files=64)
PAGE_WORDS = N_("Page %(number)d of %(pages)d")


def make(blocks: list[Block], *, title: str, header: str = "", footer: str = "", language: str | None = None) -> bytes:
    """The PDF. title is its name in a viewer; header and footer stand on every page, the footer beside "page 1 of 3"."""
    about = {"title": title, "header": header, "footer": footer, "page_words": i18n.say_in(language or i18n.language(), PAGE_WORDS)}
    given = msgspec.json.encode({"blocks": list(map(_plain, blocks)), **about})
    return apart.turn(Path(compose.__file__), given=given, limits=LIMITS)


def _plain(block: Block) -> dict:
    return msgspec.to_builtins(block) | ({"path": str(_whole(block.sha))} if isinstance(block, Picture) else {})


def _whole(sha: str) -> Path:
    if not blobs.is_whole(sha):
        raise blobs.Damaged(sha)
    return blobs.path(sha)
