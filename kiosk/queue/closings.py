"""Says in time, once a day, that numbers are about to end. A notice is no call: it has no ticket and no window."""
from datetime import timedelta

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, topics
from kiosk.db import JsonField, transaction
from kiosk.queue import openings
from kiosk.queue.models import Ticket
from kiosk.queue.spoken import Spoken
from kiosk.site.models import Service


class ClosingNotice(Spoken):
    """ends is the time of day, as "17:30", after which nobody gets a number; codes are the services, by the letter of their numbers."""

    day = DateField(default=clock.today)
    ends = peewee.CharField()
    codes = JsonField()

    class Meta:
        indexes = ((("day", "ends"), True),)

    @classmethod
    def give_due(cls, minutes: int):
        """A notice for each time within so many minutes at which services for which people could still come end."""
        for ends, codes in _ending_within(timedelta(minutes=minutes)).items():
            cls._give(ends, codes)

    @classmethod
    def next(cls) -> "ClosingNotice | None":
        """What was said today and is still ahead; of several the one that ends first."""
        now = f"{clock.local(clock.now()):%H:%M}"
        return cls.select().where(cls.day == clock.today(), cls.ends > now).order_by(cls.ends).first()

    @property
    def services(self) -> list[Service]:
        """Which services end; none where that is all of them."""
        offered = list(Service.offered())
        ending = [service for service in offered if service.code in self.codes]
        return ending if len(ending) < len(offered) else []

    @classmethod
    def _give(cls, ends, codes):
        with transaction():
            if not cls.select().where(cls.day == clock.today(), cls.ends == ends).exists():
                cls.drop_old()
                cls.create(ends=ends, codes=codes)
                topics.changed("queue")


def _ending_within(notice: timedelta) -> dict[str, list[str]]:
    ending, now = {}, clock.now()
    for service in Service.offered():
        end = service.last_number_at
        if end and now < end <= now + notice and not openings.why_closed(service, Ticket):
            ending.setdefault(f"{clock.local(end):%H:%M}", []).append(service.code)
    return ending
