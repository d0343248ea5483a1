"""`handrail doctor`."""

import click

from handrail.cli.django import set_up


@click.command("doctor")
@click.option(
    "--model", is_flag=True, help="Only the model server: does it obey the schema, quote exactly, and how fast is it?"
)
def command(model: bool) -> None:
    """Look at this deployment and say, one line each, what is well and what is not. Exit 1 when something is not.

    \b
    Example:
      HANDRAIL_MODEL_URL=http://127.0.0.1:11434/v1 HANDRAIL_MODEL_NAME=llama3.2 handrail doctor --model
    """
    if model:
        _model()
        return
    set_up()
    from handrail.web.project import health

    findings = health.look()
    for finding in findings:
        click.echo(f"{'ok ' if finding.well else 'NO '} {finding.what}: {finding.sentence}")
    raise SystemExit(0 if all(finding.well for finding in findings) else 1)


def _model() -> None:
    """The probe: an invented session of a few turns, nobody's words."""
    from handrail import wiring

    fit, sentences = wiring.probe_model()
    for sentence in sentences:
        click.echo(f"{'ok ' if fit else 'NO '} model: {sentence}")
    raise SystemExit(0 if fit else 1)
