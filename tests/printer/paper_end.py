"""A printer that is a thread on a local port: it takes bytes, answers DLE EOT and GS r, and has faults."""
import re
import socket
import threading

_DLE_EOT = re.compile(rb"\x10\x04([\x01-\x04])")
_FENCE = b"\x1dr1"
_CUT = re.compile(rb"\x1dV[AB].", re.DOTALL)


class PaperEnd:
    """`prints` is the job bytes it has worked through; `papers` is what was cut off."""

    def __init__(self):
        self.has_paper = True
        self.is_cover_open = False
        self.is_mute = False
        self.answers_fences = True
        self.runs_out_after: int | None = None
        self.cuts_the_link_after: int | None = None
        self.prints = b""
        self.connections = 0
        self._waiting = b""
        self._is_off = False
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        if not self._is_off:
            self.switch_off()

    @property
    def url(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    @property
    def papers(self) -> list[bytes]:
        return _CUT.split(self.prints)[:-1]

    def switch_off(self):
        """From now on nobody listens at the address."""
        self._is_off = True
        with socket.socket() as knock:
            knock.connect_ex(("127.0.0.1", self.port))
        self._thread.join(5)
        self._server.close()

    def _serve(self):
        while not self._is_off:
            wire, _ = self._server.accept()
            if self._is_off:
                return wire.close()
            with wire:
                self.connections += 1
                self._talk(wire)

    def _talk(self, wire):
        wire.settimeout(0.02)
        while not self._is_off:
            try:
                received = wire.recv(4096)
            except TimeoutError:
                self._work(wire)
                continue
            except OSError:
                return
            if not received:
                return
            self._waiting += self._answer_at_once(wire, received)
            if not self._work(wire):
                return

    def _answer_at_once(self, wire, received: bytes) -> bytes:
        for query in _DLE_EOT.findall(received):
            if not self.is_mute:
                wire.sendall(bytes([self._status(query[0])]))
        return _DLE_EOT.sub(b"", received)

    def _status(self, query: int) -> int:
        facts = {
            1: 0x08 * (not self.has_paper or self.is_cover_open),
            2: 0x04 * self.is_cover_open | 0x20 * (not self.has_paper),
            3: 0,
            4: 0x60 * (not self.has_paper),
        }
        return 0x12 | facts[query]

    def _work(self, wire) -> bool:
        """Print what waits, as far as paper and link go; False when the link is cut."""
        while self._waiting and self.has_paper and not self.is_cover_open:
            if self._waiting.startswith(_FENCE):
                self._waiting = self._waiting[len(_FENCE) :]
                if self.answers_fences and not self.is_mute:
                    wire.sendall(b"\x00")
                continue
            self.prints += self._waiting[:1]
            self._waiting = self._waiting[1:]
            if len(self.prints) == self.runs_out_after:
                self.has_paper = False
            if len(self.prints) == self.cuts_the_link_after:
                return False
        return True
