"""What printers and print jobs are called on screen, and what a person can do about them."""
from markupsafe import Markup

from kiosk import clock
from kiosk.i18n import N_, gettext as _
from printer.width import columns

PRINTERS = {"lobby": N_("Lobby printer"), "desk": N_("Desk printer"), "staff": N_("Staff printer")}
ROLES = {"kiosk": N_("Slips for visitors at the touchscreen"), "desk": N_("Slips for visitors at the desk"),
         "staff": N_("Internal copies")}
PRINTER_STATES = {
    "ready": N_("ready"),
    "unknown": N_("state unknown"),
    "silent": N_("state unknown"),
    "paper-out": N_("no paper"),
    "paper-low": N_("paper nearly used up"),
    "cover-open": N_("cover open"),
    "offline": N_("offline"),
    "error": N_("fault"),
    "unreachable": N_("cannot be reached"),
    "bad-address": N_("the printer's address is wrong"),
    "no-driver": N_("the driver for this kind of printer is not installed"),
}
PRINTER_ADVICE = {
    "paper-out": N_("Put a new roll in. What waits comes out by itself."),
    "paper-low": N_("Have a new roll at hand."),
    "cover-open": N_("Close the cover. What waits comes out by itself."),
    "offline": N_("Look at power and cable. What waits comes out by itself."),
    "bad-address": N_("Ask whoever set up the box: the settings file names a printer that cannot be."),
    "no-driver": N_("Ask whoever set up the box: pip install qiantai[usb], [serial] or [windows]."),
    "silent": N_("This printer says nothing about itself: look whether slips come out."),
}
KINDS = {
    "ticket": N_("Queue ticket"),
    "appointment": N_("Appointment slip"),
    "pick_up_code": N_("Pick-up code"),
    "agreement_form": N_("Agreement to sign at the screen"),
    "repair_receipt": N_("Repair receipt"),
    "work_slip": N_("Work slip"),
    "visit_notice": N_("Notice of a new time"),
    "signature_receipt": N_("Signature receipt"),
    "notice_walk": N_("Slip for the walk"),
    "fee_receipt": N_("Receipt of payment"),
    "cash_count": N_("Cash count"),
    "rectification": N_("Notice to put right"),
    "issue_slip": N_("Slip of things handed out"),
    "missing_signatures": N_("Missing signatures"),
    "day_close": N_("Day sheet"),
    "daily_report": N_("Daily report"),
    "reconciliation": N_("Reconciliation with engineering"),
    "week_of_repairs": N_("Repairs of the week"),
    "unfinished": N_("Unfinished repairs"),
    "test": N_("Test print"),
    "calibration": N_("Calibration sheet"),
    "drawer": N_("Cash drawer"),
    "beep": N_("Beep"),
}
STATES = {
    "queued": N_("Waiting for the printer"),
    "sending": N_("Printing"),
    "printed": N_("Printed"),
    "sent": N_("Sent; this printer does not answer"),
    "unknown": N_("Unclear: did it come out?"),
    "expired": N_("Too old, not printed"),
    "discarded": N_("Set aside"),
}
HELD = N_("The printer holds it and finishes it by itself: do not print it again")
PULSED = {"sent": N_("Done"), "printed": N_("Done"), "expired": N_("Not done in time, and not tried again")}
REASONS = PRINTER_STATES | {
    "link-lost": N_("the line to the printer broke"),
    "restarted": N_("the box was restarted in between"),
    "no-answer": N_("the printer did not answer"),
    "broken": N_("this slip could not be drawn"),
    "reprinted": N_("printed again"),
}


def printer_name(printer) -> str:
    return _(PRINTERS.get(printer.name, printer.name))


def role_name(role) -> str:
    return _(ROLES.get(role.name, role.name))


def printer_state(printer) -> str:
    return _(PRINTER_STATES.get(printer.state, PRINTER_STATES["unknown"]))


def printer_advice(printer) -> str:
    """Empty when nothing is to be done."""
    return _(PRINTER_ADVICE[printer.state]) if printer.state in PRINTER_ADVICE else ""


def job_kind(job) -> str:
    return _(KINDS.get(job.kind, job.kind))


def job_state(job) -> str:
    if job.is_held:
        return _(HELD)
    return _((PULSED if job.is_pulse else STATES).get(job.state, STATES[job.state]))


def job_reason(job) -> str:
    return _(REASONS.get(job.reason, job.reason))


def job_time(job) -> str:
    return f"{clock.local(clock.from_ms(job.created_at)):%m-%d %H:%M:%S}"


def paper_time(moment_ms: int) -> str:
    """How a slip writes the time."""
    return f"{clock.local(clock.from_ms(moment_ms)):%Y-%m-%d %H:%M}"


def metres(mm: int) -> str:
    return f"{mm / 1000:.0f}"


def as_text(lines, width: int) -> str:
    """A slip for those who do not see its picture; width in columns."""
    return "\n".join(_as_text(line, width).rstrip() for line in lines)


def _as_text(line, width) -> str:
    text = f"[{line.block.data}]" if line.kind == "qr" else line.text
    left = {"left": 0, "center": (width - columns(text) * line.size) // 2, "right": width - columns(text) * line.size}
    return " " * left[line.align] + text


def ink_svg(ink) -> Markup:
    """A drawn signature for the screen; its lines come from the same points as on paper."""
    lines = "".join("M" + "L".join(f"{point[0]:g} {point[1]:g}" for point in stroke) for stroke in ink.strokes if stroke)
    return Markup('<svg class="slip__ink" viewBox="0 0 {w:g} {h:g}" role="img" aria-label="{label}"><path d="{d}" '
                  'stroke-width="{line:g}"/></svg>').format(
        w=ink.width, h=ink.height, d=lines, line=max(ink.width, ink.height) / 120, label=_("Handwriting"))
