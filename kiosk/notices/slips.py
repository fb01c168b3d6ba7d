"""The slip for the walk from door to door: which homes have not answered a notice. It bears no names."""
from datetime import datetime

from kiosk import i18n
from kiosk.i18n import say_in
from printer.document import Document, Feed, Row, Rule, Text


def walk(notice, ways: list[tuple[str, list[str]]], site, at: datetime, language: str = i18n.DEFAULT) -> Document:
    """ways are entrances with their rooms, in the order in which one walks."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Who has not signed"), align="center", bold=True),
            Rule(heavy=True),
            Text(f"{notice.number} {notice.title}"),
            Row(_("In force from"), notice.effective_on.isoformat()),
            Row(_("Homes"), str(sum(len(rooms) for _way, rooms in ways))),
            Row(_("Printed at"), f"{at:%Y-%m-%d %H:%M}"),
            *(block for way, rooms in ways for block in _way(way, rooms)),
            Rule(),
            Text(_("Signature of who walked")),
            Feed(3),
        ],
        language=language,
    )


def _way(way, rooms) -> list:
    return [Rule(), Text(f"{way} ({len(rooms)})", bold=True), Text("  ".join(f"□{room}" for room in rooms))]
