"""The words behind a verdict and a correction. They may be personal: they stay on the box, and half a year at most."""
from datetime import timedelta

import peewee

from kiosk import clock
from kiosk.db import BaseModel, MomentField, Record
from kiosk.events import subject_of
from kiosk.reconciling.marks import Mark

KEPT = timedelta(days=180)


class Explanation(BaseModel):
    about = peewee.CharField(primary_key=True)
    text = peewee.CharField()
    at = MomentField(default=clock.now)

    class Meta:
        table_name = "reconciling_explanation"

    @classmethod
    def write(cls, about: Record, text: str):
        if text:
            cls.create(about=subject_of(about), text=text)

    @classmethod
    def on(cls, about: Record) -> str:
        found = cls.with_value(cls.about, subject_of(about))
        return found.text if found else ""


def forget_old():
    """The words go; what was said in codes stays. Marks of days nobody ever closed go with them."""
    for table in (Explanation, Mark):
        table.delete().where(table.at < clock.now() - KEPT).execute()
