"""How what stands on a page is read aloud: what is counted, what is said digit by digit, what stays masked. Makes no sound."""
import re
from typing import NamedTuple

from kiosk import masking
from kiosk.aloud import chinese, english

ZH, EN = "zh", "en"
HAN = "\u3400-\u9fff"
ENGLISH_IN_CHINESE = re.compile(r"[A-Za-z]*[a-z][A-Za-z'’]*(?:[ -]+[A-Za-z'’]+)*")
CHINESE_IN_ENGLISH = re.compile(rf"[《“]?\d*[{HAN}](?:[{HAN}\d，、。；：（）《》“”*]|\([^)A-Za-z]*\))*")
RULES = {ZH: chinese.said, EN: english.said}
FOREIGN = {ZH: (EN, ENGLISH_IN_CHINESE), EN: (ZH, CHINESE_IN_ENGLISH)}


class Run(NamedTuple):
    """A stretch of one language, as it is said."""

    language: str
    words: str


def runs(language: str, text: str) -> list[Run]:
    """A text of a page in that language, cut where the other one begins: each is said by its own voice."""
    own = EN if language == EN else ZH
    said = [Run(part, RULES[part](words)) for part, words in _cut(own, masking.MOBILE.sub(_masked, text))]
    return [run for run in said if re.search(r"\w", run.words)]


def _masked(number) -> str:
    return masking.phone(number[0])


def _cut(own, text):
    other, pattern = FOREIGN[own]
    start = 0
    for found in pattern.finditer(text):
        yield own, text[start:found.start()]
        yield other, found[0]
        start = found.end()
    yield own, text[start:]
