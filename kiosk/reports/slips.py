"""The day sheet with the day's figures and the head of the chain of signatures, and the report of a day as head office has it."""
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from kiosk import clock, i18n
from kiosk.i18n import N_, say_in
from kiosk.money import yuan
from kiosk.signing.frozen import SHORT_DIGITS, grouped
from kiosk.signing.slips import standing
from printer.document import Document, Feed, Row, Rule, Text

FIGURES = {
    "taken": N_("Numbers taken"),
    "served": N_("Served"),
    "missed": N_("Missed"),
    "cancelled": N_("Cancelled"),
    "still_open": N_("Still open"),
    "repairs": N_("Repairs reported"),
    "repairs_open": N_("Repairs not ended"),
    "signed": N_("Signed"),
    "refused": N_("Not signed"),
    "slips": N_("Slips"),
    "reprints": N_("of these reprints"),
}



def day_sheet(day, site, time, language: str = i18n.DEFAULT) -> Document:
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Day sheet"), align="center", size=2),
            Text(f"{day.day:%Y-%m-%d}", align="center"),
            Rule(heavy=True),
            *(Row(_(name), str(getattr(day, figure))) for figure, name in FIGURES.items()),
            Rule(),
            *(Row(_("Numbers %(first)s to %(last)s", first=one.numbers[0][0], last=one.numbers[-1][0]), _missing(one, _)) for one in day.series),
            Text(_("Fingerprint of the day (first 16 of SHA-256)")),
            Text(grouped(day.digest[:SHORT_DIGITS]), align="center"),
            Rule(),
            *standing(day.book, _),
            Row(_("Printed at"), f"{time:%Y-%m-%d %H:%M:%S}"),
            Text(_("Checked by:")),
            Feed(2),
        ],
        language=language,
    )



class Sent(NamedTuple):
    """When and by whom a report went to head office; sender is empty when nobody looked at it."""

    at: datetime
    sender: str
    remark: str
    digest: str



def daily_sheet(day, version, figures, sent: Sent | None, site, time, language: str = i18n.DEFAULT) -> Document:
    """figures as head office has them; sent is None on a draft."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Daily report"), align="center", size=2),
            Text(f"{day:%Y-%m-%d}", align="center"),
            *([Text(_("correction %(n)s", n=version - 1), align="center")] if version > 1 else []),
            Rule(heavy=True),
            *_visits(figures.visits, _),
            *_by_name(_("By service"), figures.services, _),
            *_by_name(_("By window"), [replace(each, name=_("Window %(number)s", number=each.name)) for each in figures.windows], _),
            Rule(),
            Row(_("Repairs reported"), str(figures.repairs.reported)),
            Row(_("Repairs finished"), str(figures.repairs.finished)),
            Row(_("Repairs not ended"), _("%(open)d, %(late)d late", open=figures.repairs.open, late=figures.repairs.late)),
            Row(_("Money taken"), yuan(figures.taken_fen)),
            Row(_("Signed"), str(figures.signed)),
            Row(_("Not signed"), str(figures.refused)),
            Rule(heavy=True),
            *(_sent(sent, _) if sent else [Text(_("Draft"), bold=True)]),
            Row(_("Printed at"), f"{time:%Y-%m-%d %H:%M}"),
        ],
        language=language,
    )



def _visits(visits, _) -> list:
    return [
        Row(_("Numbers taken"), str(visits.taken), bold=True),
        Row(_("Served"), str(visits.served)),
        Row(_("Missed"), str(visits.missed)),
        Row(_("Left"), str(visits.left)),
        Row(_("Still open"), str(visits.still_open)),
        *([Row(_("Wait P50 / P90"), _("%(p50)s / %(p90)s min", p50=visits.wait_p50, p90=visits.wait_p90))] if visits.wait_p50 is not None else []),
        *([Row(_("Rating"), _("%(mean)s from %(count)s", mean=visits.mean_rating, count=visits.ratings))] if visits.ratings else []),
    ]



def _by_name(title, groups, _) -> list:
    if not groups:
        return []
    return [Rule(), Text(title, bold=True), *(
        Row(each.name, _("%(served)d of %(taken)d served", served=each.served, taken=each.taken)) for each in groups
    )]



def _sent(sent, _) -> list:
    return [
        Row(_("Sent"), f"{clock.local(sent.at):%Y-%m-%d %H:%M}"),
        Row(_("Sent by"), sent.sender) if sent.sender else Text(_("Sent by itself: nobody looked at it.")),
        *([Text(_("Remark: %(words)s", words=sent.remark))] if sent.remark else []),
        Text(_("Fingerprint (first 16 of SHA-256)")),
        Text(grouped(sent.digest[:SHORT_DIGITS]), align="center"),
    ]



def _missing(one, _) -> str:
    return _("missing: %(numbers)s", numbers=", ".join(map(str, one.missing))) if one.missing else _("none missing")
