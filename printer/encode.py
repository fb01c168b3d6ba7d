"""Lines -> ESC/POS bytes. Only encoders know python-escpos, so import this late."""
from escpos.constants import QR_ECLEVEL_M

from printer import raster, symbol
from printer.builder import new_builder
from printer.document import Beep, Document
from printer.layout import Line, lay_out
from printer.page import is_drawn
from printer.paper import Profile

# Three lines and the foot of the last one: 12 mm of white before the knife.
_FEED_BEFORE_CUT = 3
_FEED_BEFORE_TEARING = 4
# Function B feeds up to the knife first; function A would cut through the last lines.
_CUTS = {"full": b"\x1dVA\x00", "part": b"\x1dVB\x00"}
_DRAWER = b"\x1bp\x00\x19\xfa"
_BEEP = b"\x1bB"
_BEEP_LENGTH = 2
_MOST_FEED_DOTS = 255


def encode(document: Document, profile: Profile) -> bytes:
    """The whole job as bytes. A pulse alone moves no paper."""
    lines = lay_out(document, profile.paper.columns)
    tape = _Tape(profile)
    for line in lines:
        tape.put(line)
    if any(line.kind != "pulse" for line in lines):
        tape.cut_off()
    return tape.builder.output


class _Tape:
    """Remembers what the printer is set to, so that a command goes out only when something changes."""

    def __init__(self, profile: Profile):
        self.profile = profile
        self.builder = new_builder()
        self.builder.hw("INIT")
        self.now = {"align": "left", "size": (1, 1), "bold": False}
        self.white_dots = 0

    def put(self, line: Line):
        if line.kind == "pulse":
            self._put_pulse(line.block)
        elif line.kind == "qr" and self.profile.draws_codes(line.block.form):
            self._put_symbol(line)
        elif line.kind == "qr" or is_drawn(line, self.profile):
            self._put_picture(line)
        else:
            self._feed()
            self._set(line)
            self.builder.textln(line.text)

    def cut_off(self):
        self._feed()
        has_knife = self.profile.cut in _CUTS
        self.builder.print_and_feed(_FEED_BEFORE_CUT if has_knife else _FEED_BEFORE_TEARING)
        if has_knife:
            self.builder._raw(_CUTS[self.profile.cut])

    def _put_symbol(self, line: Line):
        content, dots = line.block.data, self.profile.paper.dots
        quiet = symbol.quiet_dots(content, dots)
        self._feed(quiet)
        self._set(line)
        self.builder.qr(content, ec=QR_ECLEVEL_M, size=symbol.module_dots(content, dots), native=True)
        self.white_dots = quiet

    def _put_picture(self, line: Line):
        strip = raster.strip(line, self.profile.paper.dots)
        self.white_dots += strip.above
        # Set also for a blank picture: what somebody typed changes no command but those of its own line.
        self._set(line)
        if strip.picture:
            self._feed()
            self.builder._raw(raster.bands(strip.picture))
        self.white_dots += strip.below

    def _put_pulse(self, pulse):
        command = _BEEP + bytes([min(pulse.times, 9), _BEEP_LENGTH]) if isinstance(pulse, Beep) else _DRAWER
        self.builder._raw(command)

    def _feed(self, more_dots: int = 0):
        self.white_dots += more_dots
        while self.white_dots:
            step = min(self.white_dots, _MOST_FEED_DOTS)
            self.builder._raw(b"\x1bJ" + bytes([step]))
            self.white_dots -= step

    def _set(self, line: Line):
        wanted = {"align": line.align, "size": (line.size, line.tallness), "bold": line.bold}
        changed = {name: value for name, value in wanted.items() if self.now[name] != value}
        self.now |= changed
        if "align" in changed:
            self.builder.set(align=changed["align"])
        if "bold" in changed:
            self.builder.set(bold=changed["bold"])
        if "size" in changed:
            width, height = changed["size"]
            self.builder.set(custom_size=True, width=width, height=height)
