"""Which calls have to be said aloud in the lobby, and whether a screen says that they were. Knows no sound and no words."""
from datetime import timedelta

import peewee

from kiosk import clock
from kiosk.db import transaction
from kiosk.queue.spoken import Spoken
from kiosk.queue.televisions import Television

CALL = "call"
CONTINUE = "continue"
LAST_CALL = 3
HEARD_WITHIN = timedelta(seconds=10)


class Announcement(Spoken):
    """One call of one number to one window; calls is 1, 2 or 3."""

    # Tickets call this table, so it names theirs only by its name; Peewee leaves the constraint of such a key out.
    ticket = peewee.DeferredForeignKey("Ticket", backref="announcements", constraints=[peewee.SQL('references "ticket" ("id")')])
    number = peewee.CharField()
    counter = peewee.IntegerField()
    calls = peewee.IntegerField()
    kind = peewee.CharField(default=CALL)

    @classmethod
    def latest(cls, limit: int):
        return cls.select().order_by(cls.id.desc()).limit(limit)

    @classmethod
    def latest_of(cls, ticket) -> "Announcement | None":
        return cls.select().where(cls.ticket == ticket.id).order_by(cls.id.desc()).first()

    @classmethod
    def call(cls, ticket, kind: str = CALL) -> "Announcement":
        """Say where this ticket is called to, instead of what was to be said about it before."""
        with transaction():
            cls.withdraw(ticket)
            cls.drop_old()
            return cls.create(ticket=ticket.id, number=ticket.number, counter=ticket.counter,
                              calls=min(ticket.calls, LAST_CALL), kind=kind)

    @classmethod
    def withdraw(cls, ticket):
        """It is no longer true: the person came, was given up, or the call was taken back."""
        cls.update(dropped_at=clock.now()).where(cls._unsaid(), cls.ticket == ticket.id).execute()

    @property
    def is_unheard(self) -> bool:
        """Whether it should have been heard by now, and no screen says that it was; without a screen nobody waits for that."""
        return self.played_at is None and clock.now() - self.at > HEARD_WITHIN and Television.are_paired()

    @property
    def is_continued(self) -> bool:
        return self.kind == CONTINUE
