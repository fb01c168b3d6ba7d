"""What box and head office say to each other outside batches. Both sides use the same types."""
from typing import Annotated, Literal

import msgspec

from sync.wire import Count, Name


CLOCKS_APART_MS = 120_000  # what people are told of; nothing is ordered by a clock
Reason = Annotated[str, msgspec.Meta(max_length=200)]
Key = Annotated[str, msgspec.Meta(max_length=200, pattern="^[^\\x00]*$")]
Fact = Annotated[str, msgspec.Meta(max_length=255)]  # as long as the name of a machine
Bucket = Annotated[int, msgspec.Meta(ge=0, le=255)]
Rows = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Health(msgspec.Struct, kw_only=True):
    """How a box is. What it does not say is None: of a silent box nobody may read that all is well.

    paper: ok | low | out | silent, by printer; alarms: names of what its desk is told; restarts: within the last seven days.
    """

    paper: Annotated[dict[Name, Name], msgspec.Meta(max_length=50)] | None = None
    disk_free_mb: Count | None = None
    backup_age_min: Count | None = None
    alarms: Annotated[list[Name], msgspec.Meta(max_length=50)] = []
    restarts: Count | None = None


class Facts(msgspec.Struct, kw_only=True):
    """What head office shows about a box: its program, its machine, the letters its tickets begin with, and how it is."""

    app: Fact = ""
    host: Fact = ""
    lane: Fact = ""
    health: Health = msgspec.field(default_factory=Health)


class Enrolling(msgspec.Struct):
    code: str
    facts: Facts


class Enrolment(msgspec.Struct):
    site_id: str
    device_id: str
    token: str


class Renewing(msgspec.Struct):
    """Asks for the next token; who asks is known from the present one."""


class Inflight(msgspec.Struct):
    """A batch that was sent, but whose answer may never have arrived."""

    start: Count
    to: Count
    sha: Name


class Hello(msgspec.Struct, kw_only=True):
    """refused: why this box did not take a release, by the hash of the release; numbers: of the releases in manifest, as far as known."""

    incarnation: Annotated[Name, msgspec.Meta(min_length=1)]
    acked: Count
    head: Name
    inflight: Inflight | None = None
    max_seq: Count
    succeeds: Name = ""
    forked_at: Count = 0
    manifest: Annotated[dict[Name, Name], msgspec.Meta(max_length=50)] = {}
    numbers: Annotated[dict[Name, Rows], msgspec.Meta(max_length=50)] = {}
    refused: Annotated[dict[Name, Reason], msgspec.Meta(max_length=50)] = {}
    facts: Facts = msgspec.field(default_factory=Facts)
    now_ms: Count = 0


class ReleaseNote(msgspec.Struct):
    """Which release of a table is the current one."""

    number: int
    hash: str
    rows: int


class Welcome(msgspec.Struct, kw_only=True):
    """shared_letters: another box of the community gives them as well."""

    cursor: int
    head: str
    server_ms: int
    batch_rows: int
    renew: bool = False
    manifest: dict[str, ReleaseNote] = {}
    shared_letters: str = ""


class Rejected(msgspec.Struct):
    seq: int
    reason: str


class Taken(msgspec.Struct):
    """Head office has everything up to cursor; rejected rows stand in its quarantine."""

    cursor: int
    head: str
    rejected: list[Rejected] = []


class Disagreement(msgspec.Struct):
    """Why a push or hello was not taken: 'cursor' (ask again) or 'fork' (another history under this name)."""

    error: str
    cursor: int
    incarnation: str


class OwnRow(msgspec.Struct):
    """A row as head office has it, for the box that once sent it; no body when it was deleted."""

    tbl: str
    pk: str
    seq: int
    body: dict | None


class OwnRows(msgspec.Struct):
    rows: list[OwnRow]
    more: bool


class Sums(msgspec.Struct):
    """Per table: bucket number to count and sum of the row hashes."""

    incarnation: Name
    cursor: Count
    tables: Annotated[dict[Name, dict[Bucket, tuple[Rows, str]]], msgspec.Meta(max_length=200)]


class AskingBack(msgspec.Struct):
    """Own rows that head office got after this position, the next page of them."""

    after: Count
    tbl: Name = ""
    pk: Key = ""


class Compared(msgspec.Struct):
    rows: int
    differing: dict[str, list[int]]


class BucketRows(msgspec.Struct):
    """Key and hash of every row head office has in one bucket."""

    rows: dict[str, str]


class Offered(msgspec.Struct):
    """Files a box has, by their hashes."""

    hashes: Annotated[list[Hash], msgspec.Meta(max_length=1000)]


class Missing(msgspec.Struct):
    """Which of them head office lacks, and how many bytes of each it has already."""

    offsets: dict[str, int]


class Held(msgspec.Struct):
    """How much of one file head office has; whole: under its name, with the hash it should have."""

    offset: int
    whole: bool


class Shown(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a phone is told of one ticket, as codes. Nothing here is about a person, and no field takes free text of one.

    low and high are minutes, both 0 for "in a moment"; window is where it was called to, until the time to which a place is kept.
    """

    number: Annotated[str, msgspec.Meta(pattern="^[A-Z][0-9]{1,6}$")]
    state: Literal["waiting", "away", "called", "serving", "held", "no_show", "done", "cancelled"]
    service_zh: Annotated[str, msgspec.Meta(max_length=40, pattern="^[^\\x00]*$")]
    service_en: Annotated[str, msgspec.Meta(max_length=80, pattern="^[^\\x00]*$")] = ""
    ahead: Annotated[int, msgspec.Meta(ge=0, le=9999)] | None = None
    low: Annotated[int, msgspec.Meta(ge=0, le=9999)] | None = None
    high: Annotated[int, msgspec.Meta(ge=0, le=9999)] | None = None
    is_measured: bool = False
    window: Annotated[int, msgspec.Meta(ge=0, le=999)] | None = None
    until: Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")] = ""


OVER = ("done", "cancelled")  # such a ticket does not become old


class Relaying(msgspec.Struct):
    """Tickets of today by the hash of their token, those that changed or, as a whole, all of them. None is a sign of life."""

    shown: Annotated[dict[Hash, Shown], msgspec.Meta(max_length=3000)]
    whole: bool = False


class Heard(msgspec.Struct):
    """How many tickets of this box head office shows."""

    held: int
