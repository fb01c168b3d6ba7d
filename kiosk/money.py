"""Money is whole 分 everywhere; here it becomes text and comes from text. No float ever touches it."""
import re
import unicodedata

FEN = 100
LARGEST_FEN = 100_000_000  # a million yuan is no repair
_WRITTEN = re.compile(r"(\d{1,7})(?:\.(\d{1,2}))?")


def yuan(fen: int) -> str:
    """8050 -> "80.50", as on receipts."""
    sign, fen = "-" * (fen < 0), abs(fen)
    return f"{sign}{fen // FEN}.{fen % FEN:02d}"


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
