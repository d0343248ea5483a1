"""`handrail restore`."""

from pathlib import Path

import click

from handrail.cli.backup import keys_beside
from handrail.cli.django import set_up


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--keys", type=click.Path(dir_okay=False, path_type=Path), help="The newest key file; the one beside FILE if not said."
)
@click.option("--yes", is_flag=True, help="Do not ask before everything in the database is replaced.")
def command(file: Path, keys: Path | None, yes: bool) -> None:
    """Put the backup in FILE in place of what is in the database: all of it, or nothing.

    What was deleted since stays deleted: its keys are not let in, and the rows that they sealed are removed. Stop
    `handrail serve` and `handrail work` first. The practice's key must be in place already.
    """
    set_up()
    from handrail.papers.errors import BadInput
    from handrail.web.records import restore, roles
    from handrail.web.records.models import Client

    keys = keys or keys_beside(file)
    if not keys.is_file():
        raise BadInput(f"there is no key file at {keys}; name the newest one with --keys")
    roles.bring_up_to_date()
    if not yes and Client.objects.exists():
        click.confirm("Replace everything in this database?", abort=True, err=True)
    with roles.as_owner():
        done = restore.restore(file, keys)
    click.echo(f"{done.rows} rows are back")
    if done.kept_out or done.removed:
        click.echo(
            f"{done.kept_out} keysets were destroyed since: they stay out, and {done.removed} rows that they sealed are gone"
        )
    if done.lost:
        click.echo(f"{done.lost} ledger entries after this backup are lost with their database; kept checkpoints will show it")
