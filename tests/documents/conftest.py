"""Files that are sent in, and the worker that makes pictures of them."""
import io
import tempfile

import pytest

from kiosk.documents.models import PDF, Upload
from kiosk.documents.renderer import Renderer


@pytest.fixture
def taken(app):
    """taken(bytes) is the upload after the worker has done all it can."""
    def taken(sent: bytes, kind: str = PDF, renderer: Renderer | None = None) -> Upload:
        upload = Upload.take(io.BytesIO(sent), kind, "通知.pdf")
        while (renderer or Renderer()).one_turn():
            pass
        return Upload.get_by_id(upload.id)

    return taken


@pytest.fixture
def sent():
    """sent(bytes) is the file behind an upload."""
    def sent(content: bytes):
        file = tempfile.TemporaryFile()
        file.write(content)
        return file

    return sent
