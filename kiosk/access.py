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
    "web.healthy": _on(KIOSK),
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
    "repairs.begin": _on(KIOSK),
    "repairs.privacy": _on(KIOSK),
    "repairs.place": _on(KIOSK),
    "repairs.area": _on(KIOSK),
    "repairs.category": _on(KIOSK),
    "repairs.item": _on(KIOSK),
    "repairs.phrases": _on(KIOSK),
    "repairs.note": _on(KIOSK),
    "repairs.slot": _on(KIOSK),
    "repairs.phone": _on(KIOSK),
    "repairs.review": _on(KIOSK),
    "repairs.submit": _on(KIOSK),
    "repairs.registered": _on(KIOSK),
    "repairs.paper": _on(KIOSK),
    "repairs.print_again": _on(KIOSK),
    "repairs.danger": _on(KIOSK),
    "repairs.danger_state": _on(KIOSK),
    "signing.waiting": _on(KIOSK),
    "signing.wait": _on(KIOSK),
    "signing.offer": _on(KIOSK),
    "signing.whom": _on(KIOSK),
    "signing.open_session": _on(KIOSK),
    "signing.not_me": _on(KIOSK),
    "signing.page": _on(KIOSK),
    "signing.relation": _on(KIOSK),
    "signing.choose_relation": _on(KIOSK),
    "signing.pad": _on(KIOSK),
    "signing.draw": _on(KIOSK),
    "signing.preview": _on(KIOSK),
    "signing.confirm": _on(KIOSK),
    "signing.refuse": _on(KIOSK),
    "signing.refused": _on(KIOSK),
    "signing.done": _on(KIOSK),
    "signing.slip": _on(KIOSK),
    "signing.still": _on(KIOSK),
    "signing.over": _on(KIOSK),
    # the visitor's own phone
    "queue.phone": _on(LAN),
    "queue.phone_in_capitals": _on(LAN),
    "queue.phone_state": _on(LAN),
    "queue.phone_cancel": _on(LAN),
    "repairs_phone.order": _on(LAN),
    "repairs_phone.order_in_capitals": _on(LAN),
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
    "desk.answer_danger": _on(LAN, roles=DESK),
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
    "repairs_desk.index": _on(LAN, roles=DESK),
    "repairs_desk.rows": _on(LAN, roles=DESK),
    "repairs_desk.show": _on(LAN, roles=DESK),
    "repairs_desk.reveal": _on(LAN, roles=DESK),
    "repairs_desk.masked": _on(LAN, roles=DESK),
    "repairs_desk.print_work_slip": _on(LAN, roles=DESK),
    "repairs_desk.print_receipt": _on(LAN, roles=DESK),
    "repairs_desk.cancel": _on(LAN, roles=DESK),
    "notices.index": _on(LAN, roles=DESK),
    "notices.new": _on(LAN, roles=DESK),
    "notices.issue": _on(LAN, roles=DESK),
    "notices.show": _on(LAN, roles=DESK),
    "notices.recipients": _on(LAN, roles=DESK),
    "notices.unit": _on(LAN, roles=DESK),
    "notices.offer": _on(LAN, roles=DESK),
    "notices.screen": _on(LAN, roles=DESK),
    "notices.withdraw": _on(LAN, roles=DESK),
    "paper.index": _on(LAN, roles=KEEPERS),
    "paper.jobs": _on(LAN, roles=KEEPERS),
    "paper.show": _on(LAN, roles=KEEPERS),
    "paper.picture": _on(LAN, roles=KEEPERS),
    "paper.reveal": _on(LAN, roles=DESK),
    "paper.again": _on(LAN, roles=KEEPERS),
    "paper.came_out": _on(LAN, roles=KEEPERS),
    "paper.give_up": _on(LAN, roles=KEEPERS),
    "paper.discard": _on(LAN, roles=KEEPERS),
    "printers.index": _on(LAN, roles=KEEPERS),
    "printers.settings": _on(LAN, roles=KEEPERS),
    "printers.save": _on(LAN, roles=SETTERS),
    "printers.sheet": _on(LAN, roles=KEEPERS),
    "printers.calibrate": _on(LAN, roles=KEEPERS),
    "printers.test": _on(LAN, roles=KEEPERS),
    "printers.change_roll": _on(LAN, roles=KEEPERS),
    "printers.open_drawer": _on(LAN, roles=DESK),
    "printers.beep": _on(LAN, roles=KEEPERS),
    "printers.redirect_role": _on(LAN, roles=KEEPERS),
    "previews.index": _on(LAN, roles=KEEPERS),
    "previews.picture": _on(LAN, roles=KEEPERS),
    "training.show": _on(LAN, roles=KEEPERS),
    "training.papers": _on(LAN, roles=KEEPERS),
    "training.picture": _on(LAN, roles=KEEPERS),
    "training.unfinished": _on(LAN, roles=KEEPERS),
    "training.reveal": _on(LAN, roles=DESK),
    "training.turn": _on(LAN, roles=KEEPERS),
    "training.power": _on(LAN, roles=KEEPERS),
    "training.cut_link": _on(LAN, roles=KEEPERS),
    "reports.day": _on(LAN, roles=DESK),
    "reports.figures": _on(LAN, roles=DESK),
    "reports.print_day": _on(LAN, roles=DESK),
    # demo and debug only
    "dev.patterns": _on(LAN, roles=STAFF),
}
