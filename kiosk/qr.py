"""A QR code for a screen, as one SVG path."""
from markupsafe import Markup

QUIET_MODULES = 4  # ISO/IEC 18004 asks for four on every side


def svg(text: str) -> Markup:
    """The drawing of the text; it has a title, because a screen reader cannot scan it."""
    from qrcode import QRCode  # 7 MB that only a screen with a QR needs

    code = QRCode(border=QUIET_MODULES)
    code.add_data(text)
    rows = code.get_matrix()
    dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Markup('<svg class="qr" viewBox="0 0 {n} {n}" role="img" aria-label="QR"><path class="qr__paper" '
                  'd="M0 0h{n}v{n}h-{n}z"/><path class="qr__ink" d="{dots}"/></svg>').format(n=len(rows), dots=dots)
