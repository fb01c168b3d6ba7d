"""How a wait is said, alike on the screen, the phone and the paper."""
from kiosk.i18n import gettext


def wait_words(wait, _=gettext) -> str:
    """Empty when nothing honest can be said. A range that rests on a set mean says so."""
    if wait is None:
        return ""
    if wait.is_now:
        return _("in a moment")
    if wait.is_measured:
        return _("about %(low)d-%(high)d min", low=wait.low, high=wait.high)
    return _("usually %(low)d-%(high)d min", low=wait.low, high=wait.high)
