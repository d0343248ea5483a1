"""`handrail code`."""

from typing import Any

import click

from handrail.cli import streams
from handrail.noticing import codes
from handrail.papers.errors import BadInput
from handrail.papers.notice import Spoken

SPEAKERS = ("therapist", "client")
TOGETHER = 64
"""Lines that are coded at once: the model takes many sooner than one by one."""


@click.command("code")
def command() -> None:
    """Estimate what kind of talk an utterance is: a machine's count, not a rating of anyone.

    Reads lines {"id", "speaker", "text", "before": [{"speaker", "text"}]?} and writes {"id", "code", "scores", "why": [{"words",
    "weight"}]}. A therapist's codes: question, reflection, therapist_input, other. A client's: change, neutral, sustain.

    \b
    Example:
      echo '{"id": 1, "speaker": "client", "text": "I really want to quit"}' | handrail code
    """
    waiting: list[tuple[Any, codes.Utterance]] = []
    try:
        for row in streams.json_lines(streams.stdin(), "text"):
            if row.get("speaker") not in SPEAKERS:
                raise BadInput("speaker is therapist or client")
            waiting.append((row.get("id"), codes.Utterance(row["speaker"], row["text"], _before(row.get("before") or []))))
            if len(waiting) == TOGETHER:
                _write(waiting)
    finally:  # a bad line takes nothing from those before it
        _write(waiting)


def _write(waiting: list[tuple[Any, codes.Utterance]]) -> None:
    for (number, _), coded in zip(waiting, codes.codes([row for _, row in waiting]), strict=True):
        why = [{"words": pull.words, "weight": pull.weight} for pull in coded.why]
        streams.write_line({"id": number, "code": coded.code, "scores": coded.scores, "why": why})
    waiting.clear()


def _before(said: Any) -> list[Spoken]:
    if not isinstance(said, list) or not all(
        isinstance(turn, dict) and isinstance(turn.get("text"), str) and turn.get("speaker") in SPEAKERS for turn in said
    ):
        raise BadInput("before is a list of turns, each with a speaker (therapist or client) and a text")
    return [Spoken(turn["speaker"], turn["text"]) for turn in said]
