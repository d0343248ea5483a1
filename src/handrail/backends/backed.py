"""A language model with the built-in engine behind it: never worse than the engine alone, never a line that its words don't support.

The model drafts; each of its lines is judged at once (wiring hands in grounding's judgement). A line that says what the engine's line
says takes its place; other supported lines are added while there is room; whatever else the engine found stays. What is not supported
is passed on last, with the reason, and grounding strikes it in the open without a second look. What stands beside safety language is the engine's alone: in the words that
were said (R37), and not in a paper for the client; the clinician's style and density bind both. A server that is down, slow, refuses or lies about its schema leaves the engine's own
draft, and each line says who wrote it and why.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from handrail.backends.embedded.choice.room import most_words, room
from handrail.backends.embedded.hour.naming import named
from handrail.backends.embedded.hour.passages import Passage, passages
from handrail.backends.embedded.hour.told import size
from handrail.backends.embedded.words.safety import safety_words
from handrail.backends.embedded.words.text import words
from handrail.backends.form import mended, well_formed, worded
from handrail.papers.draft import Backend, ModelCard, Reply, Said, Task, Why
from handrail.papers.errors import ModelRefused, ModelUnavailable
from handrail.papers.kind import Voice
from handrail.papers.language import spoken
from handrail.papers.safe import SafeText
from handrail.papers.style import Quotes
from handrail.papers.transcript import Role

SHOWN = 6
"""So many unsupported lines are passed on to be struck in the open."""
HIGHEST = 0.95
NO_ENGLISH = "a model’s lines are held against their words in English alone"
AS_SAID = "what was said word for word stays so"
NO_ROOM = "the model’s lines that say it are too long for this draft"
NOT_SAID = "no line of the model’s that may stand says it"
MORE = 1.15
"""What the model alone has found may make a draft this much longer than its density says, and never longer than a document may be: the
engine fills that room by itself."""
SAYS_AS_MUCH, SAYS_SOME = 0.75, 0.35
"""Shares of an engine line's telling words: above the first a model's line takes its place; between the two it only repeats it."""
TELLING, STEM = 4, 6
"""Letters: shorter words tell little, unless they are numbers; of longer ones the beginning does."""
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
THIN = 2
"""Telling words: a line of the model with fewer would be held by almost any passage."""
FRAME = frozenset(
    "client therapist patient clinician counsellor counselor writer reported reports said says that they asked asks suggested suggests "
    "agreed agrees your their them will".split()
)
Judge = Callable[[SafeText, Iterable[Said]], list[Said]]
"""Each line with the evidence that holds it and the share of it that is met, or refused where no words support it."""


@dataclass(frozen=True, slots=True)
class Backed:
    """`writer` with `engine` behind it. `judge` says of each line whether words support it, and which."""

    writer: Backend
    engine: Backend
    judge: Judge

    @property
    def name(self) -> str:
        """The writer's: as settings name it."""
        return self.writer.name

    def model(self) -> ModelCard:
        """Both, by name."""
        return _both(self.writer.model(), self.engine.model())

    def draft(self, task: Task) -> Reply:
        """The best of both. Raises `SealBroken` and `Stopped`; a model that fails is no failure."""
        filled = self.engine.draft(task)
        if task.kind.language != "en" or spoken(turn.text for turn in task.safe.turns) != "en":
            return Reply(tuple(_alone(said, NO_ENGLISH) for said in filled.said), filled.model, filled.doubtful)
        try:
            written = self.writer.draft(task)
        except (ModelUnavailable, ModelRefused) as error:
            return Reply(tuple(_alone(said, str(error)) for said in filled.said), filled.model, filled.doubtful)
        found = passages(task.safe, task.flags)
        told = [replace(said, text=_worded(said.text, task, found)) for said in written.said]
        formed = [said for said in told if well_formed(said.text, task.kind.voice) and len(_telling(said.text)) >= THIN]
        judged = self.judge(task.safe, formed)
        guarded, quoted = _beside_safety(found, {flag.turn for flag in task.flags}), _quoted(found, task)
        kept = [
            replace(said, sure=min(HIGHEST, said.sure))
            for said in judged
            if said.refused is None and not safety_words(said.text) and not _rests_on(said, guarded | quoted)
        ]
        unsupported = [said for said in judged if said.refused is not None and not _rests_on(said, guarded)]
        space = room(task.kind, sum(len(passage.words) for passage in found), task.style.density)
        most = _Room(task.kind.longest, max(space, _size(filled.said)) * MORE, most_words(task.kind, task.style.density))
        lines = _merged(kept, filled.said, most, written.unfinished)
        order = {section.name: place for place, section in enumerate(task.kind.sections)}
        lines.sort(key=lambda said: (order.get(said.section, 0), said.evidence[0].turn if said.evidence else 0))
        doubtful = (*filled.doubtful, *_shown(unsupported))
        return Reply(tuple(lines), _both(written.model, filled.model), doubtful)


