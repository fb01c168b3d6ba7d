"""Puts into the tables what the settings file says about the site: its name, windows, services, printers."""
from kiosk import papers
from kiosk.config import Settings
from kiosk.db import transaction
from kiosk.queue.counters import Counter
from kiosk.site.models import HERE, PublicArea, Service, Site
from printer.spool import Printer

VIRTUAL = "virtual:"


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
    urls = {papers.LOBBY: settings.ticket_printer, papers.STAFF: settings.staff_printer}
    if settings.ticket_printer == VIRTUAL:
        urls[papers.STAFF] = urls[papers.STAFF] or VIRTUAL
    for name, url in urls.items():
        # Without a staff printer there is none: its slips say too much for the printer in the lobby.
        if url:
            address = f"virtual:{settings.paper_folder / name}" if url == VIRTUAL else url
            Printer.insert(name=name, url=address).on_conflict(
                conflict_target=[Printer.name], update={Printer.url: address}
            ).execute()
