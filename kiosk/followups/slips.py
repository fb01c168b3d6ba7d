"""The notice to put right (整改通知): what a return visit found, in writing, for whoever did the repair."""
from kiosk import clock, i18n
from kiosk.followups.answers import PROBLEMS
from kiosk.i18n import say_in
from printer.document import Document, Feed, Row, Rule, Text

LINES_TO_SIGN_ON = 2


def notice(rectification, order, words: str, site, language: str = i18n.DEFAULT) -> Document:
    """words is what the visitor wrote about it. The door is masked: the work slip of the new order has it in full."""
    def _(message, **values):
        return say_in(language, message, **values)

    visit = rectification.visit
    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Notice to put right"), align="center", size=2),
            Text(_("Internal copy, destroy after use"), align="center", bold=True),
            Rule(heavy=True),
            Row(_("Repairer"), order.engineer.name if order.engineer else "—", bold=True),
            Row(_("Order"), order.number),
            Row(_("Where"), order.masked_place),
            Row(_("Visited at"), _at(visit.at)),
            Rule(),
            Text(_("Found at the return visit:"), bold=True),
            *(Text("- " + _(PROBLEMS[code])) for code in visit.problems),
            *([Text(words)] if words else []),
            Rule(),
            Row(_("Rework order"), rectification.rework.number, bold=True),
            Text(_("Put right free of charge. Payment only at the management office.")),
            Row(_("To be handed over by"), _at(rectification.due_at)),
            Rule(heavy=True),
            Text(_("Received by, time:")),
            Feed(LINES_TO_SIGN_ON),
        ],
        language=language,
    )


def _at(moment) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"
