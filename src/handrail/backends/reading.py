"""Reads statements out of an answer while it is still being written.

Models talk around their JSON, fence it, think aloud, wrap it twice, repeat themselves, or stop in mid-word. Each object that closes
and holds a text and the numbers of passages is a statement; everything else is passed over. Nothing here judges what it says.

>>> reading = Reading()
>>> reading.feed('Sure: {"statements": [{"text": "Client slept.", "from": [2]}, {"text": "Cli')
[Line(text='Client slept.', cited=(2,))]
>>> reading.feed('ent ate')
[]
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_TEXTS = ("text", "statement", "sentence", "line", "content")
_NUMBERS = ("from", "passages", "passage", "cites", "citations", "sources", "source", "evidence", "quotes", "numbers", "turns")
_DEEPEST = 12
_LONGEST_OBJECT = 6000
_NUMBER = re.compile(r"(?<![\w.])\d{1,5}(?![\w.]|\.\d)")
_NOTHING = re.compile(r"[\[{:]\s*\[\s*\]|^\s*\[\s*\]|^\s*\{\s*\}")
_IDLE = re.compile(r"\s{200}\Z")
"""A model held to a schema may write white space without end."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as a model wrote it, and the passages that it cites, by number."""

    text: str
    cited: tuple[int, ...]


@dataclass(slots=True)
class Reading:
    """One answer, read as it comes."""

    lines: list[Line] = field(default_factory=list)
    repeats: int = 0
    _text: str = ""
    _at: int = 0
    _open: list[int] = field(default_factory=list)
    _quoted: bool = False
    _escaped: bool = False
    _seen: set[str] = field(default_factory=set)

    def feed(self, piece: str) -> list[Line]:
        """The statements that this piece has completed."""
        self._text += piece
        if self.thinking:
            return []
        if (aloud := self._text.rfind("</think>")) >= self._at:
            self._at, self._open, self._quoted, self._escaped = aloud + len("</think>"), [], False, False
        return list(self._complete())

    @property
    def thinking(self) -> bool:
        """It thinks aloud, and has not come to its answer."""
        return "<think>" in self._text and "</think>" not in self._text

    @property
    def idle(self) -> bool:
        """It goes on without saying anything."""
        return bool(_IDLE.search(self._text[-200:]))

    @property
    def closed(self) -> bool:
        """What it began to write it has ended."""
        return bool(self.lines) and not self._open and not self._quoted

    @property
    def empty(self) -> bool:
        """It says plainly that there is nothing to write."""
        return not self.thinking and bool(_NOTHING.search(self._text.rpartition("</think>")[2]))

    def _complete(self) -> Iterator[Line]:
        while self._at < len(self._text):
            mark = self._text[self._at]
            self._at += 1
            if self._quoted:
                self._quoted = self._escaped or mark != '"'
                self._escaped = mark == "\\" and not self._escaped
            elif mark == '"' and self._open:
                self._quoted = True
            elif mark == "{" and len(self._open) < _DEEPEST:
                self._open.append(self._at - 1)
            elif mark == "}" and self._open:
                line = _line(self._text[self._open.pop() : self._at])
                if line is not None and self._is_new(line):
                    self.lines.append(line)
                    yield line

    def _is_new(self, line: Line) -> bool:
        known = " ".join(line.text.lower().split())
        self.repeats += known in self._seen
        if known in self._seen:
            return False
        self._seen.add(known)
        return True


def _line(text: str) -> Line | None:
    """An object that is a statement, or None."""
    if len(text) > _LONGEST_OBJECT:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    named = {str(key).strip().lower(): held for key, held in value.items()}
    said = plain_words(next((named[key] for key in _TEXTS if isinstance(named.get(key), str)), ""))
    if not said:
        return None
    held = next((named[key] for key in _NUMBERS if named.get(key) not in (None, "", [])), None)
    return Line(said, tuple(dict.fromkeys(_numbers(held))))


def plain_words(text: str) -> str:
    """Without characters that can't be written or seen: halves of a pair, controls, marks of direction. One space between words.

    >>> plain_words("Client\\x00 slept \\ud83d well.")
    'Client slept well.'
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")  # two halves that came apart are one again
    return " ".join("".join(mark for mark in whole if mark.isspace() or unicodedata.category(mark)[0] != "C").split())


def _numbers(held: Any, deep: int = 0) -> Iterator[int]:
    """Whole numbers in what a model wrote for its citations: `[3]`, `3`, `"3"`, `["[3]"]`, `[{"passage": 3}]`."""
    if isinstance(held, bool) or deep > 3:
        return
    if isinstance(held, int):
        yield held
    elif isinstance(held, float) and held.is_integer():
        yield int(held)
    elif isinstance(held, str) and len(held) <= 80:
        yield from (int(found[0]) for found in _NUMBER.finditer(held))
    elif isinstance(held, list):
        for one in held[:20]:
            yield from _numbers(one, deep + 1)
    elif isinstance(held, dict):
        for key in (*_NUMBERS, "number", "id", "turn"):
            if key in held:
                yield from _numbers(held[key], deep + 1)
                return
