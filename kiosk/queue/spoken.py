"""What is said aloud in the lobby, of whichever kind: it waits for a screen, is soon stale, and one screen is enough."""
from datetime import timedelta

from kiosk import clock, topics
from kiosk.db import BaseModel, MomentField, transaction

SAID_WITHIN = timedelta(seconds=60)
KEPT = timedelta(days=14)


class Spoken(BaseModel):
    """A table of things to say. Rows are in the order in which they are to be said."""

    at = MomentField(default=clock.now, index=True)
    played_at = MomentField(null=True)
    dropped_at = MomentField(null=True)

    @classmethod
    def due(cls, now=None):
        """What screens have not said yet and is still worth saying, oldest first."""
        return cls.select().where(cls._unsaid(), cls.at > (now or clock.now()) - SAID_WITHIN).order_by(cls.id)

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
            if self.change_if(type(self).played_at.is_null(), played_at=clock.now()):
                topics.changed("voice")

    @classmethod
    def _unsaid(cls):
        return cls.played_at.is_null() & cls.dropped_at.is_null()
