"""Taking one number, as the server sees it: one client, one durable commit each, a printer at its real pace."""
from benchmarks.figures import Figure, at_quantile, median, spread
from benchmarks.paper_end import PaperEnd
from benchmarks.people import Visitor

WARM_UP = 30
TAKES = 600
SECONDS_PER_SLIP = 1.0  # 10 cm of paper at 100 mm/s, and the knife


def measure(workshop):
    with PaperEnd(SECONDS_PER_SLIP) as printer, workshop.site(printer=printer.url) as site:
        visitor = Visitor(site)
        for _ in range(WARM_UP):
            visitor.take()
        before = site.cpu_s
        ms = [visitor.take() * 1000 for _ in range(TAKES)]
        cpu_ms = (site.cpu_s - before) * 1000 / TAKES

    yield Figure("take a number, server side, 1 client, p50", median(ms), "ms", at_most=5, note=spread(ms))
    yield Figure("take a number, server side, 1 client, p99", at_quantile(ms, 0.99), "ms", at_most=25)
    yield Figure("CPU of the site process per number", cpu_ms, "ms", at_most=3)
