"""The day sheet: the day's figures, and the head of the chain of signatures, on paper that the box cannot change later."""
from kiosk import i18n
from kiosk.i18n import N_, say_in
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


def _missing(one, _) -> str:
    return _("missing: %(numbers)s", numbers=", ".join(map(str, one.missing))) if one.missing else _("none missing")

