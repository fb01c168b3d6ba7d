"""Papers as PNG files for the browser: drawn one at a time, and kept by the browser for as long as they cannot change."""
import io
import threading
from base64 import b64encode

from flask import Response

A_WHILE_S = 300
FOR_GOOD_S = 86_400

# Drawing costs 30 ms and some megabytes: two at once gain nothing on a small box.
_drawing = threading.Lock()


def of_document(document, profile) -> bytes:
    from printer.page import png  # Pillow, 6 MB, for those who look

    with _drawing:
        return png(document, profile)


def of_paper(paper) -> bytes:
    file = io.BytesIO()
    with _drawing:
        paper.image.save(file, "PNG")
    return file.getvalue()


def answer(png: bytes, kept_s: int = 0) -> Response:
    response = Response(png, mimetype="image/png")
    if kept_s:
        response.headers["Cache-Control"] = f"private, max-age={kept_s}"
    return response


def inline(png: bytes) -> str:
    """For a picture that must have no address of its own."""
    return f"data:image/png;base64,{b64encode(png).decode()}"
