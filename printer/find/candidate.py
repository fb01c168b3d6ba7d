"""Something that may be a printer, and how a person reads it."""
from dataclasses import dataclass, field

from printer.identity import Identity

_OBSTACLES = {
    "not-allowed": "this user may not open it (on Linux: the group lp for USB, dialout for serial lines)",
    "no-driver": "a package is missing that is needed to open it",
    "unreachable": "it cannot be opened; something else may be using it",
    "link-lost": "the line broke while it was asked",
}
_MUTE = "does not answer: its papers will be called sent, never printed"
_PERHAPS_NONE = "does not answer: perhaps another kind of printer, or none"
_NARROW, _WIDE = "58 mm paper, 384 dots", "80 mm paper, 576 dots"


@dataclass(frozen=True)
class Candidate:
    """label is what the machine calls it; is_printer is False while only its place speaks for it."""

    address: str
    label: str = ""
    is_printer: bool = True
    identity: Identity = field(default_factory=Identity)
    obstacle: str = ""

    @property
    def name(self) -> str:
        return self.identity.name or self.label

    @property
    def paper(self) -> str:
        """A guess from the name: 58 mm models say so."""
        return _NARROW if "58" in self.name else _WIDE

    @property
    def line(self) -> str:
        return f"{self.address}  {self.name or 'no name known'}; {self._answer}"

    @property
    def _answer(self) -> str:
        if self.obstacle:
            return _OBSTACLES.get(self.obstacle, self.obstacle)
        if not self.identity.answers:
            return _MUTE if self.is_printer else _PERHAPS_NONE
        if self.identity.fence_ms is None:
            return f"tells its state in {self.identity.status_ms} ms, but does not confirm papers"
        return f"tells its state in {self.identity.status_ms} ms and confirms papers in {self.identity.fence_ms} ms"
