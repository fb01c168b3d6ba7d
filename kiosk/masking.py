"""Shows that something is known without showing it (PRIV-05). The rules and vectors are UX §14.2's."""
import re

COMPOUND_SURNAMES = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 "
    "公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐".split()
)
MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?(1[3-9]\d)[ -]?(\d{4})[ -]?(\d{4})(?!\d)")
LANDLINE = re.compile(r"^(0\d{2,3})-?(\d{3,4})(\d{4})$")
DIGITS_OF_A_PERSON = re.compile(r"\d{7}")  # a phone, an identity card, a bank card
_OF_THE_OFFICE = re.compile(r"(?<![\dA-Z])(?:20\d\d-\d\d?-\d\d?|[A-Z]\d{6}-\d{4})(?!\d)", re.ASCII)  # a day; an order, a receipt


def name(full: str) -> str:
    full = full.strip()
    if full.isascii():
        return " ".join(word[0] + "***" for word in full.split())
    surname = full[:2] if full[:2] in COMPOUND_SURNAMES else full[:1]
    return surname + "*" * max(1, min(2, len(full) - len(surname)))


def phone(number: str) -> str:
    number = number.strip()
    mobile = MOBILE.fullmatch(number)
    if mobile:
        return f"{mobile[1]}****{mobile[3]}"
    landline = LANDLINE.match(number)
    if landline:
        return f"{landline[1]}-****{landline[3]}"
    return "*" * len(number)


def room(label: str) -> str:
    """Hide the last two digits of a room, and one of three: 1102 is 11**, 502 is 5** (A座502 is A座5**)."""
    return re.sub(r"\d\d(?=\D*$)", "**", label)


def has_a_persons_number(text: str) -> bool:
    """For words that are kept for good or travel: digits enough for a phone or a card, however they are spaced."""
    return bool(DIGITS_OF_A_PERSON.search(re.sub(r"[\s-]", "", _OF_THE_OFFICE.sub("/", text))))
