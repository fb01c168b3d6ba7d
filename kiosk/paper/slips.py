"""Slips about printers themselves: whether one works, and what it can do."""
from kiosk import i18n
from kiosk.i18n import say_in
from printer.document import Document, Feed, QR, Row, Rule, Ruler, Sample, Text
from printer.paper import WIDTHS

# One line for each level of a Chinese font: only GB2312, also GBK, also GB18030.
CHINESE_SAMPLES = {"A": "业主报修水电煤气", "B": "囍樹堃喆燊陳龍", "C": "€㑇㘚䌷䓖䦆䲣"}
CODE_CONTENT = "QIANTAI CALIBRATION {}"


def test(site, printer_name: str, time, language: str = i18n.DEFAULT) -> Document:
    def _(message):
        return say_in(language, message)

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


def calibration(printer_name: str) -> Document:
    """What a person has to look at to say what the printer can do. Its labels are digits and letters every printer has."""
    rulers = [block for dots in WIDTHS for block in (Sample(str(dots)), Ruler(dots))]
    chinese = [Sample(f"{letter} {text}") for letter, text in CHINESE_SAMPLES.items()]
    codes = [block for form, digit in (("native", 1), ("image", 2))
             for block in (Sample(f"QR {digit}"), QR(CODE_CONTENT.format(digit), form=form))]
    return Document(
        blocks=[
            Sample(f"QIANTAI  {printer_name}"), Rule(heavy=True),
            *rulers, Rule(), *chinese, Rule(), *codes, Feed(),
        ]
    )
