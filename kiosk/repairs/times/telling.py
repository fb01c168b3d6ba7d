"""Who was told something about an order, and by which way: in writing or by phone, says the procedure (R-07)."""
from kiosk.i18n import N_

WRITTEN = "written"
CHANNELS = {
    "phone": N_("By phone"),
    WRITTEN: N_("In writing"),
    "in_person": N_("In person"),
}
PEOPLE = {
    "client": N_("The client"),
    "family": N_("Somebody of the home"),
    "agent": N_("Somebody who acts for them"),
}
