"""The command `handrail`. Streams read stdin or files and write stdout; exit 0 ok, 2 bad input with one clear line.

Each command is a file here and is imported only when it is called, so that a stream starts fast.
"""

from importlib import import_module  # the one list below names every module that may be imported
from typing import Any

import click

from handrail import __version__
from handrail.papers.errors import HandrailError

COMMANDS = {
    "draft": "Draft a document from a transcript, with evidence for every line.",
    "deidentify": "Replace identifiers in texts or in a whole session.",
    "ground": "Check statements of any origin against a session.",
    "code": "Estimate what kind of talk an utterance is; never rate a person.",
    "flag": "Quote safety language in utterances; never rate it.",
    "serve": "Serve the web pages, and work in the background.",
    "invite": "Make the first owner of a practice and print their link to come in; or a way back for someone.",
    "work": "Work in the background: walk the sessions that wait.",
    "demo": "Make the synthetic practice and walk one session through the house.",
    "doctor": "Look at this deployment and say what is not as it should be.",
    "check": "Prove the constitution on a scratch deployment: each article, and an attack on it.",
    "ledger": "Export, verify, print or change the key of the ledger.",
    "keys": "Rotate the vault's keys, look at them, retire old ones.",
    "backup": "Write the data to one file and the keys to another.",
    "restore": "Put a backup in place; what was deleted since stays deleted.",
    "erase": "Delete for a client what can go, seal what the law keeps, print the receipt.",
}


class Commands(click.Group):
    """Lists all commands without importing any of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a newcomer would want them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one that was called."""
        if cmd_name not in COMMANDS:
            return None
        return import_module(f"handrail.cli.{cmd_name}").command  # type: ignore[no-any-return]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help from the table above, so that `--help` stays fast."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what is wrong with the input ends in one sentence and exit code 2."""
        try:
            return super().invoke(ctx)
        except HandrailError as error:
            raise Sentence(str(error)) from error


class Sentence(click.ClickException):
    """One clear line on stderr, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Without a heading: the sentence is enough."""
        click.echo(f"handrail: {self.message}", err=True)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="handrail")
def main() -> None:
    """Handrail: a self-hosted supplement to psychotherapy. Humans lead care.

    Start with `handrail demo`, or try a transcript of your own: `handrail draft session.vtt --text`.
    """
