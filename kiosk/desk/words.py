"""What the desk's frame says: this person's call for a manager, their keys, and the exchange with head office."""
from flask_login import current_user

from kiosk import access, clock
from kiosk.desk.models import ManagerCall
from kiosk.i18n import gettext as _
from kiosk.queue import keys
from sync.messages import CLOCKS_APART_MS


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


def clocks_apart(status) -> str | None:
    """A sentence when this box's clock and head office's tell people different times; None while they agree."""
    if status is None or abs(status.drift_ms) <= CLOCKS_APART_MS:
        return None
    minutes = abs(status.drift_ms) // 60_000
    if status.drift_ms > 0:
        return _("This box's clock is %(count)d minutes ahead of head office.", count=minutes)
    return _("This box's clock is %(count)d minutes behind head office.", count=minutes)


def sync_state(status) -> str:
    """status is None while the box is not enrolled."""
    if status is None:
        return _("Head office: not enrolled")
    if status.fork_alarm:
        return _("Head office: this disk was restored; everything is being sent again")
    if status.is_shut_out:
        return _("Head office: does not let this box in, %(count)d changes wait; please tell the company", count=status.pending)
    if status.last_success_ms is None:
        return _("Head office: not reached yet, %(count)d changes wait", count=status.pending)
    at = clock.local(clock.from_ms(status.last_success_ms))
    if status.last_error:
        return _("Head office: last reached %(time)s, %(count)d changes wait", time=f"{at:%m-%d %H:%M}", count=status.pending)
    return _("Head office: up to date %(time)s, %(count)d changes wait", time=f"{at:%m-%d %H:%M}", count=status.pending)


def sync_troubles(status) -> list[str]:
    """What the exchange with head office cannot settle by itself, for those who look after the box."""
    if status is None:
        return []
    troubles = {
        _("Refused from head office: %(count)d tables; please tell the company", count=status.refused_releases): status.refused_releases,
        _("%(count)d files cannot be sent to head office: damaged or too large", count=status.files_faulty): status.files_faulty,
        _("Another box here gives the same ticket letters: %(letters)s", letters=status.shared_letters): status.shared_letters,
    }
    return [said for said, stands in troubles.items() if stands]
