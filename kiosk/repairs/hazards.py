"""What to do at once when staying could cost a life. Local rescue numbers differ, so only national ones stand here."""
from typing import NamedTuple

from kiosk.i18n import N_


class Hazard(NamedTuple):
    code: str
    title: str
    name: str
    steps: tuple[str, ...]


HAZARDS = {hazard.code: hazard for hazard in (
    Hazard("smoke", N_("Leave at once"), N_("Smoke or a burning smell"), (
        N_("Leave the home and close the door behind you."),
        N_("Take the stairs, never the lift."),
        N_("Warn your neighbours. Do not go back."),
    )),
    Hazard("leakage", N_("Do not touch it"), N_("Electric shock"), (
        N_("Touch nothing metal and nothing wet."),
        N_("Switch off at the main breaker only if it is dry."),
        N_("Keep everybody away until our electrician comes."),
    )),
    Hazard("gas", N_("Leave at once"), N_("Smell of gas"), (
        N_("No flame, no light switch, no phone inside."),
        N_("Open the windows and close the gas tap, if you can."),
        N_("Go outside before you phone."),
    )),
    Hazard("lift", N_("Help is being called"), N_("Somebody is stuck in a lift"), (
        N_("Do not pull the doors open."),
        N_("Tell the people inside: sit down and wait."),
        N_("They can press the alarm button in the lift."),
    )),
)}
