"""The commands of the box: qiantai run, demo, printers, sync, enrol, import, verify, voice, office, simulate, and those of the caretaker."""
import logging
from pathlib import Path

import click

from kiosk import caretaking, config
from kiosk.caretaking import HOME
from kiosk.errors import StartRefused
from kiosk.simulating.command import simulate


class PlainWords(click.Group):
    """A start that must not happen ends with a sentence, not with a trace."""

    def invoke(self, context):
        try:
            return super().invoke(context)
        except StartRefused as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=PlainWords)
def main():
    """Qiantai, the front desk of a property-management office."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("waitress").setLevel(logging.WARNING)


@main.command()
@HOME
@click.option("--port", type=int, help="Port of the touchscreen's pages; the LAN gets the next one.")
@click.option("--printer", help="Where tickets are printed: tcp://host:9100, lp:///dev/usb/lp0, … or virtual:")
def run(home, port, printer):
    """Run the site until it is told to stop."""
    from kiosk.display import espeak
    from kiosk.server import SiteServer
    from kiosk.staff.models import first_code

    settings = _settings(home, port, printer)
    server = SiteServer(settings)
    espeak.make_outgrown(settings.home)
    code = first_code()
    if code:
        click.echo(f"No account yet. Open http://<this box>:{settings.lan_port}/desk/first and use the code {code}")
    click.echo(f"Touchscreen http://127.0.0.1:{settings.kiosk_port}/  desk http://<this box>:{settings.lan_port}/desk/")
    server.run_until_told()


@main.command()
@HOME
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--printer", default="virtual:", show_default=True)
@click.option("--past-days", type=click.IntRange(0, 21), default=21, show_default=True,
              help="How many days of the company's other communities are played; 0: there are none.")
def demo(home, port, printer, past_days):
    """Run a demo community with an office beside it, and say where everything is."""
    from kiosk.demo.running import run_demo

    run_demo(_settings(home, port, printer, demo=True), past_days)


@main.command()
@click.option("--lan", multiple=True, metavar="NETWORK", help="Look in this network too, such as 192.168.1.0/24.")
@click.option("--port", type=int, default=9100, show_default=True, help="Where printers of a network listen.")
@click.pass_obj
def printers(machine, lan, port):
    """Find printers, ask who they are, and propose the lines for qiantai.toml."""
    from printer import find
    from printer.find.attached import Machine
    from printer.find.proposal import proposal

    found = find.attached(machine or Machine())
    for network in lan:
        try:
            found += find.on_network(network, port)
        except ValueError as error:
            raise click.BadParameter(f"{error}. A network looks like 192.168.1.0/24, at most a /22.") from error
    for candidate in found:
        click.echo(candidate.line)
    if not found:
        click.echo("No printer found. Check that it is switched on and its cable is in; a printer of the network must have an address there.")
    if not lan:
        click.echo("The network was not looked at: --lan 192.168.1.0/24 looks there too.")
    if lines := proposal(found):
        click.echo("\n".join(["", "For qiantai.toml:", *lines]))


@main.command()
@HOME
@click.option("--seen", is_flag=True, help="The alarm about a restored disk was understood: take it off the desk.")
def sync(home, seen):
    """Send what changed to head office now, and fetch what it published."""
    from sync.client import SyncError

    box = _site(home).extensions["box"]
    if box is None:
        raise click.ClickException("This box is not enrolled yet: qiantai enrol URL CODE")
    if seen:
        box.clear_fork_alarm()
    try:
        done = box.sync_all()
    except SyncError as error:
        raise click.ClickException(f"Not synced: {error}. Nothing is lost; it is sent next time.") from error
    click.echo(f"Sent {done.rows} rows in {done.batches} batches; proved {done.proved_rows}; new: {', '.join(done.released) or 'nothing'}")


@main.command()
@HOME
@click.argument("office_url")
@click.argument("code")
def enrol(home, office_url, code):
    """Tell head office who this box is, with the one-time code it gave."""
    from kiosk import uplink
    from sync.client import SyncError

    _site(home)
    try:
        uplink.enrol(office_url, code, uplink.ca_file(home))
    except SyncError as error:
        raise click.ClickException(f"Head office did not take the code: {error}") from error
    click.echo("Enrolled. Restart the box so that it begins to sync.")


@main.command("import")
@HOME
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_units(home, path):
    """Take a list of units (CSV). All of it, or nothing."""
    from kiosk.site import units_csv

    _site(home)
    try:
        count = units_csv.take(path)
    except units_csv.Unreadable as error:
        raise click.ClickException("Nothing was imported.\n" + "\n".join(error.lines)) from error
    click.echo(f"{count} units imported.")


@main.command()
@HOME
@click.option("--checkpoint", "typed", multiple=True, metavar="COUNT:HEAD", help="What stands on a slip or a day sheet, such as 12:8f2a11b093c4d7e1.")
@click.option("--bundle", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Check this file alone; with --home also whether it belongs to that book.")
@click.pass_context
def verify(context, home, typed, bundle):
    """Check every signed receipt, or one bundle, and name what is not as it was. It ends with 1 when something is not."""
    from kiosk.signing import telling

    is_home_given = context.get_parameter_source("home") is click.core.ParameterSource.COMMANDLINE
    if bundle is None or is_home_given:
        _site(home)
    told = telling.of_bundle(bundle, with_book=is_home_given) if bundle else telling.of_book([_checkpoint(text) for text in typed])
    click.echo("\n".join(told.lines))
    if told.troubles:
        raise click.ClickException("\n".join(told.troubles))


@main.group("voice")
def voice_packs():
    """The recorded clips that say a call aloud at the TV."""


@voice_packs.command("make")
@HOME
@click.option("--voice", "variant", default="", help="A variant of espeak-ng's voice, such as f2 or m3.")
def make_voice(home, variant):
    """Make a plain voice in Chinese and in English with espeak-ng."""
    from kiosk.display import espeak, voice

    for language in voice.LANGUAGES:
        try:
            click.echo(f"{espeak.make(home, language, variant)}: made.")
        except espeak.CannotSpeak as error:
            raise click.ClickException(str(error)) from error


@voice_packs.command("check")
@HOME
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def check_voice(home, folder):
    """Say what is missing or sounds wrong in a voice pack, or in those of this box."""
    from kiosk.display import voice

    faults = 0
    for path in [folder] if folder else [voice.place(home, language) for language in voice.LANGUAGES]:
        try:
            found = voice.Pack(path).faults()
        except voice.Unreadable as error:
            found = [f"no voice pack: {error}"]
        click.echo("\n".join([f"{path}: {'not in order' if found else 'in order'}", *(f"  {fault}" for fault in found)]))
        faults += len(found)
    if faults:
        raise click.ClickException(f"{faults} to put right.")


@main.command()
@HOME
@click.option("--port", type=int, default=8002, show_default=True)
@click.option("--address", default="127.0.0.1", show_default=True, help="Behind a TLS proxy this stays on loopback.")
@click.option("--database", metavar="URL", envvar="QIANTAI_DATABASE",
              help="postgresql://… instead of a file in the data folder. As a variable no other user of the machine reads its password.")
@click.option("--blobs", type=click.Path(file_okay=False, path_type=Path),
              help="Where files of documents lie; all offices on one database share it. Without it in the data folder.")
@click.option("--relay", is_flag=True, help="Let phones outside the lobby read their number here. Boxes take part that have relay = true.")
def office(home, port, address, database, blobs, relay):
    """Run head office. On PostgreSQL several may run at once, each with a port of its own."""
    from kiosk.office import office_app, serve
    from sync.office import first_code

    app = office_app(home, database, blobs, relay)
    code = first_code(app)
    if code:
        click.echo(f"No account yet. Open http://{address}:{port}/ and use the code {code}")
    serve(app, address, port)


def _site(home):
    from kiosk import create_app

    return create_app(_settings(home))


def _checkpoint(text):
    from kiosk.signing.inspection import read_typed

    point = read_typed(text)
    if point is None:
        raise click.BadParameter(f"{text!r} is no checkpoint. It looks like 12:8f2a11b093c4d7e1, a count and at least 16 digits.")
    return point


main.add_command(caretaking.backup)
main.add_command(caretaking.restore)
main.add_command(caretaking.doctor)
main.add_command(simulate)


def _settings(home, port=None, printer=None, **given) -> config.Settings:
    if port:
        given |= {"kiosk_port": port, "lan_port": port + 1}
    if printer:
        given["ticket_printer"] = printer
    return config.load(home, **given)
