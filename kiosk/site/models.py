"""Buildings, rooms, households and services. Knows nothing of what is done with them."""
import re
from datetime import datetime, time, timedelta

import peewee
from playhouse.apsw_ext import BooleanField

from kiosk import clock, i18n, masking
from kiosk.db import BaseModel, Record, new_id, transaction

HERE = "site"
OFFICE = "office"


UNNAMED = "前台"


class Site(BaseModel):
    """The one community this box serves."""

    id = peewee.FixedCharField(max_length=32, primary_key=True, default=new_id)
    name = peewee.CharField()
    phone = peewee.CharField(default="")
    opens = peewee.CharField(default="08:30")
    closes = peewee.CharField(default="18:00")

    @classmethod
    def current(cls) -> "Site":
        return cls.only_one() or cls(name=UNNAMED)

    @classmethod
    def settled(cls) -> "Site":
        """The same, and a row from now on: something is called by its id, also where the settings name no site."""
        return cls.only_one() or cls.create(name=UNNAMED)


class Published(Record):
    """A row that is the site's own, or was published by head office and is then edited only there."""

    origin = peewee.CharField(default=HERE)
    active = BooleanField(default=True)

    @classmethod
    def take_release(cls, rows: list):
        """Make head office's full set the truth for what it publishes; what it left out is set aside, never deleted."""
        with transaction():
            # What is closed first: another row of the same meaning may open it again.
            kept = [cls._take(row) for row in sorted(rows, key=lambda row: row.active)]
            cls.update(active=False).where(cls.origin == OFFICE, cls.id.not_in(kept)).execute()

    @classmethod
    def _take(cls, row) -> str:
        fields = cls.from_release(row) | {"origin": OFFICE, "active": row.active}
        known = cls.with_value(cls.id, row.id) or cls.same_as(fields)
        if known is None:
            return cls.add(id=row.id, **fields).id
        known.change_if(cls.id == known.id, **fields)
        return known.id

    @classmethod
    def same_as(cls, fields: dict) -> "Published | None":
        """A row already here that means the same under another id, or None."""
        return None


class Unit(Published):
    """One home or shop. entrance is 单元, room is the number on the door."""

    building = peewee.CharField()
    entrance = peewee.CharField(default="")
    floor = peewee.CharField(default="")
    room = peewee.CharField()

    LEVELS = ("building", "entrance", "floor", "room")

    class Meta:
        indexes = ((("building", "entrance", "floor", "room"), True),)

    @classmethod
    def choices(cls, level: str, chosen: dict) -> list[str]:
        """What can stand at this level below what was chosen above it, in the order of their numbers."""
        above = cls.LEVELS[: cls.LEVELS.index(level)]
        column = getattr(cls, level)
        query = cls.select(column).where(cls.active).distinct()
        for name in above:
            query = query.where(getattr(cls, name) == chosen[name])
        return sorted((value for (value,) in query.tuples()), key=_numbers_first)

    @classmethod
    def at(cls, **place) -> "Unit | None":
        return cls.get_or_none(cls.active, *(getattr(cls, level) == place.get(level, "") for level in cls.LEVELS))

    @classmethod
    def same_as(cls, fields):
        return cls.get_or_none(*(getattr(cls, level) == fields[level] for level in cls.LEVELS))

    @staticmethod
    def from_release(row) -> dict:
        return {level: getattr(row, level) for level in Unit.LEVELS}

    @property
    def label(self) -> str:
        return f"{self.building}{self.entrance}{self.room}"

    @property
    def masked_label(self) -> str:
        return masking.room(self.label)


class Household(Record):
    """Who lives in a unit, as far as the office knows. Personal: kept apart, and never sent anywhere."""

    unit = peewee.ForeignKeyField(Unit, backref="households", unique=True)
    owner_name = peewee.CharField(default="")
    phone = peewee.CharField(default="")


class PublicArea(Record):
    """A place that belongs to everyone: the lobby, a lift, the garage."""

    name_zh = peewee.CharField()
    name_en = peewee.CharField()
    position = peewee.IntegerField(default=0)

    @property
    def name(self) -> str:
        return in_language(self)


class Service(Published):
    """A kind of business people queue for. code is the letter on the number.

    Services of one group share a button; bring is what to bring. Lunch is empty where there is none. No number is given in
    the last minutes before closing, nor above a cap; 0 is no cap. What head office does not publish is the site's own.
    """

    code = peewee.CharField(unique=True)
    name_zh = peewee.CharField()
    name_en = peewee.CharField()
    opens = peewee.CharField(default="08:30")
    closes = peewee.CharField(default="17:30")
    mean_minutes = peewee.IntegerField(default=5)
    closed_reason = peewee.CharField(default="")
    position = peewee.IntegerField(default=0)
    group_zh = peewee.CharField(default="")
    group_en = peewee.CharField(default="")
    bring_zh = peewee.CharField(default="")
    bring_en = peewee.CharField(default="")
    lunch_from = peewee.CharField(default="")
    lunch_until = peewee.CharField(default="")
    last_minutes = peewee.IntegerField(default=0)
    daily_cap = peewee.IntegerField(default=0)
    hourly_cap = peewee.IntegerField(default=0)
    first_number = peewee.IntegerField(default=1)
    digits = peewee.IntegerField(default=3)

    @classmethod
    def offered(cls):
        return cls.select().where(cls.active).order_by(cls.position, cls.code)

    @classmethod
    def same_as(cls, fields):
        return cls.with_value(cls.code, fields["code"])

    @staticmethod
    def from_release(row) -> dict:
        names = ("code", "name_zh", "name_en", "opens", "closes", "mean_minutes", "closed_reason", "position")
        return {name: getattr(row, name) for name in names}

    @property
    def name(self) -> str:
        return in_language(self)

    def name_in(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_zh

    @property
    def group(self) -> str:
        return self.group_en if i18n.language() == "en" else self.group_zh

    @property
    def bring(self) -> str:
        return self.bring_en if i18n.language() == "en" else self.bring_zh

    @property
    def is_open(self) -> bool:
        """By its hours alone."""
        hour = clock.local(clock.now()).time()
        return self.active and not self.closed_reason and _hour(self.opens) <= hour < _hour(self.closes)

    @property
    def is_at_lunch(self) -> bool:
        hour = clock.local(clock.now()).time()
        return bool(self.lunch_from and self.lunch_until) and _hour(self.lunch_from) <= hour < _hour(self.lunch_until)

    @property
    def is_past_last_number(self) -> bool:
        """Open still, but whoever came now could not be served before closing."""
        soon = clock.local(clock.now() + timedelta(minutes=self.last_minutes))
        is_over = soon.time() >= _hour(self.closes) or soon.date() != clock.today()
        return self.last_minutes > 0 and self.is_open and is_over

    @property
    def last_number_at(self) -> datetime | None:
        """Until when numbers are given today; None where the day itself ends first."""
        if _hour(self.closes) == time.max:
            return None
        return clock.at_site(clock.today(), *map(int, self.closes.split(":"))) - timedelta(minutes=self.last_minutes)


def in_language(row) -> str:
    return row.name_en if i18n.language() == "en" else row.name_zh


def _hour(text: str) -> time:
    # The last minute of the day is written 23:59 and belongs to it.
    return time.max if text == "23:59" else time.fromisoformat(text)


def _numbers_first(label: str) -> list:
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", label) if part]
