"""Days, windows and ages as people say them."""
from datetime import date, datetime, timedelta

from kiosk import clock
from kiosk.i18n import N_, gettext as _
from kiosk.repairs import catalogue

WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
DAYS_AHEAD = {0: N_("Today"), 1: N_("Tomorrow"), 2: N_("The day after tomorrow")}
MINUTES_IN_HOUR = 60
MINUTES_IN_DAY = 24 * 60


def level_words(level: str, value: str) -> str:
    """Floors are often bare numbers on the list; everything else says itself what it is."""
    return _("Floor %(number)s", number=value) if level == "floor" and value.isdigit() else value


def day_words(day: date) -> str:
    """Today 11-22, then weekdays: what people plan by."""
    name = DAYS_AHEAD.get((day - clock.today()).days, WEEKDAYS[day.weekday()])
    return f"{_(name)} {day:%m-%d}"


def slot_words(slot) -> str:
    return f"{day_words(slot.day)} {slot.times}"


def moment_words(moment: datetime) -> str:
    at = clock.local(moment)
    return f"{day_words(at.date())} {at:%H:%M}"


def age_words(moment: datetime) -> str:
    return _span_words(clock.minutes_since(moment))


def left_words(order) -> str:
    """How long it is until the promised time, or since: empty once somebody was there, and after the end."""
    if order.arrived_at or order.is_over:
        return ""
    minutes = int((order.promised_at - clock.now()) / timedelta(minutes=1))
    if minutes < 0:
        return _("%(time)s late", time=_span_words(-minutes))
    return _("%(time)s left", time=_span_words(minutes))


def repair_words(category_code: str, item_code: str) -> str:
    """What is to be repaired, also for codes of a newer program: those are shown as they came."""
    category, item = catalogue.category(category_code), catalogue.item(category_code, item_code)
    return " · ".join(_(found.name) if found else code for found, code in ((category, category_code), (item, item_code)) if code)


def _span_words(minutes: int) -> str:
    if minutes < MINUTES_IN_HOUR:
        return _("%(count)d min", count=minutes)
    if minutes < MINUTES_IN_DAY:
        return _("%(count)d h", count=minutes // MINUTES_IN_HOUR)
    return _("%(count)d days", count=minutes // MINUTES_IN_DAY)
