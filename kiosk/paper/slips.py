"""A slip that shows whether a printer works."""
from kiosk.i18n import gettext as _
from printer.document import Document, Row, Rule, Text


def test(site, printer_name: str, time) -> Document:
    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Test print"), align="center", size=2),
            Rule(),
            Row(_("Printer"), printer_name),
            Row(_("Printed at"), f"{time:%Y-%m-%d %H:%M:%S}"),
            Rule(),
            Text("中文 ABC 0123456789 ￥80.00"),
        ]
    )
