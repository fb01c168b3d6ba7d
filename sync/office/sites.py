"""Which communities there are, by the names people know them by."""
from typing import NamedTuple

from flask import abort

from sync.office.core import the_office


class Site(NamedTuple):
    site_id: str
    name: str
    closed_ms: int | None = None


def asked_for(site_id: str) -> Site:
    """The community an address names; one that nobody knows ends the request as not found."""
    row = the_office().store.first("select site_id, name, closed_ms from site where site_id = ?", site_id)
    return Site(**row) if row else abort(404)
