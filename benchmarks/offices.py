"""One box's first 50,000 rows to head office on SQLite and on PostgreSQL: what a core of head office takes in a second."""
from benchmarks import process
from benchmarks.figures import Figure
from benchmarks.syncing import sync
from tests import postgres

TICKETS = 25_000  # and as many events
PROOF = 50_000  # rows a second: a year's 200,000 in four seconds


def measure(workshop):
    told, cpu_s = sync(workshop, TICKETS)
    yield _figure("SQLite", told, cpu_s, 20_000, f"{told['rows']:,} rows in batches of 500")
    yield Figure("head office, bytes per row on the wire", told["bytes"] / told["rows"], "bytes", at_most=140)
    yield _proof("SQLite", told)

    with postgres.running() as folder:
        before = _server_cpu_s(folder)
        told, cpu_s = sync(workshop, TICKETS, "--database", postgres.address(folder))
        server_cpu_s = _server_cpu_s(folder) - before
    yield _figure("PostgreSQL", told, cpu_s + server_cpu_s, 12_000,
                  f"office and server together; a core of the office alone {told['rows'] / cpu_s:,.0f}/s, "
                  f"of the server alone {told['rows'] / server_cpu_s:,.0f}/s")
    yield _proof("PostgreSQL", told)


def _figure(engine: str, told: dict, cpu_s: float, at_least: int, note: str) -> Figure:
    return Figure(f"head office on {engine}, rows per second of one core", told["rows"] / cpu_s, "/s", at_least=at_least,
                  note=f"{note}; box and office side by side {told['rows'] / told['seconds']:,.0f}/s, {told['left']} left")


def _proof(engine: str, told: dict) -> Figure:
    return Figure(f"nightly proof against {engine}, rows per second of the box's core", told["proved"] / told["proof_cpu_s"], "/s", at_least=PROOF,
                  note=f"{told['proved']:,} rows; {told['proof_s']:.2f} s until both ends had added up, one after the other")


def _server_cpu_s(folder) -> float:
    return process.family_cpu_s(int((folder / "data" / "postmaster.pid").read_text().split()[0]))
