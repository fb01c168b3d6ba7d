"""Handwriting as an SVG file: the same strokes always give the same bytes, so that its hash can be sealed."""
import hashlib

from kiosk.signing.ink import Ink

LINE_PARTS = 120  # the line is one in so many of the longer side
FILE = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}"><path d="{lines}" fill="none" stroke="#000" stroke-width="{line}" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>\n')


def svg(ink: Ink) -> bytes:
    """Coordinates as they were drawn; 300 and 300.0 are the same."""
    lines = "".join("M" + "L".join(f"{float(point[0])!r} {float(point[1])!r}" for point in stroke) for stroke in ink.strokes)
    return FILE.format(w=float(ink.width), h=float(ink.height), lines=lines, line=max(ink.width, ink.height) / LINE_PARTS).encode()


def digest(ink: Ink) -> str:
    return hashlib.sha256(svg(ink)).hexdigest()
