"""Tickets and appointments as paper. They carry nothing about the person (PRIV-20)."""
from datetime import timedelta

from kiosk import clock, tokens
from kiosk.i18n import say_in
from kiosk.queue import links
from kiosk.queue.due import RULES
from kiosk.queue.sayings import wait_words
from printer.document import Document, QR, Row, Rule, Text

NUMBER_SIZE = 6
CODE_SIZE = 4
EARLY_MINUTES, GRACE_MINUTES = (wait // timedelta(minutes=1) for wait in (RULES.early, RULES.grace))


_begun_anew = {"day": None}


def begun_anew_on(day):
    """The day on which the box lost what it knew: its tickets say that the paper counts. None is the rule."""
    _begun_anew["day"] = day


def ticket(ticket, site, ahead: int, wait, public_url: str, closing: str = "", complaints: str = "") -> Document:
    """public_url is empty when phones cannot reach the box: then a QR is printed only with the relay on. closing and complaints are the company's."""
    def _(message, **values):
        return say_in(ticket.language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Rule(),
            Text(_("Your number"), align="center"),
            Text(ticket.number, align="center", size=NUMBER_SIZE, bold=True),
            *_about_paper(ticket, _),
            Row(_("Service: %(name)s", name=_both_names(ticket)), _("%(count)d ahead", count=ahead)),
            *_expected(wait, _),
            Row(_("Taken at"), taken_at(ticket)),
            Row(_("Check code"), check_code(ticket.number, taken_at(ticket))),
            Rule(),
            *_link(ticket, public_url, _("Scan to follow your place")),
            Text(_("Watch the screen. Missed your call? Keep this number and see the desk.")),
            Text(_("This ticket says nothing about you.")),
            *([Text(closing)] if closing else []),
            Rule(),
            Row(_("Service phone"), site.phone),
            *([Row(_("Complaints line"), complaints)] if complaints else []),
        ],
        language=ticket.language,
    )


def appointment(appointment, site, language: str) -> Document:
    """The code is large for the eye, and a QR for a scanner that types it in; it stands for nobody."""
    def _(message, **values):
        return say_in(language, message, **values)

    name = appointment.service.name_in(language)
    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Your appointment"), align="center", size=2),
            Rule(),
            Row(_("Service: %(name)s", name=name), f"{appointment.day:%Y-%m-%d} {appointment.at}", bold=True),
            Text(_("Appointment number"), align="center"),
            Text(appointment.code, align="center", size=CODE_SIZE, bold=True),
            QR(appointment.code, _("For the scanner")),
            Text(_("Type the number in at the touchscreen, from %(minutes)d minutes before.", minutes=EARLY_MINUTES)),
            Text(_("You are called about the appointed time. Later than %(minutes)d minutes, you wait as those do who just came.",
                   minutes=GRACE_MINUTES)),
            Text(_("This paper says nothing about you.")),
            Rule(),
            Row(_("Service phone"), site.phone),
        ],
        language=language,
    )


def _about_paper(ticket, _):
    if clock.local(ticket.taken_at).date() == _begun_anew["day"]:
        yield Text(_("The box lost today's earlier records. Please keep this paper: it is your place."), bold=True)


def _both_names(ticket) -> str:
    service = ticket.service
    return f"{service.name_en} {service.name_zh}" if ticket.language == "en" else service.name_zh


def _expected(wait, _) -> list:
    if wait is None:
        return []
    return [Row(_("Expected wait"), wait_words(wait, _))]


def _link(ticket, public_url, caption) -> list:
    address = links.of(ticket, public_url)
    return [QR(address, caption)] if address else []


def taken_at(ticket) -> str:
    return f"{clock.local(ticket.taken_at):%Y-%m-%d %H:%M}"


def check_code(number: str, taken_at: str) -> str:
    """Proves without any record that this desk gave this number at this minute."""
    return tokens.check_code(number, taken_at)
