"""The judge of all fault tests: what a box acknowledged is at head office as the box has it, once, and nothing else is there."""
from collections import Counter

from sync import digest


class Acknowledged:
    """What visitors were told, in all lives of all boxes. told_gone: rows whose delete was acknowledged or may have been done."""

    def __init__(self):
        self.told, self.told_gone, self.numbers = set(), set(), []

    def row(self, table: str, pk):
        self.told.add((table, str(pk)))

    def number(self, day: str, number: str):
        self.numbers.append((day, number))

    def gone(self, table: str, pk):
        self.told_gone.add((table, str(pk)))

    def troubles(self, store, databases: list, tables: list) -> list[str]:
        """What is wrong, one sentence each; empty when every promise was kept."""
        here, there = _here(databases, tables), _there(store, {table.name for table in tables})
        at_office = {key: kept for key, kept, _ in there}
        return [
            *(f"lost: {key}" for key in sorted(self.told - self.told_gone - at_office.keys())),
            *(f"not at head office: {key}" for key in sorted(here.keys() - at_office.keys())),
            *(f"not at any box: {key}" for key in sorted(at_office.keys() - here.keys())),
            *(f"different: {key}" for key in sorted(here.keys() & at_office.keys()) if here[key] != at_office[key]),
            *(f"other content than its hash: {key}" for key, kept, of_body in there if kept != of_body),
            *(f"twice at head office: {key}" for key, times in Counter(key for key, *_ in there).items() if times > 1),
            *(f"number given twice: {number}" for number, times in Counter(self.numbers).items() if times > 1),
        ]


def _here(databases, tables) -> dict:
    return {
        (table.name, str(pk)): f"{each:016x}"
        for database in databases for table in tables for pk, each in digest._hashes(database.connection(), table)
    }


def _there(store, names: set[str]) -> list[tuple]:
    """Key, the hash head office keeps, and the one of what it really has."""
    rows = store.rows("select tbl, pk, row_hash, body from landed where deleted_seq is null")
    return [((row["tbl"], row["pk"]), row["row_hash"], f"{digest.row_hash(row['body'].encode()):016x}") for row in rows if row["tbl"] in names]
