"""Photos of 12 megapixels sent by a visitor: how long one takes, what the site's process keeps of it, and what reading one costs beside it."""
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import process
from benchmarks.figures import Figure, median, spread
from benchmarks.people import Visitor
from kiosk.documents.programs import decode as decoder
from kiosk.repairs.photos import intake

PHOTOS = 20
BOUNDARY = "of-a-photo"
REMOVE = re.compile(r'action="(/repairs/photo/\w+/remove)"')
DRAFT = (
    ("/repairs/place/building", {"choice": "1栋"}), ("/repairs/place/entrance", {"choice": "1单元"}), ("/repairs/place/floor", {"choice": "1"}),
    ("/repairs/place/room", {"choice": "101"}), ("/repairs/category", {"choice": "water"}), ("/repairs/item", {"choice": "tap"}),
    ("/repairs/phrases", {"phrases": "drips"}),
)
MAKE = """
import sys
from PIL import Image
noise = Image.effect_noise((1000, 750), 40).resize((4000, 3000))
Image.merge("RGB", (noise, noise.rotate(180), noise)).save(sys.argv[1], "JPEG", quality=88)
"""
PEAK = """
import json, resource, subprocess, sys
with open(sys.argv[2]) as photo:
    subprocess.run([sys.executable, "-I", sys.argv[1], *sys.argv[3:]], stdin=photo, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
"""
MOST_GROWN_MB = 8
CHILD_MB = intake.LIMITS.memory / 1024 / 1024


def measure(workshop):
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder, "photo.jpg")
        # A process of its own, or the benchmark's memory would be told as the child's.
        subprocess.run([sys.executable, "-c", MAKE, photo], check=True)
        with workshop.site() as site:
            visitor = Reporter(site)
            visitor.send(photo)
            before = process.resident_mb(site.pid)
            seconds = [visitor.send(photo) for _ in range(PHOTOS)]
            after = process.resident_mb(site.pid)
        size_mb = photo.stat().st_size / 1_000_000
        child = _peak_mb(photo)

    yield Figure("a photo of 12 megapixels, sent to kept", median(seconds), "s", at_most=2, note=f"{size_mb:.1f} MB each; {spread(seconds)}")
    yield Figure(f"what the site's process grew by over {PHOTOS} photos", after - before, "MB", at_most=MOST_GROWN_MB,
                 note=f"from {before:.1f} to {after:.1f} MB")
    yield Figure("peak of the process that reads one", child, "MB", at_most=CHILD_MB, against="what it is allowed")


class Reporter(Visitor):
    """Has said what is broken, and sends photos of it."""

    def __init__(self, site):
        super().__init__(site)
        for path, fields in DRAFT:
            self.post(path, fields)

    def send(self, photo: Path) -> float:
        """Send one, and delete it again so that there is room for the next; the seconds until it was kept."""
        body = _part("csrf_token", self.token.encode()) + _part('photo"; filename="a.jpg', photo.read_bytes()) + f"--{BOUNDARY}--\r\n".encode()
        start = time.perf_counter()
        self._ask("POST", "/repairs/photo", body, {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})
        seconds = time.perf_counter() - start
        for address in REMOVE.findall(self.get("/repairs/photo/list")):
            self.post(address)
        return seconds


def _part(name: str, content: bytes) -> bytes:
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + content + b"\r\n"


def _peak_mb(photo: Path) -> float:
    said = subprocess.run([sys.executable, "-c", PEAK, decoder.__file__, photo, "JPEG", str(intake.LONGEST_PX)], check=True, capture_output=True).stdout
    return json.loads(said) / 1024
