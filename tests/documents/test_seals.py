"""The office's seal: a plain picture, kept with who and when; what was stamped before keeps its own."""
import io

import pytest
from PIL import Image

import pdfs
import pictures
from kiosk.documents import blobs
from kiosk.documents.seals import SealPicture
from kiosk.errors import Refused
from kiosk.events import acting


def test_a_seal_becomes_a_plain_png_with_who_put_it_in(app, sent):
    with acting("staff-1", "lan"):
        seal = SealPicture.put(sent(pictures.polyglot()))

    kept = blobs.read(seal.sha)
    assert Image.open(io.BytesIO(kept)).format == "PNG" and b"<script" not in kept
    assert (seal.width, seal.height, seal.staff) == (400, 300, "staff-1")


def test_every_seal_there_was_is_kept(app, sent):
    first = SealPicture.put(sent(pictures.jpeg()))
    second = SealPicture.put(sent(pictures.jpeg(colour="red")))

    assert SealPicture.current() == second
    assert list(SealPicture.versions()) == [second, first] and blobs.is_whole(first.sha)


@pytest.mark.parametrize("content", [pdfs.chinese(), pictures.bomb(), b""], ids=["a pdf", "a bomb", "nothing"])
def test_what_is_no_picture_is_no_seal(app, sent, content):
    with pytest.raises(Refused, match="印章"):
        SealPicture.put(sent(content))
