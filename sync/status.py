"""What people are told about the exchange: how things stand, and what one full sync did."""
from typing import NamedTuple

from sync import capture
from sync.line import NEEDS_SOMEBODY


class SyncStatus(NamedTuple):
    """What the status bar shows. fork_alarm stays until a person clears it; drift_ms is how far this clock is ahead of head office's.

    is_shut_out: waiting alone will not help, somebody has to act.
    """

    last_success_ms: int | None
    pending: int
    last_error: str | None
    fork_alarm: str | None
    parked: int
    last_proof_ms: int | None
    drift_ms: int = 0
    files_waiting: int = 0
    files_faulty: int = 0
    files_error: str | None = None
    is_shut_out: bool = False
    refused_releases: int = 0
    shared_letters: str = ""


class Summary(NamedTuple):
    """What one full sync did."""

    batches: int
    rows: int
    rejected: int
    released: list[str]
    proved_rows: int | None


def of(box) -> SyncStatus:
    read_key = box.state.read
    connection = box.database.connection()
    waiting, faulty = box.carrier.left() if box.carrier else (0, 0)
    return SyncStatus(
        last_success_ms=read_key("last_success_ms", int),
        pending=capture.pending(connection, box.state.acked()),
        last_error=read_key("last_error", str),
        fork_alarm=read_key("fork_alarm", str),
        parked=len(capture.parked(connection)),
        last_proof_ms=read_key("last_proof_ms", int),
        drift_ms=read_key("drift_ms", int) or 0,
        files_waiting=waiting,
        files_faulty=faulty,
        files_error=read_key("files_error", str),
        is_shut_out=read_key("last_error", str) in NEEDS_SOMEBODY,
        refused_releases=len(read_key("refused", dict[str, str]) or {}),
        shared_letters=read_key("shared_letters", str) or "",
    )
