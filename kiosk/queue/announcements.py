"""What has to be said aloud in the lobby, and whether a screen says that it was. Knows no sound and no words."""
from datetime import timedelta

import peewee

from kiosk import clock, topics
from kiosk.db import BaseModel, MomentField, transaction

CALL = "call"
CONTINUE = "continue"
LAST_CALL = 3
SAID_WITHIN = timedelta(seconds=60)
HEARD_WITHIN = timedelta(seconds=10)
KEPT = timedelta(days=14)


class Announcement(BaseModel):
    """One call of one number to one window; calls is 1, 2 or 3. Rows are in the order in which they are to be said."""

    # Tickets call this table, so it names theirs only by its name; Peewee leaves the constraint of such a key out.
    ticket = peewee.DeferredForeignKey("Ticket", backref="announcements", constraints=[peewee.SQL('references "ticket" ("id")')])
    number = peewee.CharField()
    counter = peewee.IntegerField()
    calls = peewee.IntegerField()
    kind = peewee.CharField(default=CALL)
    at = MomentField(default=clock.now, index=True)
    played_at = MomentField(null=True)
    dropped_at = MomentField(null=True)

    @classmethod
    def due(cls, now=None):
        """What screens have not said yet and is still worth saying, oldest first."""
        return cls.select().where(cls._unsaid(), cls.at > (now or clock.now()) - SAID_WITHIN).order_by(cls.id)

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

    @classmethod
    def drop_old(cls):
        """Nobody stands up for a call of a minute ago."""
        cls.update(dropped_at=clock.now()).where(cls._unsaid(), cls.at <= clock.now() - SAID_WITHIN).execute()

    @classmethod
    def forget_old(cls):
        cls.delete().where(cls.at < clock.now() - KEPT).execute()

    def mark_played(self):
        """A screen says that it was heard, and the first one counts: also when it was dropped while it was being said."""
        with transaction():
            if self.change_if(Announcement.played_at.is_null(), played_at=clock.now()):
                topics.changed("voice")

    @property
    def is_unheard(self) -> bool:
        """Whether it should have been heard by now, and no screen says that it was."""
        return self.played_at is None and clock.now() - self.at > HEARD_WITHIN

    @property
    def is_continued(self) -> bool:
        return self.kind == CONTINUE

    @classmethod
    def _unsaid(cls):
        return cls.played_at.is_null() & cls.dropped_at.is_null()
