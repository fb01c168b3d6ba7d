"""Runs the demo: its community on this machine, an office beside it, and the company's past."""
import subprocess
import threading

import click

from kiosk import config
from kiosk.demo import community, company, network
from kiosk.demo.beside import Beside
from kiosk.i18n import say_in

OFFICE_PORT_AFTER = 2
OFFICE_STARTS_WITHIN_S = 20


def run_demo(settings: config.Settings, past_days: int):
    """Seed what is missing, enrol with the office beside it, and run both until told to stop, while others' past is played."""
    address = network.own_address()
    settings.public_url = settings.public_url or f"http://{address}:{settings.lan_port}"
    settings.lan_hosts = [*settings.lan_hosts, address]
    office = Office(settings)
    try:
        _run(settings, office, address, past_days)
    finally:
        office.stop()


def _run(settings, office, address, past_days):
    # Imported while the office starts: the two take as long as each other.
    from kiosk import create_app, uplink
    from kiosk.demo import appointments, repairs, things
    from kiosk.display import espeak
    from kiosk.server import SiteServer

    create_app(settings)
    community.found()
    appointments.book_for_today()
    repairs.report_some()
    things.hand_out_some()
    espeak.make_missing(settings.home)
    if uplink.box(settings) is None:
        uplink.enrol(office.url, office.wait_for_code())
    server = SiteServer(settings)
    for line in _welcome(settings, office, address, past_days):
        click.echo(line)
    with company.played_beside(settings.home, past_days):
        server.run_until_told()


def _welcome(settings, office, address, past_days) -> list[str]:
    desk = f"http://{address}:{settings.lan_port}"
    people = [f"    {account:10} {community.PASSWORD}   {say_in('zh_Hans', role)}" for account, _, role in community.PEOPLE]
    return [
        "",
        f"  锦绣花园 demo, data in {settings.home}",
        f"  Touchscreen  http://127.0.0.1:{settings.kiosk_port}/",
        f"  Desk         {desk}/desk/",
        f"  Lobby TV     {desk}/display",
        f"  Paper        {desk}/paper   (printer {settings.ticket_printer})",
        f"  Head office  {office.url}/",
        "  Sign-ins at the desk:",
        *people,
        f"  Sign-in at head office: {community.OFFICE_PERSON} {community.PASSWORD}",
        *company.introduced(past_days),
        "  Ctrl-C stops everything; started again, it goes on with the same data.",
        "",
    ]


class Office(Beside):
    """Head office as a process of its own, as it is in real life."""

    def __init__(self, settings):
        port = settings.kiosk_port + OFFICE_PORT_AFTER
        super().__init__("kiosk.demo.office", settings.home / "office", port, stdout=subprocess.PIPE, text=True)
        self.url, self._code = f"http://127.0.0.1:{port}", None
        self._is_ready = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_for_code(self) -> str:
        """The one-time code it gave for this community."""
        if not self._is_ready.wait(OFFICE_STARTS_WITHIN_S) or not self._code:
            raise click.ClickException("The office beside the demo did not start; is its port free?")
        return self._code

    def _listen(self):
        self._code = self.process.stdout.readline().strip()
        self._is_ready.set()
