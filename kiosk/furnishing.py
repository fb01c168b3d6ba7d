"""Puts into the tables what the settings file says about the site: its name, windows, services, printers."""
from kiosk import papers
from kiosk.config import Settings
from kiosk.db import transaction
from kiosk.queue.counters import Counter
from kiosk.site.models import HERE, PublicArea, Service, Site
from printer.printers import Printer, Role

VIRTUAL = "virtual:"
PRINTER_NAMES = {papers.KIOSK: "lobby", papers.DESK: "desk", papers.STAFF: "staff"}


def furnish(settings: Settings):
    """Safe to repeat: what is there is brought up to date, nothing is removed, head office's services stay as they are."""
    with transaction():
        _name_site(settings)
        _set_up_windows(settings)
        _offer_services(settings)
        _connect_printers(settings)


def _name_site(settings):
    if settings.site:
        facts = {name: getattr(settings.site, name) for name in settings.site.__struct_fields__}
        if not Site.update(**facts).execute():
            Site.create(**facts)
    known = {name for (name,) in PublicArea.select(PublicArea.name_zh).tuples()}
    for position, (name_zh, name_en) in enumerate(settings.areas):
        if name_zh not in known:
            PublicArea.add(name_zh=name_zh, name_en=name_en, position=position)


def _set_up_windows(settings):
    for number in range(1, settings.windows + 1):
        Counter.insert(number=number).on_conflict_ignore().execute()


def _offer_services(settings):
    for position, service in enumerate(settings.services):
        facts = {name: getattr(service, name) for name in service.__struct_fields__} | {"position": position}
        known = Service.get_or_none(Service.code == service.code)
        if known is None:
            Service.add(**facts)
        else:
            known.change_if(Service.origin == HERE, **facts)


def _connect_printers(settings):
    names = {}
    for role, url in _addresses(settings).items():
        # Two roles at one address are one printer: two workers on one wire would mix their papers.
        name = names.setdefault(url, PRINTER_NAMES[role]) if url != VIRTUAL else PRINTER_NAMES[role]
        _connect(name, url, is_private=role != papers.KIOSK)
        _give_role(role, name)


def _addresses(settings) -> dict[str, str]:
    """Where each role prints. Without a staff printer there is none: its slips say too much for the lobby."""
    staff = settings.staff_printer or (VIRTUAL if settings.ticket_printer == VIRTUAL else "")
    return {role: url for role, url in (
        (papers.STAFF, staff), (papers.DESK, settings.desk_printer), (papers.KIOSK, settings.ticket_printer),
    ) if url}


def _connect(name, url, is_private):
    if not Printer.update(url=url).where(Printer.name == name).execute():
        Printer.create(name=name, url=url, is_private=is_private)


def _give_role(role, name):
    Role.insert(name=role, printer=name, is_private=role == papers.STAFF).on_conflict(
        conflict_target=[Role.name], update={Role.printer: name}
    ).execute()
