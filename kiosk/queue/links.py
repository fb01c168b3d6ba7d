"""Where a ticket's QR leads: to this box, or to head office when it relays tickets to phones that are not in the lobby."""
from kiosk import tokens

_office = {"url": "", "site": ""}


def use_relay(url: str, site_id: str):
    """An empty url: no relay."""
    _office.update(url=url.rstrip("/"), site=site_id)


def of(ticket, public_url: str) -> str:
    """In capitals throughout, which a QR packs into fewer dots. Empty when no phone can reach either."""
    token = tokens.of(ticket.id)
    if _office["url"]:
        return f"{_office['url']}/t/{_office['site']}.{token}".upper()
    return f"{public_url.rstrip('/')}/t/{token}".upper() if public_url else ""
