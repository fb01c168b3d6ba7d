"""Chinese as it is read out: numbers, clocks, days, money and masks become words. The rules and vectors are UX §7.1's."""
import re

DIGITS = dict(zip("0123456789", "零幺二三四五六七八九"))
COUNTED = dict(zip("0123456789", "零一二三四五六七八九"))
UNITS = ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"))
LARGEST_COUNTED = 99_999_999
# Two of these are 两; two of the others are 二.
PAIRED = "个個人位次天小时小時分钟分鐘页頁张張份条條元点點处處户戶段種种项項年秒"
MEASURES = re.compile(r"\s*(?:小[时時]|分[钟鐘]|[个個人位次天页頁张張份条條元点點处處户戶段种種项項年秒月日号號栋棟层層楼樓单單步版级級期室字台路度米角分折%])")
WINDOW = re.compile(r"\s*(?:号窗口|號窗口|号楼|號樓)")
LETTERS = {"W": "达不留"}  # which the voice for syllables does not know by its name

DATE = re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
DAY = re.compile(r"(?<![\d-])(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])(?!\s*(?:分|小|天|个|個|人|元))")
CLOCKS = re.compile(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?:\s*[-—–~至到]+\s*([01]?\d|2[0-4]):([0-5]\d))?(?![\d:])")
MONEY = re.compile(r"(?:[¥￥]\s*(\d[\d,]*)(?:\.(\d\d?))?|(\d[\d,]*)\.(\d\d?)\s*元)")
ORDER = re.compile(r"(?<![A-Za-z0-9])[A-Z]\d{6}-(\d{4})(?!\d)")
CODE = re.compile(r"(?<![A-Za-z0-9])([A-Z]+)[ -]?(\d[\d-]+)(?=\D|$)")
FINGERPRINT = re.compile(r"(?<![A-Za-z0-9])[0-9A-F]{4}(?: [0-9A-F]{4})+(?![A-Za-z0-9])")
TYPED = re.compile(r"[\d ]*_[\d _]*")
SURNAME = re.compile(r"(?<=[\u3400-\u9fff])\*{1,2}(?!\*)")
MASK = re.compile(r"\*+")
TELEPHONE = re.compile(r"(?<!\d)\d{3,4}-[\d *]{4,}\d")
RANGE = re.compile(r"(?<!\d)(\d{1,4})\s*[-—–~]\s*(\d{1,4})(?=\s*(?:[\u3400-\u9fff]))")
NUMBER = re.compile(r"第?\s*\d+(?:\.\d+)?")
SIGNS = {"→": "到", "·": "，", "/": "，", "|": "，", "…": "，", "\n": "。", "(": "，", ")": "，", "（": "，", "）": "，", "+": "加", "&": "和"}
SILENT = re.compile(r"[“”\"'《》「」【】\[\]{}<>#_=^~`—–\-−]+")


def said(text: str) -> str:
    """The text in Chinese characters and single letters; nothing is left to be counted."""
    for pattern, say in RULES:
        text = pattern.sub(say, text)
    text = "".join(SIGNS.get(sign, sign) for sign in text)
    return re.sub(r"[A-Z]", _letter, SILENT.sub("，", text))


def digit_by_digit(digits: str) -> str:
    return "".join(DIGITS.get(digit, "，") for digit in digits)


def counted(number: int) -> str:
    """12 is 十二, 105 is 一百零五."""
    if number > LARGEST_COUNTED:
        return digit_by_digit(str(number))
    words = _counted(number)
    return words.removeprefix("一") if words.startswith("一十") else words


