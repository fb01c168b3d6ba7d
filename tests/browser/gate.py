"""The size rules of a touchscreen and the devices they are measured on. The measuring itself is gate.js, in the page."""
import re
from pathlib import Path
from typing import NamedTuple

RULES = {"hit": 20, "gap": 3.5, "text": 4.5, "reach": 500}  # mm; reach: 1200 above the floor, less a lower edge at 700
MEASURE = Path(__file__).with_suffix(".js").read_text("utf-8")
WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
AXE = """async rules => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false })
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
# With the bar of the voice below the page: without it there is more room.
LISTENING = Mode("standard", "standard", "on")
FULLEST = Mode("elder", "standard", "on")
SHRINK = """async ([size, scale]) => {
  const page = document.documentElement
  page.dataset.size = size
  page.style.setProperty("--mm", `${scale}px`)
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
}"""
HIGH_CONTRAST = """high => { document.documentElement.dataset.contrast = high ? "high" : "standard" }"""
READS = "read-aloud:defined"
SCRIPT = "() => document.querySelector('read-aloud').script()"
SEEN = """() => {
  const seen = document.createTreeWalker(document.querySelector("dialog[open]") ?? document.body, NodeFilter.SHOW_TEXT)
  const texts = []
  while (seen.nextNode()) {
    const { data, parentElement } = seen.currentNode
    const isShown = parentElement.checkVisibility({ visibilityProperty: true }) && !parentElement.closest("[data-unspoken]")
    if (data.trim() && isShown) texts.push(data.trim())
  }
  const values = [...document.querySelectorAll("input:not([type=hidden]):not([type=checkbox])")]
  return [...texts, ...values.filter(one => one.checkVisibility()).map(one => one.value)]
}"""


def measure(page, sizes=("standard", "elder")) -> list[str]:
    """What breaks the size rules on this page at any device; an empty list is a pass. Devices and sizes differ in styles alone, so one page stands for all."""
    wrong = []
    for device in DEVICES:
        page.set_viewport_size({"width": device.width, "height": device.height})
        for size in sizes:
            page.evaluate(SHRINK, [size, device.px_per_mm])
            wrong += [f"{device}, {size}: {trouble}" for trouble in page.evaluate(MEASURE, RULES)]
    page.set_viewport_size({"width": DEVICES[0].width, "height": DEVICES[0].height})
    return wrong


def audit(page, axe: str, rules: dict = WCAG) -> list[str]:
    """What breaks WCAG 2.2 A and AA on this page. The content policy stops script tags, so axe comes in by hand."""
    page.evaluate(f"() => {{ window.axe || (() => {{ {axe} }})() }}")
    return page.evaluate(AXE, rules)


def audit_high_contrast(page, axe: str) -> list[str]:
    """The other colours; in all else the page is the same."""
    page.evaluate(HIGH_CONTRAST, True)
    barriers = audit(page, axe, COLOURS)
    page.evaluate(HIGH_CONTRAST, False)
    return barriers


def unsaid(page) -> list[str]:
    """What is seen on this page and not read aloud (A11Y-03)."""
    page.locator(READS).wait_for()
    said = [plain(line) for line in page.evaluate(SCRIPT)]
    return [f"not said: {text}" for text in page.evaluate(SEEN) if not any(plain(text) in line for line in said)]


def plain(text: str) -> str:
    return re.sub(r"[\s,]+", "", text)
