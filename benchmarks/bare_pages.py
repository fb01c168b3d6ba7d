"""The peer of tapping: the smallest pages that take a tap, redirect and show a number, from a server that does nothing."""
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

START = b"""<!doctype html><meta name="viewport" content="width=device-width"><title>1</title>
<form method="post" action="/take" class="tiles"><button name="service">Take a number</button></form>"""
NUMBER = b"""<!doctype html><meta name="viewport" content="width=device-width"><title>2</title>
<p id="number">A001</p>"""


class Pages(BaseHTTPRequestHandler):
    """Answers in one packet; what is posted is of no interest."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = NUMBER if self.path == "/queue/taken" else START
        self._answer(200, ("Content-Type", "text/html; charset=utf-8"), body)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(303, ("Location", "/queue/taken"), b"")

    def log_message(self, *_):
        """Nothing: the figures are the report."""

    def _answer(self, status: int, header: tuple[str, str], body: bytes):
        self.send_response_only(status)
        self.send_header(*header)
        self.send_header("Content-Length", str(len(body)))
        self._headers_buffer.append(b"\r\n" + body)
        self.flush_headers()


@contextmanager
def bare_pages():
    """The address of the start page."""
    with _server(0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def serve_bare_pages(port: int):
    """In a process of its own, whose CPU can be told from that of whoever asks."""
    _server(port).serve_forever()


def _server(port: int) -> ThreadingHTTPServer:
    return ThreadingHTTPServer(("127.0.0.1", port), Pages)
