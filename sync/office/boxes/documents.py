"""Documents that were signed at a community, as they landed, and those of their files that have arrived."""
import hashlib
import re
from datetime import timedelta
from typing import Annotated, NamedTuple

import msgspec
from markupsafe import Markup

from sync.messages import Hash
from sync.office.boxes.blobs import Shelf
from sync.office.core import Office
from sync.office.people import acts
from sync.wire import NOT_JSON

PAGE = 50
OPENED, STAYS_OPEN = "document.opened", timedelta(hours=1)
HashOrNone = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")]
PICTURE = "image/png"
HTML, LINE_ENDS = "html", re.compile(r"</(?:p|li|h\d|div|tr)>|<br ?/?>")
PNG, PDF = b"\x89PNG\r\n", b"%PDF-"


class Content(msgspec.Struct, frozen=True):
    """What head office reads of a frozen document; the box keeps more in it."""

    source: HashOrNone = ""
    images: list[tuple[Hash, int, int]] = []
    seal: HashOrNone = ""
    pages: list[str] = []
    format: str = ""


class File(NamedTuple):
    sha: str
    is_here: bool


class Document(NamedTuple):
    """pictures are of its pages, in their order, texts what stands on pages without any; source is the PDF they were made of, if there was one."""

    sha: str
    number: str
    version: int
    title: str
    pages: int
    pictures: list[File]
    seal: File | None
    source: File | None
    texts: list[str]

    @property
    def called(self) -> str:
        return f"{self.number} v{self.version}"

    @property
    def files(self) -> list[File]:
        return [file for file in (*self.pictures, self.seal, self.source) if file]

    @property
    def arrived(self) -> int:
        return sum(file.is_here for file in self.files)


def of(office: Office, site_id: str, page: int = 0) -> tuple[list[Document], bool]:
    """The newest first, a page of them, and whether there is another page."""
    rows = office.store.rows(
        "select pk, body from landed where site_id = ? and tbl = 'frozen_document' and deleted_seq is null "
        "order by src_seq desc, pk limit ? offset ?", site_id, PAGE + 1, page * PAGE,
    )
    return [found for row in rows[:PAGE] if (found := _document(office, site_id, row))], len(rows) > PAGE


def find(office: Office, site_id: str, sha: str) -> Document | None:
    row = office.store.first(
        "select pk, body from landed where site_id = ? and tbl = 'frozen_document' and pk = ? and deleted_seq is null",
        site_id, sha,
    )
    return row and _document(office, site_id, row)


def open_for(office: Office, who: str, site_id: str, document: Document, purpose: str):
    """Its pages name people and homes: whoever looks at them says why."""
    acts.note(office, who, OPENED, site_id, document.called, purpose)


def is_open_for(office: Office, who: str, site_id: str, document: Document) -> bool:
    since_ms = office.clock() - STAYS_OPEN // timedelta(milliseconds=1)
    return acts.was_noted(office, who, OPENED, site_id, document.called, since_ms)


def read(office: Office, site_id: str, sha: str) -> bytes | None:
    """A file of this community, or None. One that was damaged here makes room, so that the box sends it again at night."""
    return _shelf(office, site_id).read(sha) if office.files else None


def kind(content: bytes) -> str:
    """Told by its first bytes: what a box calls it decides nothing about how a browser takes it."""
    if content.startswith(PNG):
        return PICTURE
    return "application/pdf" if content.startswith(PDF) else "application/octet-stream"


def _document(office: Office, site_id: str, row: dict) -> Document | None:
    """None when its bytes do not come to its name, or are no document: then nobody can say what was signed."""
    body = msgspec.json.decode(row["body"])
    try:
        raw = bytes.fromhex(body["bytes"])
        content = msgspec.json.decode(raw, type=Content)
        named = [body[name] for name in ("number", "version", "title", "pages")]
    except (*NOT_JSON, KeyError, TypeError):
        return None
    if hashlib.sha256(raw).hexdigest() != row["pk"]:
        return None
    return Document(
        row["pk"], *named,
        [_file(office, site_id, image[0]) for image in content.images],
        _file(office, site_id, content.seal) if content.seal else None,
        _file(office, site_id, content.source) if content.source else None,
        [] if content.images else [_text(content, page) for page in content.pages],
    )


def _text(content: Content, page: str) -> str:
    """A page of marked-up text as its lines: a box is not believed that its marks do no harm."""
    return page if content.format != HTML else "\n".join(filter(None, (Markup(line).striptags() for line in LINE_ENDS.split(page))))


def _file(office: Office, site_id: str, sha: str) -> File:
    return File(sha, bool(office.files) and _shelf(office, site_id).held(sha).whole)


def _shelf(office: Office, site_id: str) -> Shelf:
    return Shelf(office.files, site_id)
