"""The site and head office as processes of their own, as `qiantai demo` runs them, and perhaps on a slow disk."""
import logging
from pathlib import Path

import click

from benchmarks.bare_pages import serve_bare_pages
from benchmarks.slow_disk import SlowDisk
from kiosk import config, create_app
from kiosk.demo import community
from kiosk.office import office_app, serve as serve_office
from kiosk.server import SiteServer
from sync.office import devices

LOOPBACK = "127.0.0.1"


@click.group()
def main():
    """What the benchmarks start; not a command of the product."""
    logging.basicConfig(level=logging.WARNING)


@main.command()
@click.argument("home", type=click.Path(path_type=Path))
def found(home):
    """Make the demo community in a folder, and end."""
    create_app(config.load(home, demo=True))
    community.found()


@main.command()
@click.argument("home", type=click.Path(path_type=Path))
@click.option("--kiosk-port", type=int, required=True)
@click.option("--lan-port", type=int, required=True)
@click.option("--printer", default="virtual:")
@click.option("--slow-disk", is_flag=True)
def serve(home, kiosk_port, lan_port, printer, slow_disk):
    """Serve the folder's site until told to stop."""
    disk = SlowDisk() if slow_disk else None
    settings = config.load(
        home, demo=True, kiosk_port=kiosk_port, lan_port=lan_port, lan_address=LOOPBACK, kiosk_pace="",
        public_url=f"http://{LOOPBACK}:{lan_port}", ticket_printer=printer, staff_printer="virtual:",
    )
    SiteServer(settings).run_until_told()
    del disk


@main.command()
@click.option("--port", type=int, required=True)
def bare(port):
    """Serve the bare pages that others are measured beside."""
    serve_bare_pages(port)


@main.command()
@click.argument("home", type=click.Path(path_type=Path))
@click.option("--port", type=int, required=True)
def office(home, port):
    """Serve a head office that expects one box; the code for it stands in the file `code`."""
    app = office_app(home)
    here = app.extensions["office"]
    site_id = devices.open_site(here, community.NAME)
    (home / "code").write_text(devices.new_code(here, site_id, community.OFFICE_PERSON))
    serve_office(app, LOOPBACK, port)


if __name__ == "__main__":
    main()
