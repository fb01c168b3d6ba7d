"""What can be wrong with a printer, as switches that any thread may turn at any time."""
import threading
from dataclasses import dataclass

_counting = threading.RLock()


@dataclass
class Faults:
    """Three of them stop the paper: no paper, an open cover, offline or jammed.

    runs_out_after and cuts_the_link_after count bytes of jobs from the moment they are set. The paper ends
    before the first command that would go beyond; the link breaks before the first byte that would.
    """

    has_paper: bool = True
    is_near_end: bool = False
    is_cover_open: bool = False
    is_offline: bool = False
    is_jammed: bool = False
    is_silent: bool = False
    answers_fences: bool = True
    bytes_per_s: int = 0
    runs_out_after: int | None = None
    cuts_the_link_after: int | None = None

    def __setattr__(self, name: str, value):
        with _counting:
            object.__setattr__(self, name, value)
        self.on_change()

    def on_change(self):
        """The printer hangs its bell here."""

    @property
    def is_stopped(self) -> bool:
        return not self.has_paper or self.is_cover_open or self.is_offline or self.is_jammed

    def status(self, query: int) -> int:
        """The answer to DLE EOT 1 to 4."""
        facts = {
            1: 0x08 * self.is_stopped,
            2: 0x04 * self.is_cover_open | 0x20 * (not self.has_paper) | 0x40 * self.is_jammed,
            3: 0x08 * self.is_jammed,
            4: 0x0C * (self.is_near_end or not self.has_paper) | 0x60 * (not self.has_paper),
        }
        return 0x12 | facts[query]

    def sensors(self) -> int:
        """The answer to GS r 1."""
        return 0x03 * (self.is_near_end or not self.has_paper) | 0x0C * (not self.has_paper)

    def lets_print(self, count: int) -> bool:
        """Whether the next command, of so many bytes, comes out; the roll may end here."""
        with _counting:
            if self.runs_out_after is not None and count > self.runs_out_after:
                self.runs_out_after, self.has_paper = None, False
            if self.is_stopped:
                return False
            self._count_down("runs_out_after", count)
            return True

    def lets_in(self, count: int) -> int:
        """How many of the next bytes arrive; fewer than asked for when the link breaks here."""
        with _counting:
            limit = self.cuts_the_link_after
            if limit is None or count <= limit:
                self._count_down("cuts_the_link_after", count)
                return count
            self.cuts_the_link_after = None
            return limit

    def _count_down(self, name: str, count: int):
        # Counting is no change that anybody has to hear of.
        if (left := getattr(self, name)) is not None:
            object.__setattr__(self, name, left - count)
