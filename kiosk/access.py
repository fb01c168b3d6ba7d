"""Who may reach which route on which surface. What is not in this table answers 404, and fails a test."""
from typing import NamedTuple

KIOSK = "kiosk"
LAN = "lan"

RECEPTIONIST = "receptionist"
ENGINEER = "engineer"
MANAGER = "manager"
MAINTAINER = "maintainer"
ROLES = (RECEPTIONIST, ENGINEER, MANAGER, MAINTAINER)

EVERYONE = frozenset()
STAFF = frozenset(ROLES)
DESK = frozenset({RECEPTIONIST, MANAGER})
KEEPERS = frozenset({RECEPTIONIST, MANAGER, MAINTAINER})
SETTERS = frozenset({MANAGER, MAINTAINER})


class Rule(NamedTuple):
    """The surfaces a route exists on, and the roles that may use it there; no roles means no sign-in."""

    surfaces: frozenset
    roles: frozenset = EVERYONE


def _on(*surfaces, roles=EVERYONE):
    return Rule(frozenset(surfaces), roles)


ROUTES = {
    "static": _on(KIOSK, LAN),
    "live.stream": _on(KIOSK, LAN),
    "web.csp_report": _on(KIOSK, LAN),
    "web.language": _on(KIOSK, LAN),
}
