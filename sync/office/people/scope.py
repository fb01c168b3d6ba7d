"""Which communities a person sees: all, or those of their own region."""
import unicodedata
from collections.abc import Iterable

from sync.office.core import Office
from sync.office.people.roles import MAINTAINER


def visible(office: Office, person) -> frozenset[str] | None:
    """The communities an account is limited to; None means all. A maintainer is never limited."""
    return None if person.role == MAINTAINER else of(office, person.id) or None


def of(office: Office, name: str) -> frozenset[str]:
    """The communities that were named for an account."""
    rows = office.store.rows("select site_id from account_site where name = ?", name)
    return frozenset(row["site_id"] for row in rows)


def includes(office: Office, person, site_id: str) -> bool:
    seen = visible(office, person)
    return seen is None or site_id in seen


def only(seen: frozenset[str] | None, column: str = "site_id") -> tuple[str, tuple[str, ...]]:
    """A condition to stand after others in a where, and its values."""
    if seen is None:
        return "", ()
    return f" and {column} in ({', '.join('?' * len(seen))})", tuple(sorted(seen))


def communities(office: Office, person) -> list[dict]:
    """Those a person sees, by name; closed ones too, for their rows stay."""
    condition, values = only(visible(office, person))
    return office.store.rows(f"select site_id, name, closed_ms from site where 1 = 1{condition} order by name, site_id", *values)


def named(offered: list[dict], lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """The communities these lines mean, each a name or a code; and the lines that mean none, or more than one."""
    codes = {each["site_id"]: each["site_id"] for each in offered}
    names: dict[str, list[str]] = {}
    for each in offered:
        names.setdefault(plain(each["name"]), []).append(each["site_id"])
    meant = {line: [codes[line.lower()]] if line.lower() in codes else names.get(plain(line), []) for line in lines}
    return [found[0] for found in meant.values() if len(found) == 1], [line for line, found in meant.items() if len(found) != 1]


def plain(name: str) -> str:
    """The same for names that people take for the same."""
    return unicodedata.normalize("NFKC", name).strip().casefold()
