"""Any bytes in any pieces: the printer neither falls over nor hangs, and reads them alike."""
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printer.virtual.printer import VirtualPrinter
from printer.virtual.tokens import Token, Tokenizer
from printer.virtual.tray import Paper
from tests.printer.virtual.conftest import Guest

SYMBOL = b"\x1d(k\x05\x001P0ab\x1d(k\x03\x001Q0"
BEGINNINGS = [
    *(bytes([first, second]) for first in (0x10, 0x1B, 0x1C, 0x1D) for second in b"\x04!&.(@2Badptv3EJLVrI"),
    b"\x1dv0\x00\x01\x00\x02\x00", b"\x1dv0\x00", b"\x1d(k", SYMBOL, b"\x1c&", b"\x1dL\xff\xff", b"\n", b"\x10",
    "号".encode("gb18030"),
]
soups = st.lists(st.sampled_from(BEGINNINGS) | st.binary(max_size=8), max_size=30).map(b"".join)


def tokens(pieces: list[bytes]) -> tuple[list[Token], bytes]:
    tokenizer, found = Tokenizer(), []
    for piece in pieces:
        tokenizer.feed(piece)
        while token := tokenizer.peek():
            tokenizer.take(token)
            found.append(token)
    return found, bytes(tokenizer.waiting)


@given(soups, st.data())
def test_pieces_make_no_difference(soup, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(soup)), max_size=8)))
    pieces = [soup[start:end] for start, end in zip([0, *cuts], [*cuts, len(soup)])]

    assert tokens(pieces) == tokens([soup]) == tokens([soup[at : at + 1] for at in range(len(soup))])


@given(soups)
def test_no_byte_is_lost_or_added(soup):
    found, waiting = tokens([soup])

    assert b"".join(token.raw for token in found) + waiting == soup


@settings(deadline=None)
@given(soups, st.sampled_from([384, 576]))
def test_every_soup_can_be_read_and_looked_at(soup, dots):
    paper = Paper(soup, dots)

    assert paper.text.endswith("\n")
    assert paper.image.width == dots


@pytest.fixture(scope="module")
def tough():
    with VirtualPrinter() as printer:
        yield printer


@settings(deadline=None)
@given(soup=soups)
def test_every_soup_comes_to_an_end(tough, soup):
    guest = Guest(tough).says(soup)

    guest.wire.shutdown(socket.SHUT_WR)

    while guest.hears(4096):
        continue
    guest.leaves()
