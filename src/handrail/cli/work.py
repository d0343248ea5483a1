"""`handrail work`."""

import click

from handrail.cli.django import set_up


@click.command("work")
@click.option("--until-idle", is_flag=True, help="Stop when nothing is left to do.")
def command(until_idle: bool) -> None:
    """Walk the sessions that wait, door by door. Killed at any moment, it goes on where it was."""
    set_up()
    from handrail.web.project import worker

    worker.run(until_idle=until_idle)
