"""A notice to 1,000 homes, half of which have answered, beside one to twenty: choosing recipients, chasing, its list on A4, its archive."""
import subprocess
import sys
import time

from benchmarks.figures import Figure, median, spread
from benchmarks.people import Receptionist

HOMES = 1_000
FEW = 20
READS = 15
HEAVY_READS = 3
TIMES_A_SHORT_ONE = 6  # fifty times the rows
FILL = """
import sys
from pathlib import Path
from kiosk import clock, config, create_app
from kiosk.notices.models import Notice
from kiosk.notices.showing import MARKS
from kiosk.signing.models import SigningSession
from kiosk.site.models import Unit
from kiosk.staff.models import Staff

home, homes = Path(sys.argv[1]), int(sys.argv[2])
create_app(config.load(home, demo=True))
writer, boss = (Staff.get(Staff.account == account) for account in ("qian", "chen"))
for number in range(homes):
    Unit.add(building=f"{20 + number // 100}栋", entrance=f"{1 + number % 100 // 50}单元", floor=str(1 + number % 50 // 5), room=f"{1 + number % 50 // 5}{1 + number % 5:02d}")
buildings = sorted({f"{20 + number // 100}栋" for number in range(homes)})
notice = Notice.draft(writer, title="装修管理告知书", body="请按时办理登记。\\n" * 40, format=MARKS, effective_on=clock.days_ahead(9), recipients=buildings)
notice.review(boss); notice.stamp(boss); notice.issue(boss)
for row in list(notice.pending())[::2]:
    SigningSession.record_at_desk(row.unit, [notice.signed_as()], "paper", reason="铁柜", language="zh_Hans")
print(notice.id)
"""


def measure(workshop):
    homes = [workshop.new_home("few"), workshop.new_home("many")]
    ids = [_fill(home, count) for home, count in zip(homes, (FEW, HOMES))]
    with workshop.site(home=homes[0]) as few, workshop.site(home=homes[1]) as many:
        desks = [_Desk(site, notice) for site, notice in zip((few, many), ids)]
        for what, path, at_most in (
            ("the page on which recipients are chosen", "audience", 400),
            ("who has not signed", "chase", 400),
            ("the page of the notice", "", 600),
        ):
            short, long = [[desk.read(path) for _ in range(READS)] for desk in desks]
            yield Figure(f"{what}, {HOMES:,} homes, p50", median(long), "ms", at_most=at_most, note=f"{median(short):.1f} with {FEW}; {spread(long)}")
        for what, make in (("the list for the walk on A4", lambda desk: desk.read("walk.pdf?state=all")), ("the whole archive", _Desk.archive)):
            short, long = [[make(desk) for _ in range(HEAVY_READS)] for desk in desks]
            yield Figure(f"{what}, {HOMES:,} homes, p50", median(long), "ms", at_most=TIMES_A_SHORT_ONE * median(short),
                         against=f"{TIMES_A_SHORT_ONE} x {median(short):.0f} with {FEW}", note=spread(long))


class _Desk(Receptionist):
    """Reads what belongs to one notice; files are bytes, not pages."""

    def __init__(self, site, notice: str):
        super().__init__(site)
        self.way = f"/desk/notices/{notice}"

    def read(self, path: str) -> float:
        return self._timed("GET", f"{self.way}/{path}".rstrip("/"), None, {})

    def archive(self) -> float:
        return self._timed("POST", f"{self.way}/archive", f"csrf_token={self.token}", {"Content-Type": "application/x-www-form-urlencoded"})

    def _timed(self, method, path, body, headers) -> float:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        start = time.perf_counter()
        self.line.request(method, path, body, headers | {"Cookie": cookies})
        answer = self.line.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path} answered {answer.status}")
        return (time.perf_counter() - start) * 1000


def _fill(home, count: int) -> str:
    filled = subprocess.run([sys.executable, "-c", FILL, str(home), str(count)], check=True, capture_output=True, text=True)
    return filled.stdout.split()[-1]
