"""Kinds of things the office hands out: keys, cards and other items. A manager adds to the list; nothing is struck off."""
import peewee
from playhouse.apsw_ext import BooleanField

from kiosk.db import Record, transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import N_, gettext as _
from kiosk.site.models import in_language

GROUPS = {"key": N_("Keys of doors and boxes"), "card": N_("IC cards"), "item": N_("Items")}
FIRST_KINDS = [
    ("key", "入户门钥匙", "Door key"),
    ("key", "信报箱钥匙", "Mailbox key"),
    ("key", "水表箱钥匙", "Key of the water meter box"),
    ("card", "门禁IC卡", "Entrance IC card"),
    ("card", "停车IC卡", "Parking IC card"),
    ("item", "地插", "Floor socket"),
    ("item", "对讲分机", "Intercom handset"),
    ("item", "遥控器", "Remote control"),
]


class ThingKind(Record):
    """One kind of thing, as people call it."""

    group = peewee.CharField()
    name_zh = peewee.CharField(unique=True)
    name_en = peewee.CharField()
    active = BooleanField(default=True)

    @classmethod
    def begin(cls):
        """A site starts with what nearly every office hands out."""
        if not cls.select().exists():
            for group, name_zh, name_en in FIRST_KINDS:
                cls.add(group=group, name_zh=name_zh, name_en=name_en)

    @classmethod
    def offered(cls):
        return cls.select().where(cls.active).order_by(cls.id)

    @classmethod
    def introduce(cls, group: str, name_zh: str, name_en: str) -> "ThingKind":
        with transaction():
            if group not in GROUPS:
                raise Refused(_("Please choose from these."))
            if cls.select().where(cls.name_zh == name_zh).exists():
                raise Refused(_("The list has “%(name)s” already.", name=name_zh))
            kind = cls.add(group=group, name_zh=name_zh, name_en=name_en or name_zh)
            record("thing_kind.introduced", kind, group=group)
            return kind

    def set_aside(self):
        """It is handed out no more; what is out keeps its name."""
        with transaction():
            if self.change_if(ThingKind.active, active=False):
                record("thing_kind.set_aside", self)

    @property
    def name(self) -> str:
        return in_language(self)

    @property
    def group_name(self) -> str:
        return _(GROUPS[self.group])

    def name_in(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_zh
