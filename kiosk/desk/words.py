"""What the desk's frame says: its pages for this person, their call for a manager, and the exchange with head office."""
from flask_login import current_user

from kiosk import access, clock
from kiosk.desk.models import ManagerCall
from kiosk.i18n import N_, gettext as _
from kiosk.queue import keys

PAGES = [
    ("jobs.index", N_("My jobs")),
    ("console.index", N_("Queue")),
    ("appointments.index", N_("Appointments")),
    ("repairs_desk.index", N_("Repairs")),
    ("visits.index", N_("Return visits")),
    ("fees.index", N_("Money taken")),
    ("reconciling.index", N_("Reconciliation")),
    ("prices.index", N_("Price list")),
    ("notices.index", N_("Notices")),
    ("paper.index", N_("Paper")),
    ("reports.day", N_("Today")),
    ("overview.index", N_("Overview")),
    ("figures.period", N_("Figures")),
    ("staff.accounts", N_("Accounts")),
    ("desk.screens", N_("Touchscreen")),
    ("tv.index", N_("TV")),
]


def desk_pages() -> list[tuple[str, str]]:
    """The pages this person may open, with their names."""
    return [(endpoint, _(name)) for endpoint, name in PAGES if access.ROUTES[endpoint].lets(current_user)]


def may_call_manager() -> bool:
    return current_user.role in access.ROUTES["desk.call_manager"].roles


def manager_call() -> ManagerCall | None:
    """What came of this person's call for a manager; None while there is none to speak of."""
    return ManagerCall.latest_of(current_user.id)


def manager_key() -> str:
    return keys.of(current_user.id)[keys.MANAGER]


def may_take_reports() -> bool:
    return current_user.role in access.ROUTES["intake.new"].roles


def intake_key() -> str:
    return keys.of(current_user.id)[keys.INTAKE]


def sync_state(status) -> str:
    """status is None while the box is not enrolled."""
    if status is None:
        return _("Head office: not enrolled")
    if status.fork_alarm:
        return _("Head office: this disk was restored; everything is being sent again")
    if status.last_success_ms is None:
        return _("Head office: not reached yet, %(count)d changes wait", count=status.pending)
    at = clock.local(clock.from_ms(status.last_success_ms))
    if status.last_error:
        return _("Head office: last reached %(time)s, %(count)d changes wait", time=f"{at:%m-%d %H:%M}", count=status.pending)
    return _("Head office: up to date %(time)s, %(count)d changes wait", time=f"{at:%m-%d %H:%M}", count=status.pending)
