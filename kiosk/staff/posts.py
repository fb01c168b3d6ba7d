"""What somebody does here beside the role: an engineer's trades, and the post by which return visits are made (RV-05)."""
from kiosk.i18n import N_

TRADES = {
    "water": N_("Plumber"),
    "power": N_("Electrician"),
    "carpentry": N_("Carpenter"),
    "building": N_("Mason and painter"),
    "heating": N_("Heating and air"),
    "lift": N_("Lifts"),
    "low_voltage": N_("Network and intercom engineer"),
}
POSTS = {
    "director": N_("Director"),
    "administrator": N_("Administrator"),
    "leader": N_("Head of repairs"),
}
