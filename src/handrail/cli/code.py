"""`handrail code`."""

from collections.abc import Mapping
from typing import Any

import click

from handrail.cli import streams
from handrail.noticing import codes, english
from handrail.papers.errors import BadInput
from handrail.papers.language import turn_by_turn
from handrail.papers.notice import Spoken

SPEAKERS = ("therapist", "client")
NO_WORDS = "There are no words in it."
TOGETHER = 64
"""Lines that are coded at once: the model takes many sooner than one by one."""


@click.command("code")
def command() -> None:
    """Estimate what kind of talk an utterance is: a machine's count, not a rating of anyone.

    Reads lines {"id", "speaker", "text", "before": [{"speaker", "text"}]?} and writes {"id", "code", "scores", "why": [{"words",
    "weight"}]}. A therapist's codes: question, reflection, therapist_input, other. A client's: change, neutral, sustain.
    A line in Spanish, or without words, gets no code: it is null, and "not_coded" says why.

    \b
    Example:
      echo '{"id": 1, "speaker": "client", "text": "I really want to quit"}' | handrail code
    """
    waiting: list[tuple[Any, codes.Utterance]] = []
    lines = streams.Lines()
    for row, said in lines.read(_utterance):
        waiting.append((row.get("id"), said))
        if len(waiting) == TOGETHER:
            _write(waiting)
    _write(waiting)
    lines.end()


def _utterance(row: Mapping[str, Any]) -> codes.Utterance:
    if row.get("speaker") not in SPEAKERS:
        raise BadInput("speaker is therapist or client")
    return codes.Utterance(row["speaker"], row["text"], _before(row.get("before") or []))


def _write(waiting: list[tuple[Any, codes.Utterance]]) -> None:
    why_not = [_why_not(row) for _, row in waiting]
    coded = iter(codes.codes([row for (_, row), reason in zip(waiting, why_not, strict=True) if not reason]))
    for (number, _), reason in zip(waiting, why_not, strict=True):
        if reason:
            streams.write_line({"id": number, "code": None, "scores": {}, "why": [], "not_coded": reason})
            continue
        one = next(coded)
        why = [{"words": pull.words, "weight": pull.weight} for pull in one.why]
        streams.write_line({"id": number, "code": one.code, "scores": one.scores, "why": why})
    waiting.clear()


def _why_not(row: codes.Utterance) -> str:
    """Why it gets no code, empty where it does. A word or two, such as “Bien”, go with what was said before."""
    if not any(mark.isalnum() for mark in row.text):
        return NO_WORDS
    return "" if turn_by_turn([*(said.text for said in row.before), row.text])[-1] == "en" else english.NOT_CODED


def _before(said: Any) -> list[Spoken]:
    if not isinstance(said, list) or not all(
        isinstance(turn, dict) and isinstance(turn.get("text"), str) and turn.get("speaker") in SPEAKERS for turn in said
    ):
        raise BadInput("before is a list of turns, each with a speaker (therapist or client) and a text")
    return [Spoken(turn["speaker"], turn["text"]) for turn in said]
