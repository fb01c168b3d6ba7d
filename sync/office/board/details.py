"""What one community's day was made of: services, repairs, signatures. No names, no phones, no free text."""
from collections import Counter
from typing import NamedTuple

from sync.office.board.figures import end
from sync.office.board.reckoning import bodies
from sync.office.core import Office


class ServiceFigures(NamedTuple):
    name: str
    taken: int
    served: int
    waiting: int
    missed: int


def services(office: Office, site_id: str, day: str) -> list[ServiceFigures]:
    names = {body.get("id"): body.get("name_zh") for body in bodies(office, "day is null", site_id, "service")}
    ends: dict[str, Counter] = {}
    for ticket in bodies(office, "day = ?", site_id, "ticket", day):
        ends.setdefault(ticket.get("service_id") or "", Counter())[end(ticket)] += 1
    return sorted(
        ServiceFigures(str(names.get(pk) or pk), each.total(), each["done"], each["waiting"], each["missed"]) for pk, each in ends.items()
    )


def repairs(office: Office, site_id: str, day: str) -> list[dict]:
    found = bodies(office, "day = ?", site_id, "repair_order", day)
    return sorted(({name: body.get(name) for name in ("number", "category", "item", "state")} for body in found),
                  key=lambda each: str(each["number"]))


def signatures(office: Office, site_id: str, day: str) -> list[dict]:
    found = bodies(office, "day = ?", site_id, "receipt", day)
    return sorted(({name: body.get(name) for name in ("receipt_no", "outcome", "entry_hash")} for body in found),
                  key=lambda each: str(each["receipt_no"]))
