"""Money is whole 分 everywhere; here it becomes text and comes from text. No float ever touches it."""
import re
import unicodedata

FEN = 100
LARGEST_FEN = 100_000_000  # a million yuan is no repair
DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("仟", "佰", "拾", "")
_WRITTEN = re.compile(r"(\d{1,7})(?:\.(\d{1,2}))?")


def yuan(fen: int) -> str:
    """8050 -> "80.50", as on receipts."""
    sign, fen = "-" * (fen < 0), abs(fen)
    return f"{sign}{fen // FEN}.{fen % FEN:02d}"


def short(fen: int) -> str:
    """80 rather than 80.00, as people say it."""
    return yuan(fen).removesuffix(".00")


def fen(text: str | None) -> int | None:
    """"80", "80.5", "¥80.50" and their full-width forms; None for what is no amount of money."""
    plain = re.sub(r"[\s,¥￥元]", "", unicodedata.normalize("NFKC", text or ""))
    found = _WRITTEN.fullmatch(plain)
    if not found:
        return None
    whole, cents = found.groups()
    amount = int(whole) * FEN + int((cents or "0").ljust(2, "0"))
    return amount if amount <= LARGEST_FEN else None


def times(price_fen: int, hundredths: int) -> int:
    """A price for so many hundredths of its unit, rounded half up to the 分."""
    return (price_fen * hundredths + 50) // 100


def capitals(fen: int) -> str:
    """80.50 is 人民币捌拾元伍角整: as the rules for bank papers write an amount, so that no stroke changes it."""
    sign, fen = "负" * (fen < 0), abs(fen)
    whole, tenths, cents = fen // FEN, fen // 10 % 10, fen % 10
    yuan_part = f"{_whole(whole)}元" if whole else "零元" * (not fen)
    gap = "零" if whole and (tenths or cents) and (not tenths or whole % 10 == 0) else ""
    small = (f"{DIGITS[tenths]}角" if tenths else "") + (f"{DIGITS[cents]}分" if cents else "")
    return f"人民币{sign}{yuan_part}{gap}{small}{'' if cents else '整'}"


def _whole(number: int) -> str:
    text = ""
    for group, unit in ((number // 10**8, "亿"), (number // 10**4 % 10**4, "万"), (number % 10**4, "")):
        gap = "零" if text and group < 1000 else ""
        text += f"{gap}{_thousands(group)}{unit}" if group else ""
    return text


def _thousands(number: int) -> str:
    digits = (DIGITS[int(digit)] + place if digit != "0" else "零" for digit, place in zip(f"{number:04d}", PLACES))
    return re.sub("零+", "零", "".join(digits)).strip("零")
