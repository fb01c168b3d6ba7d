"""The numbers by which people know a matter: a ticket's A023, an order's W261121-0007, a receipt's, a notice's."""
import unicodedata

FIELDS = {
    "ticket": "number", "repair_order": "number", "receipt": "receipt_no", "notice": "number", "ledger_entry": "number",
    "issue": "number", "thing_return": "number",
}
LONGEST = 64


def of(tbl: str, fields: dict) -> str | None:
    value = fields.get(FIELDS.get(tbl, ""))
    return key(value) if isinstance(value, str) else None


def key(typed: str) -> str | None:
    """As it is looked for: in capitals, half-width, without blanks. None when nothing remains that a table can hold."""
    plain = "".join(unicodedata.normalize("NFKC", typed).upper().split())[:LONGEST]
    return plain if plain and "\0" not in plain else None
