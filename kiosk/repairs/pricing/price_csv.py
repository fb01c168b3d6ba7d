"""A price list as a CSV file: read whole or not at all, written for editing, and compared with the one in force."""
import csv
import io
from typing import NamedTuple

from kiosk import money
from kiosk.i18n import LANGUAGES, N_, gettext as _, say_in
from kiosk.repairs.trades import TRADES
from kiosk.site.prices import KINDS, Price, PriceList
from kiosk.site.sheets import Unreadable, rows_of

COLUMNS = {
    "code": ("code", "代码", "代碼"),
    "trade": ("trade", "工种", "工種"),
    "kind": ("kind", "类别", "類別"),
    "name_zh": ("name", "名称", "名稱"),
    "name_en": ("english name", "英文名称", "英文名稱"),
    "unit_zh": ("unit", "单位", "單位"),
    "unit_en": ("english unit", "英文单位", "英文單位"),
    "price": ("price", "单价", "單價"),
}
REQUIRED = ("code", "kind", "name_zh", "price")
LONGEST = 40
BOM = "\ufeff"
STARTS_A_FORMULA = ("=", "+", "-", "@")
NEW, GONE, DEARER, CHEAPER, OTHERWISE = "new", "gone", "dearer", "cheaper", "otherwise"
CHANGES = {NEW: N_("New"), GONE: N_("No longer"), DEARER: N_("Dearer"), CHEAPER: N_("Cheaper"), OTHERWISE: N_("Written otherwise")}


class Change(NamedTuple):
    """What becomes of one line; before or after is None where there is none."""

    kind: str
    name: str
    before_fen: int | None
    after_fen: int | None

    @property
    def kind_name(self) -> str:
        return _(CHANGES[self.kind])


def read(raw: bytes) -> list[dict]:
    """The lines as columns of Price; on any mistake Unreadable, with every mistake and its line."""
    rows = rows_of(raw, COLUMNS, REQUIRED)
    mistakes = [mistake for line, row in rows for mistake in _mistakes(line, row)] or _doubles(rows)
    if mistakes or not rows:
        raise Unreadable(mistakes or [_("There is no price in this file.")])
    return [_price(row) for _line, row in rows]


def write(prices: PriceList) -> str:
    """Codes rather than words for trade and kind, so that it can be read again in any language."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([titles[1] for titles in COLUMNS.values()])
    for price in prices.prices():
        writer.writerow([price.code, price.trade, price.kind, price.name_zh, price.name_en, price.unit_zh, price.unit_en,
                         money.yuan(price.price_fen)])
    return BOM + text.getvalue()


def compare(current: PriceList | None, rows: list[dict]) -> list[Change]:
    """Everything that would be different, in the order of the new list; what is no longer there stands last."""
    before = {price.code: price for price in current.prices()} if current else {}
    changes = [change for row in rows if (change := _change(before.get(row["code"]), row))]
    kept = {row["code"] for row in rows}
    return changes + [Change(GONE, price.name_zh, price.price_fen, None) for code, price in before.items() if code not in kept]


def _change(price: Price | None, row) -> Change | None:
    if price is None:
        return Change(NEW, row["name_zh"], None, row["price_fen"])
    if row["price_fen"] != price.price_fen:
        return Change(DEARER if row["price_fen"] > price.price_fen else CHEAPER, row["name_zh"], price.price_fen, row["price_fen"])
    is_same = all(getattr(price, name) == value for name, value in row.items())
    return None if is_same else Change(OTHERWISE, row["name_zh"], price.price_fen, row["price_fen"])


def _mistakes(line, row) -> list[str]:
    found = [_("Line %(line)d: %(name)s is empty.", line=line, name=COLUMNS[name][1]) for name in REQUIRED if not row[name]]
    found += [_("Line %(line)d: %(name)s is longer than %(most)d characters.", line=line, name=COLUMNS[name][1], most=LONGEST)
              for name, value in row.items() if len(value) > LONGEST]
    found += [_("Line %(line)d: %(value)s looks like a formula.", line=line, value=value)
              for value in row.values() if value.startswith(STARTS_A_FORMULA)]
    if row["trade"] and not _code_of(TRADES, row["trade"]):
        found.append(_("Line %(line)d: %(value)s is no trade.", line=line, value=row["trade"]))
    if row["kind"] and not _code_of(KINDS, row["kind"]):
        found.append(_("Line %(line)d: %(value)s is neither coming, work nor material.", line=line, value=row["kind"]))
    if row["price"] and money.fen(row["price"]) is None:
        found.append(_("Line %(line)d: %(value)s is no price.", line=line, value=row["price"]))
    return found


def _doubles(rows) -> list[str]:
    seen, found = {}, []
    for line, row in rows:
        if row["code"] in seen:
            found.append(_("Line %(line)d: the code %(code)s stands in line %(first)d already.", line=line, code=row["code"],
                           first=seen[row["code"]]))
        seen.setdefault(row["code"], line)
    return found


def _price(row) -> dict:
    return {
        "code": row["code"], "trade": _code_of(TRADES, row["trade"]), "kind": _code_of(KINDS, row["kind"]), "name_zh": row["name_zh"],
        "name_en": row["name_en"] or row["name_zh"], "unit_zh": row["unit_zh"] or "次", "unit_en": row["unit_en"] or row["unit_zh"] or "time",
        "price_fen": money.fen(row["price"]),
    }


def _code_of(names: dict[str, str], written: str) -> str:
    """The code that was written, or the one whose name in any language was; empty for none."""
    said = written.casefold()
    return next((code for code, name in names.items()
                 if said in (code, *(say_in(language, name).casefold() for language in LANGUAGES))), "")
