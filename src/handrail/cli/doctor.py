"""`handrail doctor`."""

import click

from handrail.cli.django import set_up


@click.command("doctor")
def command() -> None:
    """Look at this deployment and say, one line each, what is well and what is not. Exit 1 when something is not."""
    set_up()
    from handrail.web.project import health

    findings = health.look()
    for finding in findings:
        click.echo(f"{'ok ' if finding.well else 'NO '} {finding.what}: {finding.sentence}")
    raise SystemExit(0 if all(finding.well for finding in findings) else 1)
