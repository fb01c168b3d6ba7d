"""The televisions of the lobby: which browsers the desk has paired, because only their word that a call was heard counts."""
from datetime import timedelta

import peewee
from playhouse.apsw_ext import BooleanField

from kiosk import clock, tokens, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.events import actor, record

SEEN_EVERY = timedelta(minutes=1)  # every write wears the SD card
AWAY_AFTER = timedelta(minutes=3)


class Television(Record):
    """One browser, known by the digest of the key in its cookie. has_sound is None while nothing has had to be heard."""

    name = peewee.CharField()
    key_digest = peewee.CharField(unique=True)
    has_sound = BooleanField(null=True)
    paired_by = peewee.CharField(null=True)
    paired_at = MomentField(default=clock.now)
    seen_at = MomentField(default=clock.now)

    @classmethod
    def all_in_order(cls):
        return cls.select().order_by(cls.id)

    @classmethod
    def are_paired(cls) -> bool:
        return cls.select().exists()

    @classmethod
    def with_key(cls, key: str) -> "Television | None":
        return cls.with_value(cls.key_digest, tokens.digest(key))

    @classmethod
    def pair(cls, key_digest: str, name: str) -> "Television":
        with transaction():
            television = cls.add(name=name, key_digest=key_digest, paired_by=actor().staff)
            record("television.paired", television)
            topics.changed("tv")
            return television

    def unpair(self):
        """What this browser says does not count any more."""
        with transaction():
            record("television.unpaired", self)
            self.delete_instance()
            topics.changed("tv")

    def note_seen(self, has_sound: bool | None) -> bool:
        """Its page is open; says whether that was worth writing down."""
        if has_sound == self.has_sound and clock.now() - self.seen_at < SEEN_EVERY:
            return False
        return self.change_if(Television.key_digest == self.key_digest, has_sound=has_sound, seen_at=clock.now())

    @property
    def is_away(self) -> bool:
        return clock.now() - self.seen_at > AWAY_AFTER
