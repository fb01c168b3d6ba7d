"""The office beside the demo: makes its one account and community, says the enrolment code, and serves."""
import logging
import sys
from pathlib import Path

from kiosk.demo import community
from kiosk.demo.beside import stop_with_the_demo
from kiosk.office import office_app, serve
from sync.office.boxes import devices
from sync.office.core import Office
from sync.office.people import accounts
from sync.office.people.roles import MAINTAINER


def site_named(office: Office, name: str) -> str:
    """The community of this name, opened now where there is none."""
    site = office.store.first("select site_id from site where name = ?", name)
    return site["site_id"] if site else devices.open_site(office, name)


def main(home: Path, port: int):
    logging.getLogger("sync.office").setLevel(logging.ERROR)  # the demo makes the first account itself
    app = office_app(home)
    office = app.extensions["office"]
    accounts.add(office, community.OFFICE_PERSON, community.PASSWORD, MAINTAINER)
    sys.stdout.write(devices.new_code(office, site_named(office, community.NAME), community.OFFICE_PERSON) + "\n")
    sys.stdout.flush()
    stop_with_the_demo()
    serve(app, "127.0.0.1", port)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
