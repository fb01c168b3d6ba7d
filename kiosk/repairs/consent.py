"""A quote signed for at the touchscreen: that very version as a frozen document, and what its sealed outcome does to it."""
from datetime import date

from kiosk import clock, money
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import N_, gettext as _, say_in
from kiosk.repairs.pricing.quotes import LIABLE, SIGNATURE, Quote
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.models import SigningSession
from kiosk.site.models import Site

SUBJECT = "quote"
TITLE = N_("Quote for a repair")


def offer(quote: Quote, identified_by: str, screen: int) -> SigningSession:
    """Put this version before the client at the screen, as it stands."""
    with transaction():
        if not quote.can_be_answered:
            raise Refused(_("There is no open quote to sign."))
        return SigningSession.offer(screen, quote.order.unit, identified_by, [(_freeze(quote), f"{SUBJECT}:{quote.id}")])


def take_receipt(quote_id: str, session: SigningSession, receipt):
    """Signed is a yes to the version that was signed, and no signature is sealed under one that is void; refused is a no."""
    quote = Quote.get_by_id(quote_id)
    if session.is_accepted:
        quote.accept(SIGNATURE)
    elif quote.can_be_answered:
        quote.decline(how=SIGNATURE)
    answer = "signed" if session.is_accepted else "refused"
    record(f"order.quote_{answer}", quote.order, number=quote.order.number, version=quote.version,
           receipt_no=receipt.receipt_no)


def ended_on(quote_id: str) -> date | None:
    """The day its order was over; None while it goes on."""
    quote = Quote.get_or_none(Quote.id == quote_id)
    return clock.local(quote.order.ended_at).date() if quote and quote.order.ended_at else None


def _freeze(quote) -> FrozenDocument:
    order, made_on = quote.order, f"{clock.local(quote.made_at):%Y-%m-%d}"
    return FrozenDocument.freeze(
        text_of(quote), number=order.number, version=quote.version, title=say_in(order.language, TITLE),
        issuer=Site.current().name, issued_on=made_on, effective_on=made_on,
    )


def text_of(quote: Quote) -> str:
    """The quote in the client's language, one line for each of its own."""
    def _(message, **values):
        return say_in(quote.order.language, message, **values)

    lines = [
        f"{position}. {line.name_in(quote.order.language)}  {money.yuan(line.price_fen)} x {line.quantity} = {money.yuan(line.amount_fen)}"
        for position, line in enumerate(quote.items, 1)
    ]
    return "\n".join([
        *lines,
        _("To pay: %(amount)s yuan", amount=money.yuan(quote.total_fen)),
        money.capitals(quote.total_fen),
        _("Cost: %(who)s", who=_(LIABLE[quote.liability])),
        _("Valid until %(day)s", day=quote.valid_until.isoformat()),
        _("Work begins only when you agree. More than this is never asked for without a new quote."),
        _("Repair fees are paid only at the management office."),
    ])
