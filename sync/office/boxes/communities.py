"""What becomes of a community: added, called something else, closed and opened again. What it sent stays through all of it."""
from sync.office.boxes import days, devices
from sync.office.core import Office
from sync.office.people import acts, scope


def add(office: Office, name: str, by: str) -> str | None:
    """None when a community has this name, a closed one too: nobody could tell the two apart."""
    return office.store.transact(lambda: _add(office, name, by))


def rename(office: Office, site_id: str, name: str, by: str) -> bool:
    """False when another has this name."""
    return office.store.transact(lambda: _rename(office, site_id, name, by))


def close(office: Office, site_id: str, by: str) -> bool:
    """Its boxes hear that they were revoked; False, as below, when that stands already."""
    return office.store.transact(lambda: _turn(office, "site.closed", site_id, by, "closed_ms = ? where closed_ms is null", office.clock()))


def open_again(office: Office, site_id: str, by: str) -> bool:
    """Boxes that were not revoked themselves go on where they were."""
    return office.store.transact(lambda: _turn(office, "site.opened_again", site_id, by, "closed_ms = null where closed_ms is not null"))


def closed(office: Office) -> list[dict]:
    return office.store.rows("select site_id, name, closed_ms from site where closed_ms is not null order by closed_ms desc, site_id")


def _add(office: Office, name: str, by: str) -> str | None:
    acts.take_turns(office)
    if _is_taken(office, name):
        return None
    site_id = devices.open_site(office, name)
    acts.note(office, by, "site.opened", site_id, name)
    return site_id


def _rename(office: Office, site_id: str, name: str, by: str) -> bool:
    acts.take_turns(office)
    if _is_taken(office, name, site_id):
        return False
    before = office.store.first("select name from site where site_id = ?", site_id)["name"]
    if before != name:
        office.store.run("update site set name = ? where site_id = ?", name, site_id)
        acts.note(office, by, "site.renamed", site_id, name, before)
    return True


def _turn(office: Office, verb: str, site_id: str, by: str, change: str, *values) -> bool:
    turned = office.store.run(f"update site set {change} and site_id = ?", *values, site_id)
    if turned:
        days.mark_company(office)
        acts.note(office, by, verb, site_id)
    return bool(turned)


def _is_taken(office: Office, name: str, but: str = "") -> bool:
    rows = office.store.rows("select name from site where site_id <> ?", but)
    return scope.plain(name) in {scope.plain(row["name"]) for row in rows}
