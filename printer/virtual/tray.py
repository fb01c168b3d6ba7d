"""The papers that came out: the newest of them in memory, and as files where a folder was given."""
import logging
from dataclasses import dataclass
from pathlib import Path

from printer.virtual.engine import read_sheet

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Paper:
    """The bytes of one paper; the rest is worked out when somebody asks. Number 0 has not come out yet."""

    raw: bytes
    width_dots: int
    number: int = 0

    @property
    def text(self) -> str:
        """Its lines; a code is `[QR what it says]`, a picture `[image WIDTHxHEIGHT]`."""
        return "\n".join(read_sheet(self.raw, self.width_dots).lines).rstrip("\n") + "\n"

    @property
    def image(self):
        """A PIL picture of mode "1", as wide as the head, black 0 on white 255."""
        # Pillow and the fonts are 9 MB that a printer nobody looks at does not need.
        from printer.virtual.drawing import draw

        return draw(read_sheet(self.raw, self.width_dots), self.width_dots)

    @property
    def unknown(self) -> list[bytes]:
        """Commands this printer does not have: another one may not have them either."""
        return read_sheet(self.raw, self.width_dots).unknown

    @property
    def is_cut(self) -> bool:
        """False when the job broke off before the knife."""
        return read_sheet(self.raw, self.width_dots).is_cut


class Tray:
    def __init__(self, folder: Path | None, width_dots: int, kept_papers: int):
        self.folder = folder
        self.kept_papers = kept_papers
        self.width_dots = width_dots
        self.papers = self._found()
        self.last_number = self.papers[-1].number if self.papers else 0

    def put(self, raw: bytes):
        self.last_number += 1
        paper = Paper(raw, self.width_dots, self.last_number)
        # A new tuple, because other threads may be reading the old one.
        self.papers = (*self.papers, paper)[-self.kept_papers :]
        if self.folder:
            self._keep(paper)

    def _found(self) -> tuple[Paper, ...]:
        files = self._files()[-self.kept_papers :]
        return tuple(Paper(file.read_bytes(), _width_of(file) or self.width_dots, _number_of(file)) for file in files)

    def _keep(self, paper: Paper):
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / f"{paper.number:06}-{paper.width_dots}.bin").write_bytes(paper.raw)
            for file in self._files()[: -self.kept_papers]:
                file.unlink(missing_ok=True)
        except OSError as error:
            log.warning("paper %s is not kept in %s: %s", paper.number, self.folder, error)

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("[0-9]" * 6 + "*.bin")) if self.folder else []


def _number_of(file: Path) -> int:
    return int(file.stem.partition("-")[0])


def _width_of(file: Path) -> int:
    """0 for a paper of the first program, which did not write it down."""
    return int(file.stem.partition("-")[2] or 0)
