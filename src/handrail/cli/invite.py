"""`handrail invite`."""

import click

from handrail.cli.django import set_up


@click.command("invite")
@click.argument("email")
@click.option("--name", default="", help="Their name, for the first owner.")
def command(email: str, name: str) -> None:
    """Make the practice's first owner and print a link to come in with EMAIL: it works once, within a week.

    The owner invites everyone else on the practice's page. For an address that has a sign-in already it prints a way back:
    their password, passkeys and codes end when the link is used. Hand a link over yourself; nothing is mailed.
    """
    set_up()
    from django.urls import reverse

    from handrail.web.actions import invite
    from handrail.web.records import roles
    from handrail.wiring import deployment

    roles.bring_up_to_date()
    link = invite.first_owner(name, email)
    click.echo(deployment().origin + reverse("public:invited-link", args=[link.secret]))
    click.echo(f"It works once, until {link.invitation.until:%Y-%m-%d %H:%M} UTC. Hand it over yourself.", err=True)
