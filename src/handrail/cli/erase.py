"""`handrail erase`."""

import click

from handrail.cli.django import set_up


@click.command("erase")
@click.argument("client")
@click.option("--only-ai", is_flag=True, help="What AI made and the session texts; the record itself stays as it is.")
def command(client: str, only_ai: bool) -> None:
    """Delete for CLIENT (an id) everything that can go, seal what the law keeps, and print the signed receipt.

    For a client who asked in person or in writing. It asks no reason and takes effect at once.
    """
    set_up()
    from handrail.cli.record import find
    from handrail.web.actions import erase

    receipt = erase.erase(find(client), "ai" if only_ai else "all")
    click.echo(bytes(receipt.note).decode(), nl=False)
