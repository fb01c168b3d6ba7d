"""A printer that is a thread on a local port: it answers questions and takes as long over a slip as it is told."""
import re
import socket
import threading
import time
from contextlib import suppress

QUESTION = re.compile(rb"\x10\x04[\x01-\x04]")
FENCE = b"\x1dr1"
ALL_IS_WELL = b"\x12"
FENCE_PASSED = b"\x00"
LONGEST_WAIT_S = 10


class PaperEnd:
    """`slips` holds what was printed, without questions; `first_bytes` when each slip's first byte came."""

    def __init__(self, seconds_per_slip: float = 0):
        self.seconds_per_slip = seconds_per_slip
        self.slips: list[bytes] = []
        self.first_bytes: list[float] = []
        self.printed = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown(socket.SHUT_RDWR)
        self._thread.join(1)
        self._server.close()

    @property
    def url(self) -> str:
        return f"tcp://127.0.0.1:{self._server.getsockname()[1]}"

    def _serve(self):
        while True:
            try:
                wire, _ = self._server.accept()
            except OSError:
                return
            # A site that stops in the middle of a slip just hangs up.
            with wire, suppress(OSError):
                self._talk(wire)

    def _talk(self, wire):
        slip = b""
        while received := wire.recv(65536):
            at = time.perf_counter()
            wire.sendall(ALL_IS_WELL * len(QUESTION.findall(received)))
            printed = QUESTION.sub(b"", received)
            if printed and not slip:
                self.first_bytes.append(at)
            slip += printed
            if slip.endswith(FENCE):
                time.sleep(self.seconds_per_slip)
                wire.sendall(FENCE_PASSED)
        if slip:
            self.slips.append(slip.removesuffix(FENCE))
            self.printed.set()

    def wait_for_slip(self):
        """Until the next slip is out and the line is free again."""
        if not self.printed.wait(LONGEST_WAIT_S):
            raise RuntimeError("no slip came out")
        self.printed.clear()
