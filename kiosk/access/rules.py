"""The surfaces and roles there are, and what a rule about a route says."""
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
ENGINEERS = frozenset({ENGINEER})
SIGNERS = DESK | ENGINEERS
VISITORS = DESK | ENGINEERS  # of the engineers only those in a post (RV-05)


class Rule(NamedTuple):
    """The surfaces a route exists on, and the roles that may use it there; no roles means no sign-in.

    Roles that stand in in_post as well pass only in a post that makes return visits.
    """

    surfaces: frozenset
    roles: frozenset = EVERYONE
    in_post: frozenset = EVERYONE

    def lets(self, person) -> bool:
        return not self.roles or person.role in self.roles and (person.role not in self.in_post or bool(person.post))


def on(*surfaces, roles=EVERYONE, in_post=EVERYONE):
    return Rule(frozenset(surfaces), roles, in_post)
