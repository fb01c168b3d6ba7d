"""Reporting a repair, and the desk's list of them with 50,000 in the file beside one with a screenful: the two sites take turns."""
import re
import time

import apsw

from benchmarks.figures import Figure, at_quantile, median, spread
from benchmarks.people import TOKEN, Person, Receptionist

ORDERS = 50_000
FEW = 40
OPEN_OF_EACH = 100  # one in so many is open still
SUBMITS = 60
READS = 40
TIMES_A_SHORT_LIST = 1.5
CHOICE = re.compile(r'name="choice" value="(\w+)"')
KEY = re.compile(r'name="key" value="(\w+)"')
LISTS = {"what is open": "/desk/repairs", "all of them": "/desk/repairs?shown=all"}
PAST = {
    "id": "printf('%012x7', at) || lower(hex(randomblob(9))) || '0'",
    "number": "printf('W%s-%04d', substr(strftime('%Y%m%d', at / 1000, 'unixepoch'), 3), serial)",
    "day": "date(at / 1000, 'unixepoch')",
    "serial": "serial",
    "channel": "'kiosk'",
    "area_id": "(select id from public_area limit 1)",
    "category": "'water'", "item": "'tap'", "trade": "'water'", "phrases": "'[]'", "language": "'zh_Hans'",
    "state": f"iif(value % {OPEN_OF_EACH} = 0, 'registered', 'closed')",
    "reported_at": "at",
    "promised_at": "at + 86400000",
    "ended_at": f"iif(value % {OPEN_OF_EACH} = 0, null, at + 172800000)",
    "submit_key": "lower(hex(randomblob(16)))", "token_hash": "lower(hex(randomblob(32)))",
}
EACH = """
with recursive each(value) as (select 1 union all select value + 1 from each where value < ?1)
insert into repair_order ({columns}) select {values}
from (select value, 1 + value % 100 as serial, (unixepoch('now') - 86400 * (1 + value / 100)) * 1000 as at from each)
"""


def measure(workshop):
    homes = [workshop.new_home("few"), workshop.new_home("many")]
    for home, count in zip(homes, (FEW, ORDERS)):
        _fill(home, count)
    with workshop.site(home=homes[0]) as few, workshop.site(home=homes[1]) as many:
        submits = [], []
        for visitors in [(_Reporter(few), _Reporter(many))] * SUBMITS:
            for ms, visitor in zip(submits, visitors):
                ms.append(visitor.report())
        yield Figure("report a repair, server side, p50", median(submits[0]), "ms", note=spread(submits[0]))
        yield Figure(f"the same with {ORDERS:,} orders in the file, p50", median(submits[1]), "ms",
                     at_most=TIMES_A_SHORT_LIST * median(submits[0]), against=f"{TIMES_A_SHORT_LIST} x {median(submits[0]):.2f} with {FEW}",
                     note=spread(submits[1]))
        yield from _lists(Receptionist(few), Receptionist(many))


def _lists(few, many):
    for what, path in LISTS.items():
        short, long = ([], [])
        for _ in range(READS):
            short.append(_ms(lambda: few.get(path)))
            long.append(_ms(lambda: many.get(path)))
        yield Figure(f"the desk's list of {ORDERS:,} orders, {what}, p50", median(long), "ms",
                     at_most=TIMES_A_SHORT_LIST * median(short), against=f"{TIMES_A_SHORT_LIST} x {median(short):.2f} with {FEW}",
                     note=f"p95 {at_quantile(long, 0.95):.1f}")


class _Reporter(Person):
    """A visitor at the touchscreen who reports a dripping tap in the lobby."""

    def __init__(self, site):
        super().__init__(site.kiosk_port)
        self.token = TOKEN.search(self.get("/repairs/area"))[1]

    def report(self) -> float:
        """Milliseconds of the last step, which puts the order, its paper and its change on disk."""
        self.post("/repairs/area", {"choice": CHOICE.search(self.get("/repairs/area"))[1]})
        for step, choice in (("category", "water"), ("item", "tap"), ("phrases", "")):
            self.post(f"/repairs/{step}", {"choice": choice} if choice else {})
        key = KEY.search(self.get("/repairs/review"))[1]
        return _ms(lambda: self.post("/repairs/orders", {"key": key}))


def _fill(home, count: int):
    connection = apsw.Connection(str(home / "qiantai.db"))
    with connection:
        values = _blank(connection) | PAST
        connection.execute(EACH.format(columns=", ".join(values), values=", ".join(values.values())), (count,))
    connection.close()


def _blank(connection) -> dict[str, str]:
    """Zero or nothing for every column that must not be null."""
    columns = connection.execute("select name, type from pragma_table_info('repair_order') where \"notnull\"").fetchall()
    return {name: "0" if kind.lower() == "integer" else "''" for name, kind in columns}


def _ms(act) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
