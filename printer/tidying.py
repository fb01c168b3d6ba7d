"""What happens to jobs by itself: at a restart, when their life is over, when nobody needs them any more."""
from printer import spool
from printer.spool import EXPIRED, FINISHED, PULSES, QUEUED, SENDING, UNKNOWN, PrintJob


def recover() -> int:
    """At the start of the process: whatever was on its way may be whole, half or nothing."""
    was_pulse = (PrintJob.state == SENDING) & PrintJob.kind.in_(PULSES)
    PrintJob.update(state=EXPIRED, reason="restarted", finished_at=spool.clock()).where(was_pulse).execute()
    return PrintJob.update(state=UNKNOWN, reason="restarted").where(PrintJob.state == SENDING).execute()


def expire_due() -> list[PrintJob]:
    """Close what nobody needs on paper any more; the reason stays, so that staff see why."""
    now = spool.clock()
    is_due = (PrintJob.state == QUEUED) & (PrintJob.expires_at <= now)
    if not PrintJob.select().where(is_due).exists():
        return []
    closing = PrintJob.update(state=EXPIRED, finished_at=now).where(is_due)
    return list(closing.returning(PrintJob).execute())


def purge(before_ms: int) -> int:
    """Delete jobs that ended before then: their documents may be personal. What is undecided waits for a person."""
    is_old = PrintJob.state.in_(FINISHED) & (PrintJob.finished_at < before_ms)
    return PrintJob.delete().where(is_old).execute()
