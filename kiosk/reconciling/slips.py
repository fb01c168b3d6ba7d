"""The day's list and the week's sheet on paper: order numbers, what was said of them, and no person but who signs."""
from datetime import datetime
from typing import NamedTuple

from kiosk import clock, i18n
from kiosk.i18n import say_in
from kiosk.reconciling.verdicts import DONE, VERDICTS
from kiosk.repairs.trades import TRADES
from kiosk.signing.frozen import SHORT_DIGITS, grouped
from kiosk.signing.slips import standing
from printer.document import Document, Feed, Row, Rule, Text

LINES_TO_SIGN_ON = 2
BLANK = "________"


class SheetLine(NamedTuple):
    """One order: days is its age; verdict is empty while nothing was said."""

    number: str
    trade: str
    days: int
    verdict: str


class Signed(NamedTuple):
    """Who closed the day, and what the closed list comes to."""

    receptionist: str
    engineer: str
    is_on_paper: bool
    closed_at: datetime
    is_late: bool
    digest: str


def day_sheet(day, lines, figures, signed: Signed | None, book, site, time, language: str = i18n.DEFAULT) -> Document:
    """signed is None while the day is open: then two people sign by hand. book is how the receipts stand."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            *_head(_("Reconciliation with engineering"), f"{day:%Y-%m-%d}", site),
            *_totals(figures, _),
            *_by_trade(lines, _),
            Rule(heavy=True),
            *standing(book, _),
            *(_signatures(_) if signed is None else _names(signed, _)),
            Row(_("Printed at"), f"{time:%Y-%m-%d %H:%M}"),
        ],
        language=language,
    )


def week_sheet(week, summary, approved: tuple[str, datetime] | None, digest, site, time, language: str = i18n.DEFAULT) -> Document:
    """approved is by whom and when; None on a draft."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            *_head(_("Repairs of the week"), f"{_local(week.start)} — {_local(week.end)}", site),
            *_totals(summary.figures, _),
            *_trades(summary.figures, _),
            *_corrections(summary.corrections, _),
            Rule(),
            Text(_("Not completed"), bold=True),
            *(_undone(one.number, one.days, one.verdict, _) for one in summary.unfinished),
            Rule(heavy=True),
            *([Row(_("Approved by"), approved[0]), Row(_("Approved at"), _local(approved[1]))] if approved else [Text(_("Draft"), bold=True)]),
            *_fingerprint(digest, _),
            Row(_("Printed at"), f"{time:%Y-%m-%d %H:%M}"),
        ],
        language=language,
    )


def unfinished_sheet(lines, site, time, language: str = i18n.DEFAULT) -> Document:
    """Everything open now with its age, the oldest first."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            *_head(_("Unfinished repairs"), f"{time:%Y-%m-%d %H:%M}", site),
            Row(_("Not completed"), str(len(lines)), bold=True),
            *(_undone(line.number, line.days, line.verdict, _) for line in lines),
            Rule(),
        ],
        language=language,
    )


def _head(title, subtitle, site) -> list:
    return [Text(site.name, align="center"), Text(title, align="center", size=2), Text(subtitle, align="center"), Rule(heavy=True)]


def _totals(figures, _) -> list:
    return [
        Row(_("Completed"), str(figures.completed), bold=True),
        Row(_("Not completed"), str(figures.not_completed), bold=True),
        *(Row(f"- {_(VERDICTS[code])}", str(count)) for code, count in figures.reasons.items()),
    ]


def _trades(figures, _) -> list:
    pairs = figures.by_trade.items()
    return [Rule(), *(Row(_trade(trade, _), _("%(done)d done, %(undone)d not", done=done, undone=undone))
                      for trade, (done, undone) in pairs)]


def _by_trade(lines, _) -> list:
    blocks = []
    for trade in dict.fromkeys(line.trade for line in lines):
        blocks += [Rule(), Text(_trade(trade, _), bold=True)]
        blocks += [_said(line, _) for line in lines if line.trade == trade]
    return blocks or [Rule(), Text(_("No orders on this day."))]


def _corrections(corrections, _) -> list:
    if not corrections:
        return []
    return [Rule(), Text(_("Corrections of earlier weeks"), bold=True), *(
        Row(f"{one.number} {one.day[5:]}", f"{_(VERDICTS[one.before])} > {_(VERDICTS[one.verdict])}") for one in corrections
    )]


def _said(line, _) -> Row:
    return Row(line.number, _(VERDICTS[DONE])) if line.verdict == DONE else _undone(line.number, line.days, line.verdict, _)


def _undone(number, days, verdict, _) -> Row:
    return Row(number, _("%(count)d days, %(why)s", count=days, why=_(VERDICTS[verdict]) if verdict else BLANK))


def _signatures(_) -> list:
    return [Text(_("Draft, to be signed")), Text(_("Receptionist:")), Feed(LINES_TO_SIGN_ON), Text(_("Engineer:")), Feed(LINES_TO_SIGN_ON)]


def _names(signed, _) -> list:
    how = _("on the printed sheet") if signed.is_on_paper else _("by password")
    return [
        Row(_("Receptionist:"), signed.receptionist),
        *([Row(_("Engineer:"), f"{signed.engineer} ({how})")] if signed.engineer else []),
        Row(_("Closed late at") if signed.is_late else _("Closed at"), _local(signed.closed_at)),
        *_fingerprint(signed.digest, _),
    ]


def _fingerprint(digest, _) -> list:
    return [Text(_("Fingerprint (first 16 of SHA-256)")), Text(grouped(digest[:SHORT_DIGITS]), align="center")]


def _trade(trade, _) -> str:
    return _(TRADES[trade]) if trade in TRADES else _("No trade yet")


def _local(moment) -> str:
    return f"{clock.local(moment):%m-%d %H:%M}"
