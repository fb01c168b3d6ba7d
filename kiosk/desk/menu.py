"""The desk's menu: pages of one kind of work stand together, and nobody sees a page they may not open."""
from typing import NamedTuple

from flask import request
from flask_login import current_user

from kiosk import access
from kiosk.i18n import N_, gettext as _

GROUPS = [
    (N_("Queue"), [("console.index", N_("Queue")), ("appointments.index", N_("Appointments"))]),
    (N_("Repairs"), [
        ("jobs.index", N_("My jobs")),
        ("repairs_desk.index", N_("Repairs")),
        ("visits.index", N_("Return visits")),
        ("reconciling.index", N_("Reconciliation")),
        ("prices.index", N_("Price list")),
    ]),
    (N_("Signing"), [
        ("notices.index", N_("Notices")),
        ("registers.index", N_("Things handed out")),
        ("agreements.index", N_("Agreements to sign")),
        ("own_pad.index", N_("To sign")),
        ("receipts.index", N_("Receipts of signatures")),
        ("seals.index", N_("Seal of the office")),
    ]),
    (N_("Money"), [("fees.index", N_("Money taken"))]),
    (N_("Reports"), [("reports.day", N_("Today")), ("dailies.index", N_("Daily reports")), ("overview.index", N_("Overview")), ("figures.period", N_("Figures"))]),
    (N_("Equipment"), [
        ("paper.index", N_("Paper")),
        ("desk.screens", N_("Touchscreen")),
        ("tv.index", N_("TV")),
        ("staff.accounts", N_("Accounts")),
    ]),
]

# Blueprints that have no page in the menu, and the one whose pages theirs stand behind.
BEHIND = {
    "acts": "console",
    "repairs_acts": "repairs_desk", "coordination": "repairs_desk", "intake": "repairs_desk",
    "weekly": "reconciling",
    "writing": "notices", "chase": "notices", "filing": "notices", "documents": "notices", "signing_desk": "notices",
    "things": "registers",
    "printers": "paper", "previews": "paper", "training": "paper",
}


class Page(NamedTuple):
    """is_current also on the pages behind it."""

    endpoint: str
    label: str

    @property
    def is_current(self) -> bool:
        return BEHIND.get(request.blueprint, request.blueprint) == self.endpoint.partition(".")[0]


class Group(NamedTuple):
    label: str
    pages: list[Page]

    @property
    def is_current(self) -> bool:
        return any(page.is_current for page in self.pages)


def desk_menu() -> list[Group]:
    """The groups with the pages this person may open; one that has a single page bears its name."""
    found = [(label, _allowed(pages)) for label, pages in GROUPS]
    return [Group(_(label) if len(pages) > 1 else pages[0].label, pages) for label, pages in found if pages]


def desk_pages() -> list[Page]:
    return [page for group in desk_menu() for page in group.pages]


def _allowed(pages) -> list[Page]:
    return [Page(endpoint, _(label)) for endpoint, label in pages if access.ROUTES[endpoint].lets(current_user)]
