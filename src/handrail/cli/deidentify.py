"""`handrail deidentify`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from handrail.airlock import Airlock, Masked, MaskedSpan, Outcome
from handrail.airlock.learned.spans import THRESHOLD
from handrail.cli import streams
from handrail.papers.errors import AirlockRefused
from handrail.papers.safe import KnownIdentifier, Label, NameMap, SafeText
from handrail.vault.seal import Sealer

WITHHELD = "[Withheld]"


@click.command("deidentify")
@click.option(
    "--transcript", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A whole session instead of lines."
)
@click.option(
    "--known",
    "known_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON list of known identifiers.",
)
@click.option("--roles", default="", help='Who is who, such as "Ada=therapist,Maya=client".')
@click.option(
    "--threshold",
    type=click.FloatRange(0.02, 0.5),
    default=THRESHOLD,
    envvar="HANDRAIL_AIRLOCK_THRESHOLD",
    show_default=True,
    help="How likely an identifier a word must be. Lower finds more and masks more ordinary words.",
)
def command(transcript: Path | None, known_path: Path | None, roles: str, threshold: float) -> None:
    """Replace identifiers by surrogates.

    Reads lines {"id", "text", "known": [{"text", "kind"}]?} and writes {"id", "text", "spans"}: `text` is safe, and spans
    give offsets into the input in Unicode code points. A row that the second look doubts is withheld whole. With --transcript it takes a session file and writes a line per turn.

    \b
    Example:
      echo '{"id": 1, "text": "My sister Ines called."}' | handrail deidentify
    """
    airlock = Airlock.standard(Sealer.generate(), threshold)
    always = streams.known_file(known_path)
    if transcript is not None:
        _whole_session(transcript, roles, airlock, always)
        return
    withheld = 0
    lines = streams.Lines()
    for row, known in lines.read(lambda row: streams.known(row.get("known"))):
        try:
            masked = airlock.mask(row["text"], [*always, *known])
        except AirlockRefused as refused:
            withheld += 1
            masked = Masked(WITHHELD, (MaskedSpan(0, len(row["text"]), Label.OTHER, WITHHELD),))
            click.echo(f"handrail: row {json.dumps(row.get('id'))[:80]} is withheld whole: {refused}", err=True)
        spans = [
            {"start": span.start, "end": span.end, "label": span.label.value, "surrogate": span.surrogate}
            for span in masked.spans
        ]
        streams.write_line({"id": row.get("id"), "text": masked.text, "spans": spans})
    if withheld:
        click.echo(f"handrail: {withheld} rows withheld", err=True)
    lines.end()


def _whole_session(path: Path, roles: str, airlock: Airlock, known: list[KnownIdentifier]) -> None:
    permit = streams.attest()
    taken = streams.session_file(path, roles)
    outcome = airlock.out(taken, known=known, names=NameMap(), permit=permit, now=datetime.now(UTC))
    _write(outcome.safe, outcome)


def _write(safe: SafeText, outcome: Outcome) -> None:
    spans_of: dict[int, list[dict[str, object]]] = {}
    for span, back in zip(safe.spans, outcome.way.spans, strict=True):
        spans_of.setdefault(span.turn, []).append(
            {"start": back.from_start, "end": back.from_end, "label": span.label.value, "surrogate": span.surrogate}
        )
    for turn in safe.turns:
        streams.write_line(
            {"id": turn.index, "speaker": turn.role.value, "text": turn.text, "spans": spans_of.get(turn.index, [])}
        )
