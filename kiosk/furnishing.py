"""Puts into the tables what the settings file says about the site: its name, windows, services, printers."""
from kiosk import papers
from kiosk.config import VIRTUAL, Settings
from kiosk.db import transaction
from kiosk.queue.counters import Counter
from kiosk.registers.things import ThingKind
from kiosk.site.models import HERE, PublicArea, Service, Site
from printer import spool
from printer.printers import Printer, Role

PRINTER_NAMES = {papers.KIOSK: "lobby", papers.DESK: "desk", papers.STAFF: "staff"}


def furnish(settings: Settings):
    """Safe to repeat: what is there is brought up to date, nothing is removed, head office's services stay as they are."""
    with transaction():
        _name_site(settings)
        _set_up_windows(settings)
        _offer_services(settings)
        _connect_printers(settings)
        ThingKind.begin()


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


def offer_something():
    """A box that lost everything must give numbers, also where only head office named its services."""
    if not Service.select().where(Service.active).exists():
        Service.add(code="A", name_zh="前台业务", name_en="Front desk", opens="00:00", closes="23:59")


def _connect_printers(settings):
    addresses = _addresses(settings)
    names = {role: _connect(role, url, addresses) for role, url in addresses.items()}
    Role.update(stand_in=None).where(Role.stand_in.not_in(list(names.values()))).execute()
    Role.delete().where(Role.name.not_in(list(names))).execute()
    for role, name in names.items():
        _give_role(role, name)


def _addresses(settings) -> dict[str, str]:
    """Where each role prints. Without a staff printer there is none: its slips say too much for the lobby."""
    staff = settings.staff_printer or (VIRTUAL if settings.ticket_printer == VIRTUAL else "")
    desk = settings.desk_printer or settings.ticket_printer
    roles = {papers.STAFF: staff, papers.DESK: desk, papers.KIOSK: settings.ticket_printer}
    return {role: url for role, url in roles.items() if url}


def _connect(role, url, addresses) -> str:
    """The name of the printer at this address; two workers on one wire would mix their papers."""
    here = {other for other, address in addresses.items() if _printer_of(other, address) == _printer_of(role, url)}
    known = Printer.get_or_none(Printer.url == url) if url != VIRTUAL else None
    name = known.name if known else PRINTER_NAMES[papers.KIOSK if papers.KIOSK in here else role]
    # Where only the lobby's or the desk's slips come out, visitors stand; internal copies say that staff do.
    is_private = papers.STAFF in here or papers.KIOSK not in here
    if not Printer.update(url=url, is_private=is_private).where(Printer.name == name).execute():
        Printer.create(name=name, url=url, is_private=is_private)
    return name


def _printer_of(role, url) -> str:
    # Virtual printers have no address to tell them apart; internal copies get one of their own.
    return f"{url} {role == papers.STAFF}" if url == VIRTUAL else url


def _give_role(role, name):
    Role.insert(name=role, printer=name, is_private=role == papers.STAFF).on_conflict(
        conflict_target=[Role.name], update={Role.printer: name}
    ).execute()
    if Role.get_by_id(role).stand_in_id is None:
        spool.move_waiting(role, name)