def _shown(unsupported: Sequence[Said]) -> Sequence[Said]:
    """The first few; the last of them says how many more there were."""
    shown, more = [*unsupported[:SHOWN]], len(unsupported) - SHOWN
    if more > 0 and (refused := shown[-1].refused):
        told = f"{refused.reason}; {more} more of the model’s lines {'was' if more == 1 else 'were'} struck and not shown"
        shown[-1] = replace(shown[-1], refused=replace(refused, reason=told))
    return shown


def _worded(text: str, task: Task, found: Sequence[Passage]) -> str:
    """A model's line as this document and its clinician call people."""
    text = mended(text, task.kind.voice)
    return worded(text, named(task.style, found)) if task.kind.voice is Voice.CLINICAL else text


def _beside_safety(found: Sequence[Passage], flagged: Collection[int]) -> frozenset[int]:
    """Turns with safety language, and turns that answer it: no model retells them."""
    own = {passage.turn: passage.role for passage in found if passage.turn in flagged or passage.beside_safety}
    asked = {turn + 1 for turn, role in own.items() if role is Role.THERAPIST}
    under = {passage.turn for passage in found if passage.under is not None and passage.under.turn in own}
    return frozenset(own.keys() | asked | under)


def _quoted(found: Sequence[Passage], task: Task) -> frozenset[int]:
    """All that a client said, where the clinician wants it in quotation marks."""
    if task.kind.voice is not Voice.CLINICAL or task.style.quotes is not Quotes.MANY:
        return frozenset()
    return frozenset(passage.turn for passage in found if passage.role is not Role.THERAPIST)


def _rests_on(said: Said, turns: frozenset[int]) -> bool:
    return any(one.turn in turns for one in said.evidence)


@dataclass(frozen=True, slots=True)
class _Room:
    """How much a document holds: `words` as they are when names are back, `written` with every surrogate at its full length."""

    lines: int
    words: float
    written: float

    def holds(self, lines: Sequence[Said]) -> bool:
        """All of these."""
        written = sum(len(said.text.split()) for said in lines)
        return len(lines) <= self.lines and _size(lines) <= self.words and written <= self.written


def _size(lines: Iterable[Said]) -> int:
    return sum(size(said.text) for said in lines)


def _merged(model: Sequence[Said], engine: Sequence[Said], most: _Room, unfinished: Mapping[str, str]) -> list[Said]:
    """Every engine line, or the model's lines that say as much; then what the model alone has found, as long as there is room."""
    lines: list[Said] = []
    free = list(model)
    for place, line in enumerate(engine):
        instead = _instead(line, free)
        reason = unfinished.get(line.section) or (AS_SAID if "“" in line.text else NO_ROOM if instead else NOT_SAID)
        if instead and most.holds([*lines, *instead, *engine[place + 1 :]]):
            lines += instead
            free = [one for one in free if one not in instead]
        else:
            lines.append(_alone(line, reason))
        free = [one for one in free if not _touch(line, one) or _share(one, line) < SAYS_SOME]
    for one in free:
        if most.holds([*lines, one]) and not any(_touch(one, other) and _share(one, other) >= SAYS_SOME for other in lines):
            lines.append(one)
    return lines


def _instead(line: Said, free: Sequence[Said]) -> list[Said]:
    """The fewest lines of the model that together say what an engine's line says; none for a quotation, which stays as it is (R28, R37)."""
    if "“" in line.text:
        return []
    mine, said, chosen = _telling(line.text), set[str](), list[Said]()
    for one in sorted(
        (one for one in free if one.section == line.section and _touch(line, one)), key=lambda one: -_share(line, one)
    ):
        new = mine & _telling(one.text) - said
        if new and len(said) < SAYS_AS_MUCH * len(mine):
            said |= new
            chosen.append(one)
    return chosen if mine and len(said) >= SAYS_AS_MUCH * len(mine) else []


def _touch(one: Said, other: Said) -> bool:
    """They rest on words of the same turn."""
    return _rests_on(one, frozenset(item.turn for item in other.evidence))


def _share(line: Said, other: Said) -> float:
    """How much of a line's telling words stands in the other."""
    mine = _telling(line.text)
    return len(mine & _telling(other.text)) / len(mine) if mine else 1.0


def _telling(text: str) -> frozenset[str]:
    """Stems of the longer words, and numbers."""
    return frozenset(
        _ENDING.sub("", word)[:STEM] for word in words(text) if word not in FRAME and (len(word) >= TELLING or word.isdigit())
    )


def _both(writer: ModelCard, engine: ModelCard) -> ModelCard:
    return ModelCard(writer.name, f"{writer.version}; gaps filled by {engine.name} {engine.version}", writer.card)


def _alone(said: Said, reason: str) -> Said:
    why = Why(
        f"{said.why.clinician} The built-in engine wrote this line: {reason}.",
        f"{said.why.client} The built-in tool wrote it, not a language model.",
        said.why.weights,
        f"{said.why.client_es} La escribió la herramienta integrada, no un modelo de lenguaje.".strip(),
    )
    return replace(said, why=why)
