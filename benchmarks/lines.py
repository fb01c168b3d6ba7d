"""How long a ticket takes on the lines printers hang on: from opening the line until the printer confirms the cut."""
import time

from benchmarks.figures import Figure, median, spread
from benchmarks.people import Visitor
from printer.devices import open_device
from printer.document import Document
from printer.encode import encode
from printer.page import png
from printer.paper import Paper, Profile
from printer.virtual.printer import VirtualPrinter

BITS_PER_BYTE = 10
BAUDS = (9600, 19200, 115200)
PATIENCE_S = 120
OVERHEAD = 1.25
RUNS = 3
SHORT_BYTES = 1000
RENDERINGS = 30
FORMS = {"native": {}, "as pictures": {"chinese": "none", "qr": "image"}}


def measure(workshop):
    with workshop.site() as site:
        Visitor(site).take()
        ticket = Document.from_json(site.last_slip)
    for paper in (Paper(576), Paper(384)):
        for form, settings in FORMS.items():
            yield from _on_every_line(ticket, Profile(paper, **settings), f"ticket {paper.dots} dots, {form}")
    profile = Profile(Paper(576), **FORMS["as pictures"])
    yield Figure("drawing a ticket as pictures, p50", median([_ms(lambda: encode(ticket, profile)) for _ in range(RENDERINGS)]), "ms")
    yield Figure("drawing its preview, p50", median([_ms(lambda: png(ticket, profile)) for _ in range(RENDERINGS)]), "ms")


def _on_every_line(ticket, profile, what):
    payload = encode(ticket, profile)
    yield Figure(f"{what}: on the wire", len(payload), "bytes")
    for baud in BAUDS:
        # Pictures take half a minute at 9600 baud: once is enough.
        runs = RUNS if len(payload) < SHORT_BYTES else 1
        seconds = [_seconds(payload, baud // BITS_PER_BYTE) for _ in range(runs)]
        yield Figure(f"{what}: at {baud} baud", median(seconds), "s",
                     at_most=OVERHEAD * len(payload) * BITS_PER_BYTE / baud, against=f"{OVERHEAD} x the bytes alone", note=spread(seconds))
    seconds = [_seconds(payload, 0) for _ in range(RUNS)]
    yield Figure(f"{what}: on the LAN", median(seconds) * 1000, "ms", note=spread([second * 1000 for second in seconds]))


def _seconds(payload: bytes, bytes_per_s: int) -> float:
    with VirtualPrinter() as printer:
        printer.faults.bytes_per_s = bytes_per_s
        start = time.perf_counter()
        with open_device(printer.url) as device:
            device.status()
            device.write(payload)
            if not device.fence(PATIENCE_S):
                raise RuntimeError("the printer never confirmed")
            return time.perf_counter() - start


def _ms(act) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
