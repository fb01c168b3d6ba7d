"""The size of a QR symbol on paper, and the symbol as a picture for printers that draw none."""
import qrcode
from PIL import Image

_SMALLEST_DOTS = 184  # 23 mm: below it, old phones fail at arm's length
_LARGEST_MODULE = 16
_QUIET_MODULES = 4
_MODULES_BEFORE_VERSION_1 = 17


def module_dots(content: str, paper_dots: int) -> int:
    """Dots for one module, so that the symbol is large enough and fits the paper."""
    modules = _modules(content)
    wanted = -(-_SMALLEST_DOTS // modules)
    fitting = paper_dots // (modules + 2 * _QUIET_MODULES)
    return max(1, min(wanted, fitting, _LARGEST_MODULE))


def quiet_dots(content: str, paper_dots: int) -> int:
    """The white a reader needs above and below the symbol."""
    return _QUIET_MODULES * module_dots(content, paper_dots)


def side_dots(content: str, paper_dots: int) -> int:
    return _modules(content) * module_dots(content, paper_dots)


def symbol_picture(content: str, paper_dots: int) -> Image.Image:
    code = _code(content)
    code.make()
    matrix = code.get_matrix()
    side = len(matrix) * module_dots(content, paper_dots)
    small = Image.new("1", (len(matrix), len(matrix)))
    small.putdata([255 if dark else 0 for row in matrix for dark in row])
    return small.resize((side, side))


def _modules(content: str) -> int:
    return _MODULES_BEFORE_VERSION_1 + 4 * _code(content).best_fit()


def _code(content: str) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    # One mode for all of it, as a printer does that draws the code itself.
    code.add_data(content, optimize=0)
    return code
