"""The visitor's receipt, with everything masked, and the engineer's work slip, with everything on it."""
from kiosk import clock, i18n, masking, tokens
from kiosk.i18n import say_in
from kiosk.money import short
from kiosk.repairs import catalogue
from printer.document import Document, Feed, QR, Row, Rule, Text

LINES_TO_WRITE_ON = 2


def receipt(order, site, public_url: str, complaints: str = "") -> Document:
    """public_url is empty when phones cannot reach the box: then no QR is printed. complaints is the company's line for them."""
    def _(message, **values):
        return say_in(order.language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Repair receipt"), align="center", size=2),
            Rule(heavy=True),
            Row(_("Order"), order.number, bold=True),
            Row(_("Where"), order.masked_place),
            Row(_("What"), _what(order, order.language)),
            *_when(order, _),
            *([Row(_("Phone"), masking.phone(order.phone))] if order.phone else []),
            Rule(),
            *([Text(_("Up to %(amount)s yuan we repair without asking again, as you said.", amount=short(order.limit_fen)))] if order.limit_fen else []),
            Text(_("You get the price before the work. It starts when you agree.")),
            Text(_("Pay only at the management office.")),
            Rule(),
            *([QR(phone_address(order, public_url), _("Scan to follow your repair"))] if public_url else []),
            Row(_("Reported at"), f"{clock.local(order.reported_at):%Y-%m-%d %H:%M}"),
            Row(_("Service phone"), site.phone),
            *([Row(_("Complaints line"), complaints)] if complaints else []),
        ],
        language=order.language,
    )


def work_slip(order, site, phone: str, ink) -> Document:
    """For the engineer, in the language of the house. ink is a drawn note or None."""
    def _(message, **values):
        return say_in(i18n.DEFAULT, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Repair work order"), align="center", size=2),
            Text(_("Internal copy, destroy after use"), align="center", bold=True),
            Rule(heavy=True),
            Row(_("Order"), order.number, bold=True),
            Row(_("Reported at"), f"{clock.local(order.reported_at):%Y-%m-%d %H:%M}"),
            Text(_("Where: %(place)s", place=order.place), size=2),
            Row(_("Phone"), phone or _("none left")),
            *_when(order, _),
            Row(_("What"), _what(order, i18n.DEFAULT)),
            *(Text("- " + _(catalogue.PHRASES[code])) for code in order.phrases),
            *([Text(_("In their words: %(words)s", words=order.words))] if order.words else []),
            *([ink] if ink else []),
            Rule(),
            *_to_fill_in(_),
            Rule(heavy=True),
            Text(_("Payment only at the management office. Engineers take no money."), bold=True),
        ],
    )


def visit_notice(order, before, now, site) -> Document:
    """改约通知, for the client: the time that holds. before is None where there was none."""
    def _(message, **values):
        return say_in(order.language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("New time for your repair"), align="center", size=2),
            Rule(heavy=True),
            Row(_("Order"), order.number, bold=True),
            Row(_("Where"), order.masked_place),
            Row(_("What"), _what(order, order.language)),
            *([Row(_("Before"), f"{before.slot.day:%m-%d} {before.slot.times}")] if before else []),
            Row(_("New time"), f"{now.slot.day:%m-%d} {now.slot.times}", bold=True),
            Row(_("Why"), _(now.why)),
            Rule(),
            Text(_("We are sorry for the trouble. If this time does not suit you, please call us.")),
            Row(_("Told at"), f"{clock.local(now.told_at):%Y-%m-%d %H:%M}"),
            Row(_("Service phone"), site.phone),
        ],
        language=order.language,
    )


def phone_address(order, public_url: str) -> str:
    """In capitals throughout, which a QR packs into fewer dots."""
    return f"{public_url.rstrip('/')}/r/{tokens.of(order.id)}".upper()


def _what(order, language) -> str:
    category = catalogue.category(order.category)
    return f"{say_in(language, category.name)}-{say_in(language, catalogue.item(order.category, order.item).name)}"


def _when(order, _) -> list:
    promised = f"{clock.local(order.promised_at):%m-%d %H:%M}"
    if order.slot:
        return [Row(_("Visit"), f"{order.slot.day:%m-%d} {order.slot.times}")]
    if order.unit:
        return [Row(_("Visit"), _("we phone you before %(time)s", time=promised))]
    return [Row(_("Visit"), _("by %(time)s", time=promised))]


def _to_fill_in(_) -> list:
    """What the procedure wants in writing, in the order in which it happens (R-08 to R-12)."""
    return [
        *_blank(_("1 Content confirmed together:")),
        *_blank(_("2 Quote before work (price list):")),
        Text(_("3 Client: [ ] agrees  [ ] does not agree")),
        *_blank(_("Client's signature:")),
        Text(_("4 Amount: ____________ yuan")),
        *_blank(_("Client confirms the amount:")),
        Text(_("5 [ ] Work done, place cleaned up")),
        *_blank(_("Engineer, time:")),
    ]


def _blank(label) -> list:
    return [Text(label), Feed(LINES_TO_WRITE_ON)]
