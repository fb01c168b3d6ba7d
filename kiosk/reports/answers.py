"""What head office said to a day's report: that it has it, that it is approved, or why it comes back. Only head office writes it."""
import peewee

from kiosk import topics
from kiosk.db import BaseModel, MomentField, transaction

RECEIVED, APPROVED, RETURNED = "received", "approved", "returned"


class ReportAnswer(BaseModel):
    """Of the report with this id. receipt_no is head office's own number for what it received (S-01)."""

    id = peewee.FixedCharField(max_length=32, primary_key=True)
    verdict = peewee.CharField()
    receipt_no = peewee.CharField()
    reason = peewee.CharField(default="")
    answered_by = peewee.CharField(default="")
    at = MomentField()

    @classmethod
    def take_release(cls, rows: list):
        """Answers that are no longer repeated still hold."""
        with transaction():
            for row in rows:
                said = {"verdict": row.verdict, "receipt_no": row.receipt_no, "reason": row.reason, "answered_by": row.by, "at": row.at_ms}
                cls.insert(id=row.id, **said).on_conflict(conflict_target=[cls.id], update=said).execute()
            topics.changed("status")
