"""What sealing a receipt costs the person who waits, and how long the daily check of 10,000 receipts takes. In a process of its own, on its own copy."""
import subprocess
import sys

from benchmarks.figures import Figure

RECEIPTS = 10_000
SEALS = 60
PROGRAM = """
import sys, time
from pathlib import Path
from kiosk import config, create_app
from kiosk.db import transaction
from kiosk.signing import inspection, sealing
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.ink import Ink
from kiosk.signing.models import SigningSession
from kiosk.site.models import Unit

create_app(config.load(Path(sys.argv[1]), demo=True))
receipts, seals = int(sys.argv[2]), int(sys.argv[3])
document = FrozenDocument.freeze("告知书。\\n" * 30, number="N2026-001", version=1, title="装修管理告知书", issuer="物业", issued_on="2026-11-21", effective_on="2026-12-01")
ink = Ink(300, 120, [[[float(x), 60.0, float(x), 0.5] for x in range(0, 280, 2)]] * 3)
unit = Unit.get()


def seal():
    session = SigningSession.offer(1, unit, "document", [(document, "bench:1")])
    session.open()
    for number in range(1, len(session.pages) + 1):
        session.open_page(number)
    start = time.perf_counter()
    receipt = session.sign("owner", ink, "收到。", "zh_Hans")
    return receipt, (time.perf_counter() - start) * 1000


made = [seal() for _ in range(seals)]
facts = {name: value for name, value in made[-1][0].facts.items() if name not in ("id", "seq", "receipt_no", "session_id", "day", "prev_hash", "payload_hash")}
with transaction():
    for number in range(receipts - seals):
        Receipt.append(f"{number:032x}", facts, {"ink": ink, "signer_name": "张三"})
start = time.perf_counter()
sealing.seal_now()
signed = time.perf_counter() - start
start = time.perf_counter()
assert inspection.inspect().is_intact
print(sorted(ms for _receipt, ms in made)[seals // 2], signed, time.perf_counter() - start)
"""


def measure(workshop):
    home = workshop.new_home("sealing")
    said = subprocess.run([sys.executable, "-c", PROGRAM, str(home), str(RECEIPTS), str(SEALS)], capture_output=True, text=True, check=True).stdout
    seal_ms, sign_s, check_s = map(float, said.split())
    yield Figure("seal a signature with its slip, p50", seal_ms, "ms")
    yield Figure(f"the box's key signs {RECEIPTS:,} receipts, beside the site", sign_s, "s")
    yield Figure(f"check {RECEIPTS:,} receipts: chain, documents, pictures, signatures", check_s, "s")
