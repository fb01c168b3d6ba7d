"""One measured figure beside its limit, and the words that say whether it is within it. Knows no benchmark."""
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """A value with at most one limit. `against` says what the limit is when it was measured in the same run."""

    what: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    against: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Measured over limit; None without one."""
        limit = self.at_most if self.at_least is None else self.at_least
        return self.value / limit if limit else None

    @property
    def is_within(self) -> bool | None:
        if self.at_most is not None:
            return self.value <= self.at_most
        return self.value >= self.at_least if self.at_least is not None else None

    @property
    def verdict(self) -> str:
        return {True: "within", False: "OVER BUDGET", None: "no budget"}[self.is_within]

    @property
    def limit(self) -> str:
        if self.at_most is None and self.at_least is None:
            return "-"
        sign, value = ("<=", self.at_most) if self.at_least is None else (">=", self.at_least)
        return f"{sign} {short(value)}" + (f" ({self.against})" if self.against else "")

    def as_row(self) -> dict:
        return asdict(self) | {"ratio": self.ratio, "within": self.is_within}


def at_quantile(values: list[float], share: float) -> float:
    """The smallest measured value that at least this share of all does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: list[float]) -> float:
    return at_quantile(values, 0.5)


def spread(values: list[float]) -> str:
    p50, p95, p99 = (at_quantile(values, share) for share in (0.50, 0.95, 0.99))
    return f"p50 {short(p50)}, p95 {short(p95)}, p99 {short(p99)}, worst {short(max(values))}, n {len(values)}"


def short(value: float) -> str:
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
