"""The contract of a day's report: what a box says of one day to head office. Figures only, and no person."""
import msgspec


class Visits(msgspec.Struct, frozen=True):
    """The numbers of a day, of a service or of a window. Waits are minutes; None is nothing measured."""

    name: str
    taken: int
    served: int
    missed: int
    left: int
    voided: int
    still_open: int
    wait_p50: float | None
    wait_p90: float | None
    ratings: int
    mean_rating: float | None


class Repairs(msgspec.Struct, frozen=True):
    """late is how many of the open ones nobody came for in the promised time."""

    reported: int
    finished: int
    open: int
    late: int


class Numbers(msgspec.Struct, frozen=True):
    """The numbers of one letter, first to last."""

    first: str
    last: str
    missing: list[int]


class DayFigures(msgspec.Struct, frozen=True):
    """tickets is the fingerprint of every number and its end; receipts and head are how the book of signatures stands."""

    visits: Visits
    services: list[Visits]
    windows: list[Visits]
    repairs: Repairs
    taken_fen: int
    signed: int
    refused: int
    slips: int
    reprints: int
    numbers: list[Numbers]
    tickets: str
    receipts: int
    head: str
