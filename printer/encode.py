"""Lines -> ESC/POS bytes. Only encoders know python-escpos and Pillow, so import this late."""
from escpos.constants import QR_ECLEVEL_M

from printer import raster, symbol
from printer.builder import new_builder
from printer.document import Document
from printer.han import is_in_font
from printer.layout import Line, lay_out
from printer.paper import Profile

# Three lines and the foot of the last one: 12 mm of white before the knife.
_FEED_BEFORE_CUT = 3
_FEED_BEFORE_TEARING = 4
# Function B feeds up to the knife first; function A would cut through the last lines.
_CUTS = {"full": b"\x1dVA\x00", "part": b"\x1dVB\x00"}


def encode(document: Document, profile: Profile, copy: int = 0, at: str = "") -> bytes:
    """The whole job as bytes; copy and at mark a reprint with its number and the time as people read it."""
    tape = _Tape(profile)
    marked = document.as_copy(copy, at) if copy else document
    for line in lay_out(marked, profile.paper.columns):
        tape.put(line)
    return tape.cut_off()


class _Tape:
    """Remembers what the printer is set to, so that a command goes out only when something changes."""

    def __init__(self, profile: Profile):
        self.profile = profile
        self.builder = new_builder()
        self.builder.hw("INIT")
        self.now = {"align": "left", "size": 1, "bold": False}

    def put(self, line: Line):
        self._set(align=line.align, size=line.size, bold=line.bold)
        if line.kind == "qr":
            self._put_qr(line.block.data)
        elif line.kind == "ink":
            self._put_picture(raster.ink_picture(line.block, self.profile.paper.dots))
        elif is_in_font(line.text, self.profile.chinese):
            self.builder.textln(line.text)
        else:
            self._put_picture(raster.line_picture(line, self.profile.paper.dots))

    def cut_off(self) -> bytes:
        has_knife = self.profile.cut in _CUTS
        self.builder.print_and_feed(_FEED_BEFORE_CUT if has_knife else _FEED_BEFORE_TEARING)
        if has_knife:
            self.builder._raw(_CUTS[self.profile.cut])
        return self.builder.output

    def _put_qr(self, content: str):
        dots = self.profile.paper.dots
        if self.profile.qr == "native":
            size = symbol.module_dots(content, dots)
            self.builder.qr(content, ec=QR_ECLEVEL_M, size=size, native=True)
        else:
            self._put_picture(symbol.symbol_picture(content, dots))

    def _put_picture(self, picture):
        self.builder._raw(raster.bands(picture))

    def _set(self, **wanted):
        changed = {name: value for name, value in wanted.items() if self.now[name] != value}
        self.now |= changed
        if "align" in changed:
            self.builder.set(align=changed["align"])
        if "bold" in changed:
            self.builder.set(bold=changed["bold"])
        if "size" in changed:
            self.builder.set(custom_size=True, width=changed["size"], height=changed["size"])
