"""`handrail backup`."""

from pathlib import Path

import click

from handrail.cli.django import set_up


def keys_beside(file: Path) -> Path:
    """Where the key file of a backup lies when nobody says otherwise."""
    return file.with_name(file.name + ".keys")


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--keys", type=click.Path(dir_okay=False, path_type=Path), help="Where the key file goes; beside FILE if not said."
)
def command(file: Path, keys: Path | None) -> None:
    """Write the data to FILE and the keys to a file of their own. Store them in different places.

    Keep data files as long as you like, and only the newest key file: a key file is refused after 30 days, so that what
    clients deleted is gone from every backup. The practice's own key is in neither: keep it on a backup of its own.
    """
    set_up()
    from handrail.web.records import backup

    keys = keys or keys_beside(file)
    if keys.resolve() == file.resolve():
        raise click.UsageError("the key file needs a name of its own")
    rows = backup.write(file, keys)
    click.echo(f"{rows} rows in {file}, keys in {keys}; store them apart")
