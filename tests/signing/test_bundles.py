"""A bundle is one file of which no byte can change unnoticed, checked without the box it came from."""
import random

import pytest

from kiosk.signing import archive, bundles, keys

PARTS = {"record.json": b'{"a":1}', "documents/1.json": "文件".encode(), "empty.txt": b""}


@pytest.fixture
def bundle(app) -> bytes:
    return bundles.pack(PARTS)


def findings(whole: bytes) -> list:
    opened = bundles.open_bundle(whole)
    return opened.findings + bundles.settle(opened.doubts)


def repacked(bundle, **changes) -> bytes:
    parts = archive.read(bundle) | {name.replace("__", "/").replace("_", "."): content for name, content in changes.items()}
    return archive.write({name: content for name, content in parts.items() if content is not None})


def test_an_untouched_bundle_is_whole_and_always_the_same_bytes(bundle):
    assert findings(bundle) == []
    assert PARTS.items() <= bundles.open_bundle(bundle).parts.items()
    assert bundles.pack(PARTS) == bundle


def test_what_was_altered_left_out_or_added_is_named(bundle):
    assert bundles.Finding("record.json", bundles.ALTERED) in findings(repacked(bundle, record_json=b"{}"))
    assert bundles.Finding("record.json", bundles.MISSING) in findings(repacked(bundle, record_json=None))
    assert bundles.Finding("more.txt", bundles.STRANGE) in findings(repacked(bundle, more_txt=b"x"))


def test_a_list_signed_by_another_key_is_not_signed(bundle):
    (keys.home() / keys.KEY_FILE).unlink()
    forged = archive.read(bundles.pack(PARTS))

    found = findings(repacked(bundle, manifest_json=forged["manifest.json"], manifest_sig=forged["manifest.sig"]))

    assert bundles.Finding("manifest.json", bundles.UNSIGNED) in found


@pytest.mark.parametrize("whole", [b"", b"PK", b"no zip at all" * 9])
def test_what_is_no_bundle_is_said_to_be_none(app, whole):
    assert findings(whole) == [bundles.Finding("", bundles.NO_BUNDLE)]


def test_no_byte_changes_unnoticed(bundle):
    dice = random.Random(6)
    opened = [bundles.open_bundle(flipped(bundle, place, 1 << dice.randrange(8))) for place in range(len(bundle))]

    unseen = [one.doubts[0] for one in opened if not one.findings]

    assert len(unseen) < len(bundle) / 2
    assert len(bundles.settle(unseen)) == len(unseen)


def flipped(whole: bytes, place: int, bit: int) -> bytes:
    return whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1:]
