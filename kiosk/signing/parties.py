"""Who signs a sheet, by the part they have in it, and how a sheet and each of its parties may stand."""
from kiosk import access
from kiosk.i18n import N_

CLIENT = "client"
SERVICE = "service"
ENGINEERING = "engineering"
HEAD = "head"
PARTIES = {
    CLIENT: N_("Client"),
    SERVICE: N_("Client service"),
    ENGINEERING: N_("Engineering"),
    HEAD: N_("Head of department"),
}
AS_STAFF = "staff"  # whoever of them signs, does it as this relation
ROLES = {SERVICE: access.RECEPTIONIST, ENGINEERING: access.ENGINEER, HEAD: access.MANAGER}

OPEN = "open"
COMPLETE = "complete"
VOID = "void"
PENDING = "pending"
OFFERED = "offered"
SIGNED = "signed"
REFUSED = "refused"
SHEET_STATES = {OPEN: N_("Signatures are missing"), COMPLETE: N_("All have signed"), VOID: N_("Void")}
PARTY_STATES = {
    PENDING: N_("Not signed yet"),
    OFFERED: N_("Being signed"),
    SIGNED: N_("Signed"),
    REFUSED: N_("Refused"),
    VOID: N_("Void"),
}
