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
    # the touchscreen
    "lobby.home": _on(KIOSK),
    "lobby.state": _on(KIOSK),
    "lobby.leave": _on(KIOSK),
    "lobby.end": _on(KIOSK),
    "lobby.display_settings": _on(KIOSK),
    "lobby.ask_for_help": _on(KIOSK),
    "lobby.help_coming": _on(KIOSK),
    "lobby.help_state": _on(KIOSK),
    "lobby.device_css": _on(KIOSK),
    "lobby.calibration": _on(KIOSK),
    "lobby.calibrate": _on(KIOSK),
    "queue.choose": _on(KIOSK),
    "queue.take": _on(KIOSK),
    "queue.taken": _on(KIOSK),
    "queue.paper": _on(KIOSK),
    "queue.print_again": _on(KIOSK),
    # the visitor's own phone
    "queue.phone": _on(LAN),
    "queue.phone_in_capitals": _on(LAN),
    "queue.phone_state": _on(LAN),
    "queue.phone_cancel": _on(LAN),
    # the lobby TV
    "display.tv": _on(LAN),
    "display.board": _on(LAN),
    # the desk
    "staff.sign_in": _on(LAN),
    "staff.enter": _on(LAN),
    "staff.first": _on(LAN),
    "staff.found": _on(LAN),
    "staff.leave": _on(LAN, roles=STAFF),
    "staff.password": _on(LAN, roles=STAFF),
    "staff.change_password": _on(LAN, roles=STAFF),
    "staff.accounts": _on(LAN, roles=frozenset({MANAGER})),
    "staff.enlist": _on(LAN, roles=frozenset({MANAGER})),
    "staff.dismiss": _on(LAN, roles=frozenset({MANAGER})),
    "desk.index": _on(LAN, roles=STAFF),
    "desk.welcome": _on(LAN, roles=STAFF),
    "desk.status": _on(LAN, roles=STAFF),
    "desk.answer_help": _on(LAN, roles=DESK),
    "desk.screens": _on(LAN, roles=SETTERS),
    "desk.allow_calibration": _on(LAN, roles=SETTERS),
    "console.index": _on(LAN, roles=DESK),
    "console.board": _on(LAN, roles=DESK),
    "console.sit_down": _on(LAN, roles=DESK),
    "console.get_up": _on(LAN, roles=DESK),
    "console.call_next": _on(LAN, roles=DESK),
    "console.recall": _on(LAN, roles=DESK),
    "console.skip": _on(LAN, roles=DESK),
    "console.finish": _on(LAN, roles=DESK),
    "console.restore": _on(LAN, roles=DESK),
    "console.paper": _on(LAN, roles=DESK),
    "paper.index": _on(LAN, roles=KEEPERS),
    "paper.jobs": _on(LAN, roles=KEEPERS),
    "paper.show": _on(LAN, roles=KEEPERS),
    "paper.again": _on(LAN, roles=KEEPERS),
    "paper.came_out": _on(LAN, roles=KEEPERS),
    "paper.discard": _on(LAN, roles=KEEPERS),
    "paper.test": _on(LAN, roles=KEEPERS),
    # demo and debug only
    "dev.patterns": _on(LAN, roles=STAFF),
}
