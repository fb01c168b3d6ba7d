"""Bytes from outside: whatever is not exactly a batch is a WireError, in little memory."""
import hashlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import wire

HEADER = wire.Header(wire.VERSION, "inc", 0, 3, True, {"ticket": (1, ["id", "number"])})
LINES = [wire.line((n, "ticket", "u", f"t{n}", "A00\n1 锦绣")) for n in (1, 2, 3)]


def test_what_was_packed_comes_out_the_same():
    packed = wire.encode(HEADER, LINES)

    received = wire.decode(packed.body)

    assert (received.header, received.lines, received.sha) == (HEADER, LINES, packed.sha)


def test_no_flipped_bit_changes_what_arrives():
    """A few bits of the compressed form carry nothing; all others must be noticed."""
    body, unnoticed = wire.encode(HEADER, LINES).body, 0
    for bit in range(len(body) * 8):
        damaged = bytearray(body)
        damaged[bit // 8] ^= 1 << bit % 8

        try:
            assert wire.decode(bytes(damaged)).lines == LINES
            unnoticed += 1
        except wire.WireError:
            continue

    assert unnoticed < 8


def test_no_cut_body_gets_through():
    body = wire.encode(HEADER, LINES).body
    for length in range(len(body)):
        with pytest.raises(wire.WireError):
            wire.decode(body[:length])


def test_anything_after_the_end_is_refused():
    with pytest.raises(wire.WireError):
        wire.decode(wire.encode(HEADER, LINES).body + b"more")


def test_a_bomb_is_refused_before_it_fills_the_memory():
    with pytest.raises(wire.TooMuch):
        wire.decode(zlib.compress(b"0" * (200 * 1024 * 1024)))


def test_a_batch_of_another_version_says_so():
    with pytest.raises(wire.OtherVersion):
        wire.decode(wire.encode(wire.Header(2, "inc", 0, 1, True, {}), []).body)


@pytest.mark.parametrize("content", [
    b"", b"\n", b"[]\n", b'{"v":1}\n', b'{"v":1,"incarnation":"i","from":5,"to":1,"complete":true,"schemas":{}}\n',
    b'{"v":1,"incarnation":"i","from":"0","to":1,"complete":true,"schemas":{}}\n', b"\xff\xfe\n",
])
def test_a_rightly_hashed_piece_of_nonsense_is_refused(content):
    trailer = wire.line({"n": max(0, content.count(b"\n") - 1), "sha256": hashlib.sha256(content).hexdigest()})

    with pytest.raises(wire.WireError):
        wire.decode(zlib.compress(content + trailer))


@given(st.binary(max_size=300))
def test_random_bytes_are_refused(body):
    with pytest.raises(wire.WireError):
        wire.decode(body)
    with pytest.raises(wire.WireError):
        wire.decode(zlib.compress(body))
