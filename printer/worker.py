"""One worker for each printer takes the oldest job and sees it through. The loop is the caller's."""
import logging
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from printer import devices, spool, tidying
from printer.devices.device import Device
from printer.document import Document
from printer.errors import NotPossible, PrinterError
from printer.printers import READY, Printer
from printer.spool import PRINTED, QUEUED, SENDING, SENT, PrintJob
from printer.status import Status

log = logging.getLogger(__name__)

_POLL_MS = 5_000
_POLL_BLOCKED_MS = 1_000
# A printer that keeps silent costs a second of waiting each time it is asked.
_SILENCES = 3
_POLL_SILENT_MS = 60_000
# A box before a serial printer takes all at once and passes it on at 9600 baud.
_SLOWEST_BYTES_PER_S = 960
_LOOK_S = 0.5
_LOOK_HELD_S = 1.0


def machine_time(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000).strftime("%Y-%m-%d %H:%M")


def tell_nobody(job: PrintJob):
    return None


def _state_of(error: PrinterError) -> str:
    # A wrong address is no matter of cables: waiting does not help, and staff must read why.
    return error.reason if error.permanent else "offline"


@dataclass
class _Held:
    """A job the printer will finish by itself, and the connection we must keep for that."""

    job: PrintJob
    device: Device
    wire: ExitStack
    buffered_s: float


class Worker:
    # A first glance, then what the protocol allows plus the time paper takes to move.
    glance_s = 0.2
    fence_s = 8.0

    def __init__(
        self,
        printer_name: str,
        on_change: Callable[[PrintJob], None] = tell_nobody,
        open_device: Callable[[str], Device] = devices.open_device,
        local_time: Callable[[int], str] = machine_time,
    ):
        self.printer_name = printer_name
        self.on_change = on_change
        self.open_device = open_device
        self.local_time = local_time
        self._held: _Held | None = None
        self._polled_at = 0
        self._state = "unknown"
        self._silences = 0

    def one_turn(self) -> bool:
        """Do one thing; True means look again at once."""
        for job in tidying.expire_due():
            self.on_change(job)
        if self._held:
            return self._look_at_held()

        job = PrintJob.next_for(self.printer_name)
        return self._print(job) if job else self._poll()

    def idle_s(self) -> float:
        """How long the loop may sleep before the next turn, when nothing wakes it earlier."""
        return _LOOK_HELD_S if self._held else _LOOK_S

    def close(self):
        """Let go of the printer. A job it was holding is found by recover() at the next start."""
        if self._held:
            self._held.wire.close()
            self._held = None

    def _print(self, job: PrintJob) -> bool:
        with self._settling(job):
            printer = Printer.get_by_id(self.printer_name)
            self._send(job, printer, job.slip(self.local_time))
        return job.state not in (QUEUED, SENDING)

    def _look_at_held(self) -> bool:
        held, self._held = self._held, None
        with self._settling(held.job), held.wire as wire:
            if held.job.is_still(SENDING):
                self._conclude(replace(held, wire=wire))
        return self._held is None

    def _send(self, job: PrintJob, printer: Printer, slip: Document):
        # The encoder brings Pillow and python-escpos, 9 MB: not before there is something to print.
        from printer.encode import encode
        from printer.page import length_mm

        payload, length = encode(slip, printer.profile), length_mm(slip, printer.profile)
        with ExitStack() as wire:
            device = wire.enter_context(self.open_device(printer.url))
            status = self._ask(device) if self._is_worth_asking(printer) else None
            if self._is_blocked(printer, status):
                return job.put_back(printer.state)

            job.begin(length)
            self.on_change(job)
            device.write(payload)
            if status and status.confirms and printer.answers != "status":
                self._conclude(_Held(job, device, wire, len(payload) / _SLOWEST_BYTES_PER_S))
            else:
                job.finish(SENT)

    def _is_worth_asking(self, printer: Printer) -> bool:
        has_given_up = printer.answers == "auto" and self._silences >= _SILENCES
        return printer.answers != "no" and not has_given_up

    def _ask(self, device: Device) -> Status | None:
        status = device.status()
        self._silences = 0 if status else self._silences + 1
        return status

    def _is_blocked(self, printer: Printer, status: Status | None) -> bool:
        self._note(printer, status.state if status else "silent")
        if status:
            return not status.can_print
        return printer.answers == "yes"

    def _conclude(self, held: _Held):
        """Printed when the fence is passed; lost when the printer is ready and yet has not passed it."""
        for patience_s in (self.glance_s, self.fence_s + held.buffered_s):
            if held.device.fence(patience_s):
                return held.job.finish(PRINTED)
            status = held.device.status()
            if status and not status.can_print:
                return self._hold(held, status.state)
        held.job.lose("no-answer")

    def _hold(self, held: _Held, reason: str):
        if held.job.is_over or held.job.is_pulse:
            return held.job.lose(reason)
        if held.job.reason != reason:
            held.job.hold(reason)
        self._held = replace(held, wire=held.wire.pop_all())

    def _poll(self) -> bool:
        """Ask an idle printer how it is; True when an obstacle has just gone and jobs wait."""
        if abs(spool.clock() - self._polled_at) < self._poll_every_ms():
            return False

        printer = Printer.get_by_id(self.printer_name)
        is_news = self._note(printer, self._state_now(printer))
        if is_news and printer.is_ready:
            spool.release_waiting(self.printer_name)
            return PrintJob.next_for(self.printer_name) is not None
        return False

    def _poll_every_ms(self) -> int:
        if self._state == "silent":
            return _POLL_MS if self._silences < _SILENCES else _POLL_SILENT_MS
        return _POLL_MS if self._state in READY else _POLL_BLOCKED_MS

    def _state_now(self, printer: Printer) -> str:
        if printer.answers == "no":
            return "silent"
        try:
            with self.open_device(printer.url) as device:
                status = self._ask(device)
        except PrinterError as error:
            return _state_of(error)
        return status.state if status else "silent"

    def _note(self, printer: Printer, state: str) -> bool:
        self._polled_at = spool.clock()
        self._state = state
        return printer.saw(state, self._polled_at)

    @contextmanager
    def _settling(self, job: PrintJob):
        """Whatever happens inside, the row tells it and the next turn can go on."""
        before = job.state, job.reason, job.attempts
        with ExitStack() as parking:
            parking.callback(self._park, job)
            try:
                with self._failures_noted(job):
                    yield
            except NotPossible:
                log.info("print job %s was decided by somebody else", job.id)
            parking.pop_all()
        if (job.state, job.reason, job.attempts) != before:
            self.on_change(job)

    def _park(self, job: PrintJob):
        job.park()
        self.on_change(job)

    @contextmanager
    def _failures_noted(self, job: PrintJob):
        try:
            yield
        except PrinterError as error:
            self._note(Printer.get_by_id(self.printer_name), _state_of(error))
            if error.certain:
                job.put_back(error.reason)
            else:
                job.lose(error.reason)
