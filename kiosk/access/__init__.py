"""Who may reach which route on which surface. What is not in this table answers 404, and fails a test."""
from kiosk.access import desk, repairs, signing, visitors
from kiosk.access.rules import (
    DESK, ENGINEER, KIOSK, LAN, MAINTAINER, MANAGER, RECEPTIONIST, ROLES, SETTERS, SIGNERS,
)

ROUTES = visitors.DOORS | desk.DOORS | repairs.DOORS | signing.DOORS
