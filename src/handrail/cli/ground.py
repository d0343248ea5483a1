"""`handrail ground`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from handrail import grounding
from handrail.airlock import Airlock
from handrail.cli import streams
from handrail.papers import codec
from handrail.papers.errors import BadInput
from handrail.papers.safe import NameMap
from handrail.vault.seal import Sealer


@click.command("ground")
@click.argument("session", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--known",
    "known_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON list of known identifiers.",
)
@click.option("--roles", default="", help='Who is who, such as "Ada=therapist,Maya=client".')
def command(session: Path, known_path: Path | None, roles: str) -> None:
    """Check statements of any origin, another tool's note included, against SESSION.

    Reads lines {"id", "text", "turns": [..]?} and writes {"id", "kept", "reason", "evidence"}. Without `turns` it searches
    the whole session. Statements go through the same airlock as the session, so names match names.

    \b
    Example:
      echo '{"id": "a", "text": "Client sleeps five hours a night."}' | handrail ground session.vtt
    """
    permit = streams.attest()
    taken = streams.session_file(session, roles)
    airlock = Airlock.standard(Sealer.generate())
    known = streams.known_file(known_path)
    outcome = airlock.out(taken, known=known, names=NameMap(), permit=permit, now=datetime.now(UTC))
    grounds = grounding.Grounds(outcome.safe)
    for row in streams.json_lines(streams.stdin(), "text"):
        turns = row.get("turns")
        if turns is not None and not (isinstance(turns, list) and all(isinstance(turn, int) for turn in turns)):
            raise BadInput("turns is a list of turn numbers")
        text = airlock.mask(row["text"], known, names=outcome.names).text
        verdict = grounds.check(text, turns)
        streams.write_line(
            {"id": row.get("id"), "kept": verdict.kept, "reason": verdict.reason, "evidence": codec.dump(verdict.evidence)}
        )