def _counted(number) -> str:
    if number < 10:
        return COUNTED[str(number)]
    size, name = next(unit for unit in UNITS if number >= unit[0])
    many, rest = divmod(number, size)
    words = _counted(many) + name
    if not rest:
        return words
    return words + ("零" if rest < size // 10 else "") + _counted(rest)


def _date(found) -> str:
    year, month, day = found.groups()
    return f"{''.join(COUNTED[digit] for digit in year)}年{_day(month, day)}"


def _day(month, day) -> str:
    return f"{counted(int(month))}月{counted(int(day))}日"


def _clocks(found) -> str:
    hour, minute, end_hour, end_minute = found.groups()
    start = _part(int(hour)) + _clock(int(hour), int(minute))
    if end_hour is None:
        return start
    part = _part(int(end_hour)) if _part(int(end_hour)) != _part(int(hour)) else ""
    return f"{start}到{part}{_clock(int(end_hour), int(end_minute))}"


def _part(hour) -> str:
    return next(name for end, name in ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (25, "晚上")) if hour < end)


def _clock(hour, minute) -> str:
    hour = hour - 12 if 12 < hour < 24 else hour
    name = "两" if hour == 2 else counted(hour)
    if minute == 0:
        return f"{name}点"
    if minute == 30:
        return f"{name}点半"
    return f"{name}点{'零' if minute < 10 else ''}{counted(minute)}分"


def _money(found) -> str:
    yuan, cents = found[1] or found[3], (found[2] or found[4] or "").ljust(2, "0")
    parts = zip((yuan.replace(",", ""), cents[0], cents[1]), "元角分")
    words = [_many(int(count), name) + name for count, name in parts if int(count)]
    return "".join(words) or "零元"


def _code(found) -> str:
    return f"{found[1]}{digit_by_digit(found[2])}"


def _fingerprint(found) -> str:
    return "".join(DIGITS.get(sign, f" {sign} ") for sign in found[0].replace(" ", "，"))


def _typed(found) -> str:
    entered = sum(sign.isdigit() for sign in found[0])
    return f"已输入{_many(entered, '位')}位，还差{_many(found[0].count('_'), '位')}位" if entered else "还没有输入"


def _mask(found) -> str:
    return f"，隐去{_many(len(found[0]), '位')}位，"


def _telephone(found) -> str:
    return re.sub(r"\d+", lambda digits: digit_by_digit(digits[0]), re.sub(r"[ -]", "，", found[0]))


def _range(found) -> str:
    return f"{counted(int(found[1]))}到{counted(int(found[2]))}"


def _number(found) -> str:
    ordinal, digits = found[0].startswith("第"), found[0].lstrip("第 ")
    whole, _, part = digits.partition(".")
    if part:
        return f"{counted(int(whole))}点{''.join(COUNTED[digit] for digit in part)}"
    rest = found.string[found.end():]
    if not _is_counted(whole, rest):
        return digit_by_digit(whole)
    if ordinal or WINDOW.match(rest):
        return f"{'第' if ordinal else ''}{counted(int(whole))}"
    return _many(int(whole), rest.lstrip()[:1])


def _is_counted(digits, rest) -> bool:
    # A room, a phone or a code is no quantity; a leading zero says so too.
    if digits.startswith("0") and len(digits) > 1:
        return False
    return len(digits) < 3 or bool(MEASURES.match(rest)) and not re.match(r"\s*[号號室]", rest)


def _many(count: int, measure: str) -> str:
    return "两" if count == 2 and measure and measure in PAIRED else counted(count)


def _letter(found) -> str:
    return f" {LETTERS.get(found[0], found[0])} "


RULES = [
    (DATE, _date), (DAY, lambda found: _day(*found.groups())), (CLOCKS, _clocks), (MONEY, _money),
    (ORDER, lambda found: f"尾号{digit_by_digit(found[1])}"), (TYPED, _typed), (TELEPHONE, _telephone), (FINGERPRINT, _fingerprint),
    (SURNAME, lambda found: "某" * len(found[0])), (CODE, _code), (re.compile(r"\d+(?=\*)|(?<=\*)\d+"), lambda found: digit_by_digit(found[0])),
    (MASK, _mask), (RANGE, _range), (NUMBER, _number),
]
