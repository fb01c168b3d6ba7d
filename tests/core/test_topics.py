"""What is said to open pages is heard by one."""
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _all(folder: str, ending: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / folder).rglob(f"*{ending}")))


def test_every_topic_that_is_said_has_a_page_that_listens():
    said = set(re.findall(r'topics\.changed\("(\w+)"\)', _all("kiosk", ".py")))
    heard = set(" ".join(re.findall(r'(?:topics=|set feed = )"([^"]*)"', _all("templates", ".html"))).split())

    assert said and said - heard == set()
