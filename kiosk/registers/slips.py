"""Papers of the register: what was handed out and who signed for it, and whose signatures are missing."""
from kiosk import clock
from kiosk.i18n import say_in
from kiosk.registers import texts
from printer.document import Document, Feed, Row, Rule, Text

LINES_TO_SIGN_ON = 2


def issued(issue, given_back: list, site, language: str) -> Document:
    """The client's slip of the things, and of what came back: pairs of a time and its (line, count). The door is masked."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_(texts.ISSUE_TITLE), align="center", size=2),
            Rule(heavy=True),
            Row(_("Number"), issue.number, bold=True),
            Row(_("Unit"), issue.unit.masked_label),
            Row(_("Prepared"), _at(issue.at)),
            Rule(),
            *(Text(line) for line in texts.lines(issue.lines, language)),
            *_given_back(given_back, language, _),
            Rule(),
            *(Row(_(party.title), party.receipt_no or _("not signed yet")) for party in issue.sheet.parties),
            *([] if issue.client.is_signed else [Text(_("Client, on paper:")), Feed(LINES_TO_SIGN_ON)]),
            Rule(),
            Text(_("Please keep this slip, and bring it when you give things back.")),
            Row(_("Service phone"), site.phone),
        ],
        language=language,
    )


def missing(rows, site, printed_at, language: str) -> Document:
    """For the round of whoever looks for the missing signatures."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Missing signatures"), align="center", size=2),
            Text(_("Internal copy, destroy after use"), align="center", bold=True),
            Row(_("Printed at"), _at(printed_at)),
            Rule(heavy=True),
            *(Row(f"{row.number} {row.party.sheet.unit.masked_label if row.party.sheet.unit else ''}".strip(),
                  f"{_(row.party.title)} {clock.local(row.party.sheet.made_at):%m-%d}") for row in rows),
            *([] if rows else [Text(_("No signature is missing."))]),
            Rule(),
        ],
        language=language,
    )


def _given_back(given_back, language, _) -> list:
    return [Row(_("Given back %(time)s", time=_at(at)), "、".join(f"{line.kind.name_in(language)} × {count}" for line, count in counts))
            for at, counts in given_back]


def _at(moment) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"
