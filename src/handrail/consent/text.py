"""Consent texts: one file per purpose and language on a shelf, with the twenty elements of handbook section 4.1.

A text is its template's source and what it was filled with; the same two always make the same bytes, so that what someone
read can be shown again, letter by letter, years later (R3).

>>> shown = fill(source(Purpose.RECORDING, "en"), EXAMPLE)
>>> shown.title, len(shown.elements)
('Record the sound', 20)
>>> fill(shown.source, EXAMPLE).sha256 == shown.sha256
True
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from handrail.papers.errors import BadInput
from handrail.papers.purpose import Purpose

LANGUAGES = ("en", "es")
ELEMENTS = (
    "who_asks", "ai_used", "model", "purpose", "collected", "names_out", "who_sees", "kept", "never", "reviewed_by",
    "errors", "benefits", "risks", "alternatives", "no_cost", "stop", "law", "labels", "questions", "signature",
)  # fmt: skip
"""The twenty elements, in the order of handbook section 4.1."""
FACTS = ("not_human", "reviewer", "can_stop", "kept", "never")
"""The five key facts of the check (R4)."""
OWN_FACT = "kept"
"""The fact whose words belong to one purpose alone; the others are the same for all."""

EXAMPLE: Mapping[str, str] = {
    "practice": "Alder House", "therapist": "Ada Novak, LCSW", "who": "Ada", "model": "embedded", "version": "1",
    "where": "here", "host": "", "notices": "", "authority": "us", "audio_days": "7", "transcript_days": "30",
    "day": "November 23, 2026", "until": "November 23, 2027",
}  # fmt: skip
"""What a text is filled with, as an example: all of it about the practice, nothing about the client."""


@dataclass(frozen=True, slots=True)
class Element:
    """One of the twenty: its heading and its words."""

    key: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of the check, and what is said after it is picked."""

    key: str
    words: str
    again: str


@dataclass(frozen=True, slots=True)
class Question:
    """One key fact as a question. `same` is equal wherever its words are equal."""

    fact: str
    ask: str
    right: str
    options: tuple[Option, ...]
    same: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as a person reads it."""

    title: str
    say: str
    if_yes: str
    if_no: str
    elements: tuple[Element, ...]
    questions: tuple[Question, ...]
    source: str

    @property
    def words(self) -> str:
        """Everything in it, as plain text: what the hash is taken of."""
        parts = [self.title, self.say, self.if_yes, self.if_no]
        parts += [f"{element.heading}\n{element.words}" for element in self.elements]
        return "\n\n".join(parts) + "\n"

    @property
    def sha256(self) -> str:
        """The text's name, for as long as a consent is kept."""
        return hashlib.sha256(self.words.encode()).hexdigest()

    def element(self, key: str) -> str:
        """The words of one element."""
        return next(element.words for element in self.elements if element.key == key)


@cache
def source(purpose: Purpose, language: str) -> str:
    """A template's source: the purpose's own file over the common one, as one JSON with sorted keys."""
    if language not in LANGUAGES:
        raise BadInput(f"consent texts are written in {', '.join(LANGUAGES)}")
    common, own = _file(f"common.{language}"), _file(f"{purpose.value}.{language}")
    merged = {**common, **own, "elements": {**common["elements"], **own["elements"]}, "language": language}
    merged["questions"] = [*common["questions"], {**own["kept"], "fact": OWN_FACT}]
    del merged["kept"]
    return json.dumps(merged, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(template: str) -> str:
    """The name of a template's source."""
    return hashlib.sha256(template.encode()).hexdigest()


def fill(template: str, filled_with: Mapping[str, str]) -> Shown:
    """The text that a template makes with these facts. Raises `BadInput` when one is missing; never leaves a gap."""
    parsed = json.loads(template)
    facts = _facts(parsed, filled_with)
    try:
        return _fill(template, parsed, facts)
    except (KeyError, ValueError) as missing:
        raise BadInput(f"a consent text can't be filled: {missing} is missing or broken") from None


def _fill(template: str, parsed: dict[str, Any], facts: Mapping[str, str]) -> Shown:
    def put(words: str) -> str:
        return Template(words).substitute(facts)

    return Shown(
        title=put(parsed["title"]),
        say=put(parsed["say"]),
        if_yes=put(parsed["if_yes"]),
        if_no=put(parsed["if_no"]),
        elements=tuple(Element(key, parsed["headings"][key], put(parsed["elements"][key])) for key in ELEMENTS),
        questions=tuple(_question(next(one for one in parsed["questions"] if one["fact"] == fact), put) for fact in FACTS),
        source=template,
    )


def _question(one: dict[str, Any], put: Any) -> Question:
    options = tuple(Option(key, put(words), put(one["again"][key])) for key, words in one["options"].items())
    if one["right"] not in one["options"]:
        raise KeyError(one["fact"])
    words = json.dumps([put(one["ask"]), [(option.key, option.words) for option in options]], ensure_ascii=False)
    return Question(one["fact"], put(one["ask"]), one["right"], options, hashlib.sha256(words.encode()).hexdigest()[:16])


def _facts(parsed: dict[str, Any], filled_with: Mapping[str, str]) -> dict[str, str]:
    """Choose among the template's own ready sentences: where it runs, whom to complain to, what the law asks to be told."""
    facts = dict(filled_with)
    facts["place"] = Template(parsed["place"][filled_with.get("where", "here")]).safe_substitute(facts)
    facts["office"] = Template(parsed["office"][filled_with.get("authority", "us")]).safe_substitute(facts)
    notices = [parsed["notices"][key] for key in filled_with.get("notices", "").split()]
    facts["notices"] = "".join(f" {sentence}" for sentence in notices)
    return facts


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(files("handrail.consent").joinpath("texts", f"{name}.toml").read_text(encoding="utf-8"))
