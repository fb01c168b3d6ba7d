"""The size rules of a touchscreen and the devices they are measured on. The measuring itself is gate.js, in the page."""
from pathlib import Path
from typing import NamedTuple

RULES = {"hit": 20, "gap": 3.5, "text": 4.5, "reach": 500}  # mm; reach: 1200 above the floor, less a lower edge at 700
MEASURE = Path(__file__).with_suffix(".js").read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = """async tags => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags } })
  return found.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 120)}`))
}"""


class Device(NamedTuple):
    """A screen: its pixels, and how many of them make a millimetre."""

    width: int
    height: int
    px_per_mm: float

    def __str__(self):
        return f"{self.width}x{self.height}@{self.px_per_mm}"


class Mode(NamedTuple):
    """What a visitor may have set."""

    size: str
    contrast: str
    aloud: str = "off"

    def __str__(self):
        return "/".join(self)


DEVICES = [Device(1080, 1920, 4.03), Device(1080, 1920, 3.21), Device(1920, 1080, 3.64), Device(1024, 768, 3.36)]
PLAIN = Mode("standard", "standard")
HIGH_CONTRAST = Mode("standard", "high")
# The fullest a page can be: large letters, and the bar of the voice below them.
FULLEST = Mode("elder", "standard", "on")

LANGUAGES = ("zh_Hans", "en")
# Where a page has least room. What leaves more room, or changes colours only, is not measured again.
LOOKS = [("zh_Hans", PLAIN), ("zh_Hans", FULLEST), ("en", FULLEST)]
FOR_EVERYONE = [("zh_Hans", PLAIN), ("zh_Hans", HIGH_CONTRAST), ("en", FULLEST)]


def measure(page) -> list[str]:
    """What breaks the size rules on this page; an empty list is a pass."""
    return page.evaluate(MEASURE, RULES)


def audit(page, axe: str) -> list[str]:
    """What breaks WCAG 2.2 A and AA on this page. The content policy stops script tags, so axe comes in by hand."""
    page.evaluate(f"() => {{ {axe} }}")
    return page.evaluate(AXE, WCAG)
