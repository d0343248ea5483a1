"""`handrail ledger`."""

from pathlib import Path

import click

from handrail.cli.django import set_up
from handrail.ledger import tiles


@click.group("ledger")
def command() -> None:
    """Export, verify, or print the key of the ledger (C2SP tlog-tiles)."""


@command.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--published", is_flag=True, help="As far as outsiders see it now, with what witnesses signed.")
def export(folder: Path, published: bool) -> None:
    """Write all tiles, entry bundles and the newest checkpoint to FOLDER. It holds commitments, never words."""
    set_up()
    from handrail.web.records import ledger, ledger_keys

    note = ledger.published().note if published else None
    report = tiles.export(ledger.whole_log(), folder, note, ledger_keys.handovers())
    click.echo(f"{report.size} entries, root {report.root_text}")


@command.command("key")
def key() -> None:
    """Print the verifier key in C2SP vkey form."""
    set_up()
    from handrail.web.records import ledger

    click.echo(ledger.verifier_key())


@command.command("verify")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--key", "vkey", default="", help="The verifier key; without it, this deployment's own. Never taken from FOLDER.")
@click.option(
    "--from", "earlier", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A checkpoint kept from before."
)
@click.option(
    "--witness", "witnesses", multiple=True, help="A witness's key: it must have signed the checkpoint too. May be repeated."
)
def verify(folder: Path, vkey: str, earlier: Path | None, witnesses: tuple[str, ...]) -> None:
    """Check an export: every hash, the signature, and that nothing since an earlier checkpoint was changed."""
    from handrail.papers.errors import Tampered

    if not vkey:
        set_up()
        from handrail.web.records import ledger

        vkey = ledger.verifier_key()
    try:
        report = tiles.verify(folder, vkey, earlier.read_bytes() if earlier else None, witnesses)
    except Tampered as found:
        click.echo(f"handrail: {found}", err=True)
        raise SystemExit(1) from None
    click.echo(f"{report.size} entries, root {report.root_text}")


@command.command("rotate-key")
def rotate_key() -> None:
    """Sign checkpoints with a new key from now on, and print it.

    The old key and the new one both sign where one ends and the other begins, so whoever trusts either can go on. The old key
    is destroyed. Tell witnesses and auditors the new one; write a new key file with `handrail backup`.
    """
    set_up()
    from handrail.web.records import ledger_keys

    click.echo(ledger_keys.change())


@command.command("mark-again")
@click.option(
    "--from", "earlier", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A checkpoint kept from before."
)
@click.option(
    "--keys",
    "key_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A key file of a backup that has it.",
)
def mark_again(earlier: Path | None, key_file: Path | None) -> None:
    """Only after `keys/ledger-mark` is lost: let the ledger go on. With serve and work stopped.

    With --keys the file is taken out of a backup's key file. Where none has it, every hash is checked, and what the published
    checkpoint, or one that someone kept, saw must still be there. Write a new key file with `handrail backup` afterwards.
    """
    set_up()
    from handrail.papers.errors import HandrailError
    from handrail.web.records import backup, ledger, ledger_keys

    try:
        if key_file is not None:
            ledger_keys.put_mark_back(backup.secrets_of(backup.read_keys(key_file)).get("ledger-mark", b""))
            click.echo("the mark is back, and the ledger's head bears it")
            return
        found = ledger.mark_again(earlier.read_bytes() if earlier else b"")
    except HandrailError as error:
        click.echo(f"handrail: {error}", err=True)
        raise SystemExit(1) from None
    click.echo(f"{found.size} entries; a checkpoint vouches for the first {found.vouched}")
    if found.size > found.vouched:
        click.echo(f"nothing but their own hashes vouches for the last {found.size - found.vouched}: look at what they say")
