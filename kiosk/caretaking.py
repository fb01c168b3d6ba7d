"""The commands of whoever looks after the box's memory: backup, restore, doctor."""
from pathlib import Path

import click

from kiosk import clock, config, migrating
from kiosk.errors import StartRefused
from kiosk.keeping import backups, lock, medium, rescue, sealing

HOME = click.option("--home", type=click.Path(path_type=Path), default="var", show_default=True, help="The data folder.")


@click.command()
@HOME
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="Where the copies lie; without it the backup_folder of the settings.")
@click.option("--code", "shows_code", is_flag=True, help="Show the restore code again.")
def backup(home, folder, shows_code):
    """Make a verified copy now. The first one sets the folder up and shows the restore code."""
    settings = config.load(home)
    if not settings.database_path.exists():
        raise click.ClickException(f"There is no box in {home}.")
    folder = folder or rescue.folder_of(settings)
    is_new = not sealing.has_code(home)
    code = sealing.code_of(home)
    if medium.whose(folder) is None:
        medium.set_up(folder, sealing.name_of(code))
    if is_new or shows_code:
        click.echo(f"The restore code is  {code}\nWithout it no copy opens on another machine. Write it down, and keep it where the box and the copies are not.")
    try:
        backups.make(settings, folder, clock.now_ms())
    except backups.NotMade as error:
        raise click.ClickException(f"No copy was made: {error}.") from error
    copy = medium.copies(folder)[0]
    click.echo(f"{copy.database}: {copy.manifest.rows} rows and {len(copy.manifest.files)} files, opened again and found equal.")


@click.command()
@HOME
@click.option("--code", help="The restore code, where this machine does not have it.")
@click.argument("place", type=click.Path(exists=True, path_type=Path))
def restore(home, code, place):
    """Put a copy, or the newest of a folder, in the database's place. The one before is set aside."""
    if code:
        sealing.keep_code(home, sealing.as_typed(code))
    elif not sealing.has_code(home):
        raise click.ClickException("This machine does not have the restore code of these copies: give it with --code.")
    settings = config.load(home)
    with lock.alone(home):
        copy = _bring_back(settings, place)
    click.echo(f"The copy of {clock.local(copy.manifest.made_at):%Y-%m-%d %H:%M} stands in its place. The one before, if there was one, lies in "
               f"{home / rescue.ASIDE}.\nNow start the site: it leaves a gap in all numbers, and head office gives back what it has.")


@click.command()
@HOME
def doctor(home):
    """Look at the box and say in plain words what is not in order."""
    from kiosk.doctor import examine

    faults = 0
    for finding in examine(config.load(home)):
        click.echo(f"{finding.kind:5} {finding.text}")
        faults += finding.is_fault
    if faults:
        raise click.ClickException(f"{faults} to put right.")
    click.echo("Nothing to put right.")


def _bring_back(settings, place) -> medium.Copy:
    there = medium.copies(place) if place.is_dir() else [copy for copy in medium.copies(place.parent) if copy.path.stem == place.stem]
    for copy in there:
        try:
            rescue.bring_back(settings, copy, "", migrating.latest())
            return copy
        except (rescue.NoCopy, OSError) as error:
            click.echo(f"{copy.database} cannot be used: {error}.")
    raise StartRefused(f"There is no usable copy in {place}. Nothing was changed.")
