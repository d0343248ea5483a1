"""`handrail demo`."""

import os
import time

import click


@click.command("demo")
@click.option("--fresh", is_flag=True, help="Throw the demo practice away and start anew.")
def command(fresh: bool) -> None:
    """Make the synthetic practice, walk one session through the whole house, and print a sign-in link for each person.

    Nothing in it is about anyone. Running it again starts where it was.
    """
    os.environ["HANDRAIL_DEMO"] = "true"
    from handrail.demo import practice

    if fresh:
        from handrail.cli.serve import nobody_serves_at, port_of
        from handrail.wiring import deployment

        nobody_serves_at(port_of(deployment().origin))
        practice.throw_away()
    from handrail.cli.django import set_up

    set_up()
    started = time.perf_counter()
    practice.make(_say)
    _say(f"Ready in {time.perf_counter() - started:.0f} seconds.")
    for link in practice.links():
        click.echo(f"  {link.who:<28} {link.address}")
        click.echo(f"  {'':<28} password for signing: {link.password}")


def _say(sentence: str) -> None:
    click.echo(f"  {sentence}")
