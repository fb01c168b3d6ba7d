"""Cutting a long list into pages."""
from typing import NamedTuple


class Page(NamedTuple):
    """One page of a list, counted from 1; a number beyond the last page means the last one."""

    number: int
    count: int
    size: int

    @classmethod
    def of(cls, total: int, number: int, size: int) -> "Page":
        count = max(1, -(-total // size))
        return cls(min(max(1, number), count), count, size)

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size

    @property
    def end(self) -> int:
        return self.start + self.size
