"""English as it is read out: what a voice would get wrong by itself, above all numbers that are no quantities."""
import calendar
import re

DIGITS = dict(zip("0123456789", ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")))
QUANTITY = re.compile(r"\s*(?:min|h\b|hours?|days?|people|ahead|waiting|pages?|papers?|windows?|yuan|characters|digits|seconds|years?|minutes|missing|%)")

DATE = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
DAY = re.compile(r"(?<![\d-])(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])(?!\s*min)")
CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
MONEY = re.compile(r"[¥￥]\s*(\d[\d,]*(?:\.\d+)?)")
ORDER = re.compile(r"(?<![A-Za-z0-9])[A-Z]\d{6}-(\d{4})(?!\d)")
CODE = re.compile(r"(?<![A-Za-z0-9])([A-Z]+)[ -]?(\d[\d-]+)(?=\D|$)")
FINGERPRINT = re.compile(r"(?<![A-Za-z0-9])[0-9A-F]{4}(?: [0-9A-F]{4})+(?![A-Za-z0-9])")
TYPED = re.compile(r"[\d ]*_[\d _]*")
TELEPHONE = re.compile(r"(?<!\d)\d{3,4}-[\d *]{4,}\d")
DIGITS_AND_MASKS = re.compile(r"\d*\*+\d*")
RANGE = re.compile(r"(?<=\d)\s*[-—–~]\s*(?=\d|one|two|twelve|noon)")
NUMBER = re.compile(r"(?<![\d.])\d+(?![.,]?\d)")
WORDS = {"→": " to ", "·": ", ", "/": ", ", "…": ", ", "\n": ". ", "−": ", "}
SHORT = re.compile(r"\bmin\b")


def said(text: str) -> str:
    for pattern, say in RULES:
        text = pattern.sub(say, text)
    return "".join(WORDS.get(sign, sign) for sign in text)


def digit_by_digit(digits: str) -> str:
    return " ".join(DIGITS.get(digit, ",") for digit in digits)


def _day(month, day) -> str:
    return f"{calendar.month_name[int(month)]} {int(day)}"


def _clock(found) -> str:
    hour, minute = int(found[1]), int(found[2])
    half = "a.m." if hour % 24 < 12 else "p.m."
    minutes = f" {'oh ' if 0 < minute < 10 else ''}{minute}" if minute else ""
    return f"{hour % 12 or 12}{minutes} {half}"


def _fingerprint(found) -> str:
    return " ".join(DIGITS.get(sign, sign) for sign in found[0].replace(" ", ","))


def _typed(found) -> str:
    entered = sum(sign.isdigit() for sign in found[0])
    return f"{entered} digits entered, {found[0].count('_')} missing" if entered else "nothing entered yet"


def _mask(found) -> str:
    return re.sub(r"\*+", lambda stars: f", {len(stars[0])} hidden, ", re.sub(r"\d+", lambda digits: digit_by_digit(digits[0]), found[0]))


def _telephone(found) -> str:
    return re.sub(r"\d+", lambda digits: digit_by_digit(digits[0]), re.sub(r"[ -]+", ", ", found[0]))


def _number(found) -> str:
    digits = found[0]
    is_counted = len(digits) < 3 and not digits.startswith("0") or QUANTITY.match(found.string[found.end():])
    return digits if is_counted else digit_by_digit(digits)


RULES = [
    (DATE, lambda found: f"{_day(found[2], found[3])}, {found[1][:2]} {found[1][2:]}"), (DAY, lambda found: _day(*found.groups())),
    (ORDER, lambda found: f"ending in {digit_by_digit(found[1])}"), (TYPED, _typed), (TELEPHONE, _telephone), (FINGERPRINT, _fingerprint),
    (CODE, lambda found: f"{' '.join(found[1])} {digit_by_digit(found[2])}"), (DIGITS_AND_MASKS, _mask),
    (MONEY, r"\1 yuan"), (RANGE, " to "), (CLOCK, _clock), (NUMBER, _number), (SHORT, "minutes"),
]
