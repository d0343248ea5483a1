"""`handrail ground`."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from handrail import grounding
from handrail.airlock import Airlock, Outcome
from handrail.cli import streams
from handrail.jurisdictions import everyone_in
from handrail.papers import codec
from handrail.papers.errors import AirlockRefused, BadInput
from handrail.papers.safe import NameMap
from handrail.papers.transcript import Transcript
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
@click.option("--place", "places", multiple=True, help="Where someone involved is, such as Illinois: its law may forbid more.")
def command(session: Path, known_path: Path | None, roles: str, places: tuple[str, ...]) -> None:
    """Check statements of any origin, another tool's note included, against SESSION.

    Reads lines {"id", "text", "turns": [..]?} and writes {"id", "kept", "reason", "evidence"}. Without `turns` it searches
    the whole session. Statements go through the same airlock as the session, so names match names. A statement is checked up
    to 5,000 characters; a longer one is not kept, and the reason says so.

    \b
    Example:
      echo '{"id": "a", "text": "Client sleeps five hours a night."}' | handrail ground session.vtt
    """
    permit = streams.attest()
    taken = streams.session_file(session, roles)
    airlock = Airlock.standard(Sealer.generate())
    known = streams.known_file(known_path)
    outcome = airlock.out(taken, known=known, names=NameMap(), permit=permit, now=datetime.now(UTC))
    grounds = grounding.Grounds(outcome.safe, everyone_in(places) if places else None)
    originals = replaced(taken, outcome)
    heard = "\n".join(turn.text for turn in outcome.safe.turns)
    lines = streams.Lines()
    for row, turns in lines.read(_turns):
        text = row["text"]
        try:
            if len(text) <= grounding.LONGEST:  # of a longer one no word is checked, so none needs to be masked
                masked = airlock.mask(text, known, names=outcome.names)
                text = grounding.in_session_words(text, masked.spans, originals, heard)
        except AirlockRefused as refused:  # one line in doubt must not end the others
            streams.write_line({"id": row.get("id"), "kept": False, "reason": str(refused), "evidence": []})
            continue
        verdict = grounds.check(text, turns)
        streams.write_line(
            {"id": row.get("id"), "kept": verdict.kept, "reason": verdict.reason, "evidence": codec.dump(verdict.evidence)}
        )
    lines.end()


def _turns(row: Mapping[str, Any]) -> list[int] | None:
    turns = row.get("turns")
    if turns is not None and not (isinstance(turns, list) and all(type(turn) is int for turn in turns)):  # True is no turn
        raise BadInput("turns is a list of turn numbers")
    return turns


def replaced(taken: Transcript, outcome: Outcome) -> dict[str, list[str]]:
    """What each surrogate of a session stood for, for as long as the command runs."""
    found: dict[str, list[str]] = {}
    for span, back in zip(outcome.safe.spans, outcome.way.spans, strict=True):
        found.setdefault(span.surrogate, []).append(taken.turns[back.turn].text[back.from_start : back.from_end])
    return found
