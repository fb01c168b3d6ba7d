"""Draws the table of states as the picture in the README: python -m kiosk.repairs.picture"""
from kiosk import access
from kiosk.repairs.states import ACTS, BOX, CLIENT, ENDS

# The desk's own acts first, so that who may do it is read at a glance.
WHO = {access.RECEPTIONIST: "desk", access.ENGINEER: "engineer", CLIENT: "client", BOX: "box", access.MANAGER: "manager"}
NOTHING = "[*]"


def mermaid() -> str:
    """A Mermaid state diagram: one arrow for each act of the table, with who may do it."""
    arrows = [f"    {act.before or NOTHING} --> {act.after}: {act.verb} ({_who(act)})" for act in ACTS]
    return "\n".join(["stateDiagram-v2", *arrows, *(f"    {state} --> {NOTHING}" for state in sorted(ENDS))])


def _who(act) -> str:
    is_desk = access.RECEPTIONIST in act.roles
    return ", ".join(word for role, word in WHO.items() if role in act.roles and not (role == access.MANAGER and is_desk))


if __name__ == "__main__":
    print(mermaid())
