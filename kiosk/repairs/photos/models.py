"""Photos as rows. The pictures are files beside the database; both are personal, so neither ever leaves the box."""
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import peewee

from kiosk import clock, drafts, topics
from kiosk.db import MomentField, Record, new_id, transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import N_, gettext as _
from kiosk.repairs.photos import files, intake

VISITOR = "visitor"
ENGINEER = "engineer"
BEFORE = "before"
AFTER = "after"
STAGES = {BEFORE: N_("Before the work"), AFTER: N_("After the work")}
MOST = {VISITOR: 3, ENGINEER: 6}
# A draft's photos go with the draft; after a restart nobody remembers the draft.
DRAFT_KEPT = timedelta(hours=2)
assert DRAFT_KEPT > drafts.LIFE

# Orders use this table, so it names theirs only by its name; Peewee leaves the constraint of such a key out.
_CONSTRAINT = [peewee.SQL('references "repair_order" ("id") on delete cascade')]


class Photo(Record):
    """One picture of an order, or of a draft until that is sent. Deleted 180 days after the order ends."""

    order = peewee.DeferredForeignKey("Order", null=True, backref="photos", constraints=_CONSTRAINT)
    draft = peewee.CharField(null=True, index=True)
    sender = peewee.CharField()
    stage = peewee.CharField()
    sha256 = peewee.CharField()
    width = peewee.IntegerField()
    height = peewee.IntegerField()
    bytes = peewee.IntegerField()
    at = MomentField(default=clock.now)

    @classmethod
    def of_draft(cls, key: str | None) -> list["Photo"]:
        return list(cls.select().where(cls.draft == key).order_by(cls.id)) if key else []

    @classmethod
    def add_to_draft(cls, upload: BinaryIO, key: str) -> "Photo":
        return cls._take_in(upload, cls.draft == key, draft=key, sender=VISITOR, stage=BEFORE)

    @classmethod
    def add_to_order(cls, upload: BinaryIO, order, stage: str) -> "Photo":
        if order.is_over:
            raise Refused(_("This order is over."))
        return cls._take_in(upload, cls.order == order, order=order, sender=ENGINEER, stage=stage)

    @classmethod
    def give_to(cls, order):
        """What was taken for the draft belongs to the order that came of it."""
        cls.update(order=order, draft=None).where(cls.draft == order.submit_key).execute()

    @classmethod
    def forget_draft(cls, key: str):
        for photo in cls.of_draft(key):
            photo.discard()

    @classmethod
    def sweep(cls):
        """Delete photos of drafts nobody remembers, and files that belong to no photo any more or never did."""
        cls.delete().where(cls.draft.is_null(False), cls.at < clock.now() - DRAFT_KEPT).execute()
        with intake.rest():
            files.incoming().unlink(missing_ok=True)
            for photo_id in files.ids() - {row for (row,) in cls.select(cls.id).tuples()}:
                files.delete(photo_id)

    def discard(self):
        self.delete_instance()
        files.delete(self.id)
        topics.changed("photos")

    @property
    def path(self) -> Path:
        return files.path(self.id)

    @property
    def origin(self) -> str:
        """Who took it, and when in the life of the order."""
        return _("From the client") if self.sender == VISITOR else _(STAGES[self.stage])

    @classmethod
    def _take_in(cls, upload, siblings, sender, **fields) -> "Photo":
        with intake.turn():
            if cls.select().where(siblings, cls.sender == sender).count() >= MOST[sender]:
                raise Refused(_("There are %(count)d photos already. That is enough.", count=MOST[sender]))
            picture = intake.decode(upload)
            photo_id = new_id()
            facts = {"sha256": picture.sha256, "width": picture.width, "height": picture.height, "bytes": picture.bytes}
            files.keep(picture.made, photo_id)
            with transaction():
                photo = cls.add(id=photo_id, sender=sender, **facts, **fields)
                if photo.order:
                    record("order.photo_added", photo.order, number=photo.order.number, stage=photo.stage)
                topics.changed("photos")
            return photo
