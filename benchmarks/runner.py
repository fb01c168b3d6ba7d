"""The site and head office as processes of their own, as `qiantai demo` runs them, and perhaps on a slow disk."""
import logging
from pathlib import Path

import click

from benchmarks.bare_pages import serve_bare_pages
from benchmarks.slow_disk import SlowDisk
from kiosk import access, clock, config, create_app
from kiosk.demo import community
from kiosk.documents import making
from kiosk.documents.blocks import PageBreak, Paragraph
from kiosk.documents.models import PDF, Upload
from kiosk.documents.renderer import Renderer
from kiosk.notices.models import Notice
from kiosk.office import office_app, serve as serve_office
from kiosk.server import SiteServer
from kiosk.staff.models import Staff
from sync.office.boxes import devices

LOOPBACK = "127.0.0.1"
CLAUSES = 14
CLAUSE = "装修施工时间为每日八点至十二点、十四点至十八点，节假日不得进行有噪声的施工，并请保持楼道畅通、清洁。"


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
@click.argument("home", type=click.Path(path_type=Path))
@click.argument("pdf", type=click.Path(path_type=Path))
@click.argument("pages", type=int)
def notice(home, pdf, pages):
    """Make a PDF of so many pages and a public notice of it in the folder's community, and say the notice's id."""
    create_app(config.load(home, demo=True))
    page = [Paragraph(f"第{number}条 {CLAUSE}") for number in range(1, CLAUSES + 1)]
    pdf.write_bytes(making.make(([*page, PageBreak()] * pages)[:-1], title="notice", header="管理规约"))
    with pdf.open("rb") as file:
        upload = Upload.take(file, PDF)
    while Renderer().one_turn():
        continue
    click.echo(_issue(Upload.get_by_id(upload.id)).id)


def _issue(upload) -> Notice:
    boss = Staff.get(Staff.role == access.MANAGER)
    notice = Notice.draft(boss, title="管理规约", body="", format=PDF, upload=upload, effective_on=clock.days_ahead(7), public=True)
    for act in (notice.review, notice.stamp, notice.issue):
        act(boss)
    return notice


@main.command()
@click.option("--port", type=int, required=True)
def bare(port):
    """Serve the bare pages that others are measured beside."""
    serve_bare_pages(port)


@main.command()
@click.argument("home", type=click.Path(path_type=Path))
@click.option("--port", type=int, required=True)
@click.option("--database")
def office(home, port, database):
    """Serve a head office that expects one box; the code for it stands in the file `code`."""
    app = office_app(home, database)
    here = app.extensions["office"]
    site_id = devices.open_site(here, community.NAME)
    (home / "code").write_text(devices.new_code(here, site_id, community.OFFICE_PERSON))
    serve_office(app, LOOPBACK, port)


if __name__ == "__main__":
    main()
