"""What a receptionist writes down about a visit. It may be personal: it stays on the box, and not for ever."""
from datetime import timedelta

import peewee

from kiosk import clock
from kiosk.db import BaseModel, MomentField, transaction
from kiosk.events import actor
from kiosk.queue.models import Ticket

LONGEST = 200
KEPT = timedelta(days=30)


class TicketNote(BaseModel):
    ticket = peewee.ForeignKeyField(Ticket, primary_key=True, on_delete="CASCADE")
    text = peewee.CharField()
    staff = peewee.CharField(null=True)
    at = MomentField(default=clock.now)

    @classmethod
    def write(cls, ticket: Ticket, text: str):
        """In the place of what was written before; an empty text takes it away."""
        with transaction():
            cls.delete().where(cls.ticket == ticket).execute()
            if text.strip():
                cls.create(ticket=ticket, text=text.strip()[:LONGEST], staff=actor().staff)

    @classmethod
    def about(cls, ticket: Ticket) -> str:
        note = cls.with_value(cls.ticket, ticket)
        return note.text if note else ""

    @classmethod
    def forget_old(cls):
        cls.delete().where(cls.at < clock.now() - KEPT).execute()
