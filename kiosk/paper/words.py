"""What printers and print jobs are called on screen."""
from markupsafe import Markup

from kiosk import clock
from kiosk.i18n import N_, gettext as _

PRINTERS = {"lobby": N_("Lobby printer"), "staff": N_("Staff printer")}
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
}
KINDS = {
    "ticket": N_("Queue ticket"),
    "repair_receipt": N_("Repair receipt"),
    "work_slip": N_("Work slip"),
    "signature_receipt": N_("Signature receipt"),
    "test": N_("Test print"),
}
REASONS = PRINTER_STATES | {
    "link-lost": N_("the line to the printer broke"),
    "restarted": N_("the box was restarted in between"),
    "no-answer": N_("the printer did not answer"),
}


def printer_name(printer) -> str:
    return _(PRINTERS.get(printer.name, printer.name))


def printer_state(printer) -> str:
    return _(PRINTER_STATES.get(printer.state, PRINTER_STATES["unknown"]))


def job_kind(job) -> str:
    return _(KINDS.get(job.kind, job.kind))


def job_reason(job) -> str:
    return _(REASONS.get(job.reason, job.reason))


def job_time(job) -> str:
    return f"{clock.local(clock.from_ms(job.created_at)):%m-%d %H:%M:%S}"


def paper_time(moment_ms: int) -> str:
    """How a slip writes the time."""
    return f"{clock.local(clock.from_ms(moment_ms)):%Y-%m-%d %H:%M}"


def ink_svg(ink) -> Markup:
    """A drawn signature for the screen; its lines come from the same points as on paper."""
    lines = "".join("M" + "L".join(f"{point[0]:g} {point[1]:g}" for point in stroke) for stroke in ink.strokes if stroke)
    return Markup('<svg class="slip__ink" viewBox="0 0 {w:g} {h:g}" role="img" aria-label="{label}"><path d="{d}" '
                  'stroke-width="{line:g}"/></svg>').format(
        w=ink.width, h=ink.height, d=lines, line=max(ink.width, ink.height) / 120, label=_("Handwriting"))
