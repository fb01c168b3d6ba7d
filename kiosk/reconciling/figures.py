"""Totals of what was said of orders: completed, not completed and why, by trade (D-02). They carry no person."""
import hashlib
from collections import Counter
from typing import NamedTuple

import msgspec

from kiosk.reconciling.verdicts import DONE, REASONS


class Said(NamedTuple):
    """What was said of one order."""

    number: str
    trade: str
    verdict: str


class Figures(msgspec.Struct, frozen=True):
    """by_trade holds how many were completed and how many were not; reasons are those of the not completed."""

    completed: int
    not_completed: int
    by_trade: dict[str, tuple[int, int]]
    reasons: dict[str, int]

    @classmethod
    def of(cls, said) -> "Figures":
        done = Counter(one.trade for one in said if one.verdict == DONE)
        undone = Counter(one.trade for one in said if one.verdict != DONE)
        reasons = Counter(one.verdict for one in said if one.verdict != DONE)
        return cls(
            completed=done.total(), not_completed=undone.total(),
            by_trade={trade: (done[trade], undone[trade]) for trade in dict.fromkeys(one.trade for one in said)},
            reasons={code: reasons[code] for code in REASONS if reasons[code]},
        )


def digest(title, said) -> str:
    """SHA-256 over every order and what was said of it: the paper, the box and head office keep the same one."""
    lines = "\n".join(f"{one.number} {one.trade} {one.verdict}" for one in sorted(said))
    return hashlib.sha256(f"{title}\n{lines}".encode()).hexdigest()
