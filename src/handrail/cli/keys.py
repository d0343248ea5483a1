"""`handrail keys`."""

from datetime import timedelta

import click

from handrail.cli.django import set_up


@click.group("keys")
def command() -> None:
    """Look at the vault's keys, rotate them, retire old ones. Killed at any moment: run it again, and it goes on."""


@command.command("status")
def status() -> None:
    """How many keys the practice's file holds, and how many keysets an older one still wraps."""
    set_up()
    from handrail.web.records import rotation

    now = rotation.state()
    click.echo(f"{now.keys} keys in the practice's file; {now.keysets} keysets, {now.behind} of them wrapped by an older key")


@command.command("rotate")
@click.option(
    "--clients", is_flag=True, help="Clients' own keysets instead: each gets a newer key for what is written from now on."
)
@click.option("--days", default=1, show_default=True, help="With --clients: leave out those that got one within so many days.")
def rotate(clients: bool, days: int) -> None:
    """A new key for the practice, and every keyset wrapped with it. `serve` and `work` may go on running.

    The older keys stay in the file, so that backups open; `handrail keys retire` takes them out. Back up the practice's key
    file right after this.
    """
    set_up()
    from django.utils import timezone

    from handrail.web.records import rotation

    if clients:
        done = rotation.rotate_clients(timezone.now() - timedelta(days=days), _progress)
        click.echo(f"{done} keysets have a newer key")
    else:
        done = rotation.rotate_practice(_progress)
        click.echo(f"{done} keysets are wrapped by the practice's newest key; back its file up now")


@command.command("retire")
@click.option("--yes", is_flag=True, help="Do not ask.")
def retire(yes: bool) -> None:
    """Take the practice's older keys out of its file. Backups that were made under them open no more."""
    set_up()
    from handrail.web.records import rotation

    if not yes:
        click.confirm("Backups made before the last rotation will open no more. Go on?", abort=True, err=True)
    click.echo(f"{rotation.retire()} older keys are gone")


def _progress(done: int) -> None:
    click.echo(f"{done} keysets", err=True)
