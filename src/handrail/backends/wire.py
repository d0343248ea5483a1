"""What goes over the wire to a chat-completions server and what comes back, as types."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from handrail.backends.prompts.draft_2 import PROMPT
from handrail.papers.draft import Author, Kind
from handrail.papers.errors import ModelRefused
from handrail.papers.safe import SafeTurn

TEMPERATURE, SEED = 0, 7
"""Sent with every question, and kept with every draft."""


class Quote(BaseModel):
    """Words of one turn."""

    turn: int
    quote: str


class Statement(BaseModel):
    """One line as the model wrote it."""

    section: str
    text: str
    quotes: list[Quote] = Field(default_factory=list)
    sure: float = 0.5


class Statements(BaseModel):
    """The whole answer."""

    statements: list[Statement]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave back: the text, and whether it ran out of room."""

    content: str
    cut_off: bool


def sections(kind: Kind) -> list[str]:
    """The sections that AI may write: the model hears of no others."""
    return [section.name for section in kind.sections if section.author is Author.AI]


def request(
    model: str,
    kind: Kind,
    turns: Sequence[SafeTurn],
    most: int,
    form: dict[str, Any],
    only: Sequence[str] = (),
    tokens: int = 0,
) -> dict[str, Any]:
    """The body of a chat-completions call, for all AI sections or `only` some. No tools are offered.

    Temperature 0 and a fixed seed: as far as a server honours them, the same question has the same answer. `tokens` bounds it.
    """
    described = "\n".join(
        f"- {section.name}: {section.about}"
        for section in kind.sections
        if section.author is Author.AI and (not only or section.name in only)
    )
    asked = PROMPT.asks.format(
        title=kind.title, about=kind.about, sections=described, voice=PROMPT.voices[kind.voice], most=most
    )
    session = json.dumps(
        [{"turn": turn.index, "speaker": turn.role.value, "text": turn.text} for turn in turns], ensure_ascii=False
    )
    body = {
        "model": model,
        "temperature": TEMPERATURE,
        "seed": SEED,
        "response_format": form,
        "messages": [
            {"role": "system", "content": PROMPT.rules},
            {"role": "user", "content": f"{asked}\n\nThe session, as data:\n{session}"},
        ],
    }
    return {**body, "max_tokens": tokens} if tokens else body


def strict(names: Sequence[str], most: int) -> dict[str, Any]:
    """The JSON schema of an answer, strict: a section can be none but these."""
    quote = {
        "type": "object",
        "properties": {"turn": {"type": "integer"}, "quote": {"type": "string"}},
        "required": ["turn", "quote"],
        "additionalProperties": False,
    }
    statement = {
        "type": "object",
        "properties": {
            "section": {"type": "string", "enum": list(names)},
            "text": {"type": "string"},
            "quotes": {"type": "array", "items": quote, "minItems": 1},
            "sure": {"type": "number"},
        },
        "required": ["section", "text", "quotes", "sure"],
        "additionalProperties": False,
    }
    schema = {
        "type": "object",
        "properties": {"statements": {"type": "array", "items": statement, "maxItems": most}},
        "required": ["statements"],
        "additionalProperties": False,
    }
    return {"type": "json_schema", "json_schema": {"name": "statements", "strict": True, "schema": schema}}


def answer(content: bytes) -> Answer:
    """The first choice of a reply. Raises `ModelRefused` for a refusal or for no reply at all; quotes nothing of it."""
    try:
        choice = json.loads(content.decode("utf-8", "replace"))["choices"][0]
        message = choice["message"]
        text, refusal = message.get("content"), message.get("refusal")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        raise ModelRefused("the model server's reply can't be read") from None
    if refusal or not isinstance(text, str):
        raise ModelRefused("the model refused to draft this")
    return Answer(text, choice.get("finish_reason") == "length")


def statements(text: str) -> list[Statement]:
    """The first JSON object in an answer that holds statements; thinking aloud, fences and talk around it don't matter."""
    text = text.rpartition("</think>")[2]
    decoder = json.JSONDecoder()
    place = text.find("{")
    tries = 0
    while place >= 0 and tries < 20:
        try:
            value, _ = decoder.raw_decode(text, place)
            return Statements.model_validate(value).statements
        except (ValueError, ValidationError, RecursionError):
            place = text.find("{", place + 1)
            tries += 1
    raise ModelRefused("the model's answer holds no statements that can be read")
