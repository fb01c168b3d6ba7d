"""The way to paper: the time to the first byte at an idle printer, the bytes of a ticket, and the making of them."""
import time

from benchmarks.figures import Figure, at_quantile, median, spread
from benchmarks.paper_end import PaperEnd
from benchmarks.people import Visitor
from printer.document import Document
from printer.encode import encode
from printer.paper import Profile

TICKETS = 40
ENCODINGS = 200


def measure(workshop):
    with PaperEnd() as printer, workshop.site(printer=printer.url) as site:
        ms = [_ms_to_first_byte(Visitor(site), printer) for _ in range(TICKETS + 1)][1:]
        document = Document.from_json(site.last_slip)

    yield Figure("tap to first byte at the idle printer, p95", at_quantile(ms, 0.95), "ms", at_most=50, note=spread(ms))
    yield Figure("ticket on the wire, 80 mm, native Chinese and QR", max(map(len, printer.slips)), "bytes", at_most=650)
    made = [_ms(lambda: encode(document, Profile())) for _ in range(ENCODINGS)]
    yield Figure("encoding a ticket, p50", median(made), "ms", note=spread(made))


def _ms_to_first_byte(visitor, printer) -> float:
    printed = len(printer.first_bytes)
    start = time.perf_counter()
    visitor.take()
    printer.wait_for_slip()
    visitor.close()
    return (printer.first_bytes[printed] - start) * 1000


def _ms(act) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
