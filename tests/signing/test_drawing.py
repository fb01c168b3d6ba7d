"""The picture of a signature is always the same bytes, whether its numbers were just drawn or read back."""
import msgspec

from kiosk.signing import drawing
from kiosk.signing.ink import Ink


def test_whole_numbers_and_numbers_read_back_give_the_same_picture():
    drawn = Ink(300, 120, [[[20, 30.25, 0], [120, 32, 40]]])

    kept = msgspec.json.decode(msgspec.json.encode(drawn), type=Ink)

    assert drawing.svg(kept) == drawing.svg(drawn)
    assert b"M20.0 30.25L120.0 32.0" in drawing.svg(drawn)


def test_another_stroke_is_another_picture():
    one, other = (Ink(300, 120, [[[20, 30, 0], [x, 32, 40]]]) for x in (120, 120.5))

    assert drawing.digest(one) != drawing.digest(other)
