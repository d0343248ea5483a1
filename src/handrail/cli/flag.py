"""`handrail flag`."""

from collections.abc import Mapping
from typing import Any

import click

from handrail import noticing
from handrail.cli import streams
from handrail.papers.errors import BadInput
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role


@click.command("flag")
def command() -> None:
    """Quote safety language; never rate it. The absence of a flag means nothing.

    Reads lines {"id", "text", "speaker"?} and writes {"id", "flags": [{"category", "start", "end", "context", "why",
    "client", "client_es"}]}: `why` for the clinician, the other two as a client may be told it.

    \b
    Example:
      echo '{"id": 1, "text": "some nights I would rather not wake up"}' | handrail flag
    """
    lines = streams.Lines()
    for row, speaker in lines.read(_speaker):
        flags = noticing.flags((SafeTurn(0, speaker, row["text"]),))
        streams.write_line(
            {
                "id": row.get("id"),
                "flags": [
                    {
                        "category": flag.category.value, "start": flag.start, "end": flag.end,
                        "context": [tag.value for tag in flag.context], "why": flag.why,
                        "client": flag.client, "client_es": flag.client_es,
                    }
                    for flag in flags
                ],
            }
        )  # fmt: skip
    lines.end()


def _speaker(row: Mapping[str, Any]) -> Role:
    speaker = row.get("speaker") or Role.CLIENT.value
    if not isinstance(speaker, str) or speaker not in {role.value for role in Role}:
        raise BadInput("speaker is therapist, client, client 2 or other")
    return Role(speaker)
