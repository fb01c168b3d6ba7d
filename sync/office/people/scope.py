"""Which communities a person sees: all, or those of their own region."""
from sync.office.core import Office
from sync.office.people.roles import MAINTAINER


def visible(office: Office, person) -> frozenset[str] | None:
    """The communities an account is limited to; None means all. A maintainer is never limited."""
    if person.role == MAINTAINER:
        return None
    rows = office.store.rows("select site_id from account_site where name = ?", person.id)
    return frozenset(row["site_id"] for row in rows) or None


def includes(office: Office, person, site_id: str) -> bool:
    seen = visible(office, person)
    return seen is None or site_id in seen
