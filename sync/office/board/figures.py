"""What a day came to, counted from the rows that landed. What cannot be known is None, which pages show as no data and never as nought."""
from collections import Counter
from collections.abc import Iterable

import msgspec

from sync.office.boxes.days import is_moment

MS_PER_MINUTE = 60_000
LONG_WAIT_MIN = 20
PLEASED_FROM = 4  # of five stars
AT_THE_DESK = "desk"
NOBODY_WAITED = msgspec.Raw(b"{}")
SUMMED = ("taken", "served", "missed", "waiting", "repairs", "due", "done", "signed", "refused", "rated", "pleased")

_read = msgspec.json.Decoder(dict[int, int]).decode  # not with the rest: a page of many communities needs none of it


class Figures(msgspec.Struct, array_like=True):
    """Of one community's day, or the sum of several.

    p50 and p90 are whole minutes of waiting; waits, from which sums have theirs: how many waited so many minutes;
    due: repairs promised for the day, done: those of them that were finished in it; open and overdue: orders at the end of the day,
    None where nobody reckoned them; communities: how many are summed.
    """

    taken: int = 0
    served: int = 0
    missed: int = 0
    waiting: int = 0
    repairs: int = 0
    due: int = 0
    done: int = 0
    signed: int = 0
    refused: int = 0
    rated: int = 0
    pleased: int = 0
    open: int | None = None
    overdue: int | None = None
    p50: int | None = None
    p90: int | None = None
    communities: int = 1
    waits: msgspec.Raw = NOBODY_WAITED

    @classmethod
    def sum(cls, several: Iterable["Figures"]) -> "Figures | None":
        """None of none: nought would be a figure."""
        several, waits = list(several), Counter()
        if not several:
            return None
        for each in several:
            waits.update(_read(each.waits))
        counted = {name: sum(getattr(each, name) for each in several) for name in (*SUMMED, "communities")}
        return cls(**counted, **waiting(waits), open=_known(several, "open"), overdue=_known(several, "overdue"))

    @property
    def is_long(self) -> bool:
        """One in ten waited longer than people bear."""
        return self.p90 is not None and self.p90 > LONG_WAIT_MIN

    @property
    def missed_share(self) -> float | None:
        """Of those who were called and whose visit has an end."""
        return share(self.missed, self.missed + self.served)

    @property
    def done_share(self) -> float | None:
        return share(self.done, self.due)

    @property
    def pleased_share(self) -> float | None:
        return share(self.pleased, self.rated)

    @property
    def rated_share(self) -> float | None:
        return share(self.rated, self.served)


def of_rows(tickets: list[dict], orders: list[dict], receipts: list[dict], day: str, start_ms: int, until_ms: int) -> Figures:
    """orders: all that may have been open then; until_ms: the end of the day, or now while it lasts."""
    ends = Counter(map(end, tickets))
    due = [order for order in orders if order.get("state") != "cancelled" and start_ms <= _moment(order, "promised_at", -1) < until_ms]
    unsettled = [order for order in orders if not _moment(order, "ended_at", until_ms) < until_ms]
    stars = [star for ticket in tickets if type(star := ticket.get("rating")) is int]
    outcomes = Counter(receipt.get("outcome") for receipt in receipts)
    return Figures(
        taken=len(tickets), served=ends["done"], missed=ends["missed"], waiting=ends["waiting"],
        repairs=sum(order.get("day") == day for order in orders),
        due=len(due), done=sum(_is_finished(order, until_ms) for order in due),
        signed=outcomes["signed"], refused=outcomes["refused"],
        rated=len(stars), pleased=sum(star >= PLEASED_FROM for star in stars),
        open=len(unsettled), overdue=sum(_is_overdue(order, until_ms) for order in unsettled),
        **waiting(Counter(minutes for minutes in map(_waited, tickets) if minutes is not None)),
    )


def waiting(waits: Counter) -> dict:
    """What is kept of how long people waited."""
    return {"p50": _rank(waits, 50), "p90": _rank(waits, 90), "waits": msgspec.Raw(msgspec.json.encode(waits))}


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _rank(waits: Counter, percent: int) -> int | None:
    """By nearest rank: the least whole minute that so many per cent did not exceed."""
    rank, seen = -(-percent * waits.total() // 100), 0
    for minutes in sorted(waits):
        seen += waits[minutes]
        if seen >= rank:
            return minutes
    return None


def _known(several: list[Figures], name: str) -> int | None:
    values = [value for each in several if (value := getattr(each, name)) is not None]
    return sum(values) if values else None


def end(ticket: dict) -> str | None:
    """Who was called and did not come is missed, also when only the close of the day said so."""
    state = ticket.get("state")
    never_came = state == "cancelled" and ticket.get("calls") and ticket.get("started_at") is None and ticket.get("outcome") != "void"
    return "missed" if state == "no_show" or never_came else state if isinstance(state, str) else None


def _waited(ticket: dict) -> int | None:
    called, taken = _moment(ticket, "first_called_at") or _moment(ticket, "called_at"), _moment(ticket, "taken_at")
    if called is None or taken is None or ticket.get("channel") == AT_THE_DESK:
        return None
    # A clock that was set back must not make a wait that ends before it began.
    return (max(0, called - taken) + MS_PER_MINUTE // 2) // MS_PER_MINUTE


def _is_finished(order: dict, until_ms: int) -> bool:
    return _moment(order, "finished_at", until_ms) < until_ms


def _is_overdue(order: dict, until_ms: int) -> bool:
    return _moment(order, "promised_at", until_ms) < until_ms and not _is_finished(order, until_ms)


def _moment(row: dict, name: str, otherwise: int | None = None) -> int | None:
    """Boxes are not believed: what is no moment is none."""
    value = row.get(name)
    return value if is_moment(value) else otherwise
