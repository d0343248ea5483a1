"""What goes over the wire to a chat-completions server and what comes back, piece by piece."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from handrail.backends.passages import Excerpt
from handrail.kinds import KINDS
from handrail.papers.errors import ModelRefused, ModelUnavailable
from handrail.papers.kind import Author, Kind, Section
from handrail.prompts.draft_3 import PROMPT

TEMPERATURE, SEED = 0, 7
"""Sent with every question, and kept with every draft."""
LONGEST_TEXT = 320
FORMS = ("bounded schema", "schema", "plain JSON", "nothing")
"""What is asked of a server's output, the strictest first; one that turns a form away is asked for the next."""


def request(
    model: str, kind: Kind, section: Section, excerpt: Excerpt, most: int, *, language: str, tokens: int
) -> dict[str, Any]:
    """The body of a call for one section, without its form. No tools are offered.

    The session stands first, so that a server that keeps what it has read need not read it again for the next section.
    Temperature 0 and a fixed seed: as far as a server honours them, the same question has the same answer.
    """
    on_shelf = kind.key in KINDS  # what a practice typed of its own kind is for people to read; its sections were looked at
    asked = PROMPT.asks.format(
        session=excerpt.page(),
        title=kind.title if on_shelf else "a note of the session",
        about=kind.about if on_shelf else "",
        section=section.name,
        wanted=section.about,
        voice=PROMPT.voices[kind.voice],
        language=language,
        most=most,
    )
    return {
        "model": model,
        "temperature": TEMPERATURE,
        "seed": SEED,
        "max_tokens": tokens,
        "stream": True,
        "messages": [{"role": "system", "content": PROMPT.rules}, {"role": "user", "content": asked}],
    }


def form(level: int, passages: int, most: int) -> dict[str, Any]:
    """The part of a body that asks for a form, by its place in `FORMS`."""
    if level >= FORMS.index("nothing"):
        return {}
    if level == FORMS.index("plain JSON"):
        return {"response_format": {"type": "json_object"}}
    schema = _schema(passages, most, bounded=level == 0)
    return {
        "response_format": {"type": "json_schema", "json_schema": {"name": "statements", "strict": True, "schema": schema}},
    }


def _schema(passages: int, most: int, *, bounded: bool) -> dict[str, Any]:
    number: dict[str, Any] = {"type": "integer"}
    text: dict[str, Any] = {"type": "string"}
    cited: dict[str, Any] = {"type": "array", "items": number, "minItems": 1}
    if bounded:
        number |= {"minimum": 1, "maximum": max(1, passages)}
        text |= {"maxLength": LONGEST_TEXT}
        cited |= {"maxItems": 3}
    statement = {
        "type": "object",
        "properties": {"text": text, "from": cited},
        "required": ["text", "from"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"statements": {"type": "array", "items": statement, "maxItems": most}},
        "required": ["statements"],
        "additionalProperties": False,
    }


_THOUGHTS = ("reasoning_content", "reasoning", "thinking")
"""Where servers put what a model thinks aloud."""


@dataclass(slots=True)
class Stream:
    """An answer as server-sent events, or all at once by a server that does not stream; the first bytes tell which."""

    streamed: bool | None = None
    finished: str = ""
    """The server's own word for why it ended; empty while it has not."""
    ended: bool = False
    """It sent the mark that nothing more comes."""
    thought: bool = False
    """Something came beside the answer: a model that thinks before it writes."""
    _waiting: bytearray = field(default_factory=bytearray)

    @property
    def whole(self) -> bool:
        """Its server said that it ended; an answer that came all at once is whole."""
        return not self.streamed or self.ended or bool(self.finished)

    def feed(self, piece: bytes) -> Iterator[str]:
        """The text in what came, event by event: what stood before a fault is not lost with it.

        Raises `ModelRefused` or `ModelUnavailable`; quotes nothing of it.
        """
        self._waiting += piece
        if self.streamed is None and self._waiting.strip():
            self.streamed = self._waiting.lstrip().startswith((b"data:", b"event:", b"id:", b":"))
        if not self.streamed:
            return
        *lines, rest = bytes(self._waiting).split(b"\n")
        self._waiting = bytearray(rest)
        for line in lines:
            yield self._event(line)

    def close(self) -> str:
        """The rest, when nothing more comes."""
        rest, self._waiting = bytes(self._waiting), bytearray()
        if self.streamed:
            return self._event(rest)
        return self._text(_read(rest), "message")

    def _event(self, line: bytes) -> str:
        line = line.strip()
        if line.startswith(b"data:") and line.endswith(b"[DONE]"):
            self.ended = True
            return ""
        if not line.startswith(b"data:"):
            return ""
        return self._text(_read(line.removeprefix(b"data:")), "delta")

    def _text(self, body: Any, part: str) -> str:
        if body.get("error"):
            raise ModelUnavailable("the model server broke off with an error")
        try:
            choices = body["choices"]
            choice = choices[0] if choices else {}
            message = choice.get(part) or {}
            self.finished = choice.get("finish_reason") or self.finished
            self.thought = self.thought or any(message.get(name) for name in _THOUGHTS)
            text, refusal = message.get("content"), message.get("refusal")
        except (KeyError, IndexError, TypeError, AttributeError):
            raise ModelRefused("the model server's reply can't be read") from None
        if refusal:
            raise ModelRefused("the model refused to draft this")
        return text if isinstance(text, str) else ""


def _read(content: bytes) -> dict[str, Any]:
    try:
        body = json.loads(content.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise ModelRefused("the model server's reply can't be read")
    return body


def sections(kind: Kind) -> Iterator[Section]:
    """The sections that AI may write: the model hears of no others."""
    return (section for section in kind.sections if section.author is Author.AI)
