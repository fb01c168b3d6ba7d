"""Taking and calling in a file with a million tickets, beside an empty one: the two sites take turns."""
from benchmarks.figures import Figure, median, spread
from benchmarks.past import fill
from benchmarks.people import Receptionist, Visitor

TICKETS = 1_000_000
ROUNDS = 120
WARM_UP = 20
TIMES_AN_EMPTY_ONE = 1.2


def measure(workshop):
    full_home = workshop.new_home("full")
    fill(full_home, TICKETS)
    size_mb = (full_home / "qiantai.db").stat().st_size / 1e6
    with workshop.site() as empty, workshop.site(home=full_home) as full:
        crews = [(Visitor(site), Receptionist(site)) for site in (empty, full)]
        takes, calls, cpu_ms = _in_turns(crews, (empty, full))

    yield from _figures("take a number", takes, f"{size_mb:,.0f} MB, each ticket with its event and change entries")
    yield from _figures("call next", calls, "")
    yield Figure("CPU for taking, calling and finishing one, 1,000,000 tickets", cpu_ms[1], "ms",
                 at_most=TIMES_AN_EMPTY_ONE * cpu_ms[0], against=f"{TIMES_AN_EMPTY_ONE} x {cpu_ms[0]:.2f} empty")


def _figures(what: str, pair, note: str):
    empty, full = pair
    told = f"full {spread(full)}; empty {spread(empty)}" + (f"; {note}" if note else "")
    yield Figure(f"{what}, 1,000,000 tickets in the file, p50", median(full), "ms",
                 at_most=TIMES_AN_EMPTY_ONE * median(empty), against=f"{TIMES_AN_EMPTY_ONE} x {median(empty):.2f} empty",
                 note=told)


def _in_turns(crews, sites):
    """Milliseconds of taking and calling at each site, and the CPU milliseconds of a round."""
    takes, calls = ([], []), ([], [])
    for number in range(WARM_UP + ROUNDS):
        if number == WARM_UP:
            before = [site.cpu_s for site in sites]
        for place, (visitor, desk) in enumerate(crews):
            takes[place].append(visitor.take() * 1000)
            calls[place].append(desk.call_next() * 1000)
            desk.finish()
    cpu_ms = [(site.cpu_s - start) * 1000 / ROUNDS for site, start in zip(sites, before, strict=True)]
    return [part[WARM_UP:] for part in takes], [part[WARM_UP:] for part in calls], cpu_ms
