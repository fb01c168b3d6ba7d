"""Whether numbers are given for a service now, and if not, why not and what a person can do instead."""
import peewee

from kiosk import clock, days, topics
from kiosk.db import BaseModel, MomentField, transaction
from kiosk.events import actor, record
from kiosk.i18n import N_, gettext as _
from kiosk.site.models import Service

WHY_CLOSED = {
    "full": N_("Full for today: please ask the desk"),
    "system": N_("The computer system is down"),
    "absent": N_("The person in charge is away"),
    "meeting": N_("Closed for a meeting"),
}


class Closure(BaseModel):
    """A service the desk has closed for now. It stays on the screen with its reason."""

    service = peewee.ForeignKeyField(Service, primary_key=True, on_delete="CASCADE")
    reason = peewee.CharField()
    staff = peewee.CharField(null=True)
    at = MomentField(default=clock.now)

    @classmethod
    def close(cls, service: Service, reason: str):
        with transaction():
            cls.insert(service=service, reason=reason, staff=actor().staff, at=clock.now()).on_conflict(
                conflict_target=[cls.service], preserve=[cls.reason, cls.staff, cls.at]).execute()
            record("service.closed", service, code=service.code, reason=reason)
            topics.changed("queue")

    @classmethod
    def reopen(cls, service: Service):
        with transaction():
            cls.delete().where(cls.service == service).execute()
            record("service.reopened", service, code=service.code)
            topics.changed("queue")

    @classmethod
    def by_service(cls) -> dict:
        return {closure.service_id: closure for closure in cls.select()}


def why_closed(service: Service, ticket) -> str:
    """A sentence for the visitor; empty while numbers are given. ticket is the table of tickets."""
    closure = Closure.with_value(Closure.service, service)
    if closure:
        return _(WHY_CLOSED.get(closure.reason, closure.reason))
    if service.closed_reason:
        return service.closed_reason
    return _by_the_clock(service) or _by_the_caps(service, ticket)


def _by_the_clock(service) -> str:
    if service.is_at_lunch:
        return _("Lunch until %(time)s", time=service.lunch_until)
    if service.is_past_last_number:
        return _("No more numbers today; open tomorrow from %(opens)s", opens=service.opens)
    return "" if service.is_open else _("Open %(opens)s to %(closes)s", opens=service.opens, closes=service.closes)


def _by_the_caps(service, ticket) -> str:
    of_today = ticket.select().where(ticket.service == service, ticket.day == days.today())
    if service.daily_cap and of_today.count() >= service.daily_cap:
        return _("All numbers of today are given")
    if service.hourly_cap and of_today.where(ticket.taken_at > clock.hours_ago(1)).count() >= service.hourly_cap:
        return _("Many people just came: please try again in a few minutes")
    return ""
