"""What a repair costs, as far as the price list says before anybody has looked; and up to what a client may let us go ahead."""
from kiosk import money
from kiosk.i18n import gettext as _
from kiosk.money import FEN
from kiosk.site.prices import VISIT, Price, PriceList

_most = {"without_asking_yuan": None}


def use_limit(yuan: int | None):
    """The settings' own limit; None where the price list decides."""
    _most["without_asking_yuan"] = yuan


def band_words(trade: str) -> str:
    """Empty when there is no list, or it says nothing about the work of this trade. A band, never a promise."""
    prices = PriceList.current()
    band = prices and prices.band_of(trade)
    if not band:
        return ""
    visit = prices.prices().where(Price.kind == VISIT, Price.trade.in_(("", trade))).order_by(Price.trade.desc()).first()
    low, high = map(money.short, band)
    work = _("work %(low)s yuan", low=low) if low == high else _("work %(low)s-%(high)s yuan", low=low, high=high)
    coming = _("coming %(amount)s yuan; ", amount=money.short(visit.price_fen)) if visit else ""
    return f"{coming}{work}{_('; material by the price list')}"


def offered_limit_fen(trade: str) -> int:
    """Up to what the client may say beforehand that we need not ask; 0 offers nothing."""
    if _most["without_asking_yuan"] is not None:
        return _most["without_asking_yuan"] * FEN
    prices = PriceList.current()
    band = prices and prices.band_of(trade)
    return band[1] if band else 0
