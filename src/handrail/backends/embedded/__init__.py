"""The built-in engine: drafts from a transcript with rules, one small linear model and one small reader of contexts. No server, the same every time.

Rules: it verifies the seal before it reads (R13); each line carries the exact words it rests on (R27, R28); it never writes a
feeling, a diagnosis or a risk level (R34, R36); safety language is quoted word for word.

Floors, from the ground: `words` (spoken language), `hour` (passages, questions, moves), `weight` (what each weighs, and what became of it),
`choice` (what a document takes), `lines` (how it reads); `spanish` stands beside them. The weights of the choice are its explanation.

    reply = Embedded(verifier).draft(Task(kind("dap"), safe, permit))
    reply.said[0].text  # 'Client reported that they wake at three on most nights.'
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handrail.backends.embedded import notes
from handrail.backends.embedded.choice.line import Choice
from handrail.backends.embedded.hour.headings import is_for_safety
from handrail.backends.embedded.hour.naming import People, is_visit, named
from handrail.backends.embedded.hour.passages import Passage, passages
from handrail.backends.embedded.hour.told import Told, word_for_word
from handrail.backends.embedded.lines import plain
from handrail.backends.embedded.lines.agreed import to_keep
from handrail.backends.embedded.lines.clinical import Clinical
from handrail.backends.embedded.lines.fill import filled
from handrail.backends.embedded.lines.why import why
from handrail.backends.embedded.spanish import session as spanish
from handrail.backends.embedded.spanish import told as spanish_told
from handrail.backends.embedded.weight.decided import with_what_it_is_of
from handrail.backends.embedded.weight.dreams import dreamt
from handrail.backends.embedded.weight.linked import with_moves
from handrail.backends.embedded.weight.meetings import settled
from handrail.backends.embedded.weight.score import Scored, scored
from handrail.backends.embedded.weight.taken_up import taken_up
from handrail.backends.embedded.weight.withdrawn import withdrawn
from handrail.language.confided import confided
from handrail.language.others import Others
from handrail.language.withheld import Withheld
from handrail.papers.draft import ModelCard, Reply, Said, Task
from handrail.papers.kind import Kind, Voice
from handrail.papers.language import spoken
from handrail.papers.safe import SafeText
from handrail.vault.seal import Verifier

VERSION = "16"
KEPT_OUT = 5
"""So many lines that a client asked to keep out of a paper are passed on to be struck in the open."""
_MIDDLE, _SPREAD = -1.0, 1.5
_LOWEST, _HIGHEST = 0.35, 0.95


@dataclass(frozen=True, slots=True)
class Embedded:
    """A `Backend` that runs in this process. It holds only the verifying half of the seal."""

    verifier: Verifier
    name: str = "embedded"

    def model(self) -> ModelCard:
        """The engine itself."""
        return ModelCard("embedded", VERSION, "embedded")

    def draft(self, task: Task) -> Reply:
        """Statements for the AI sections of the task's kind. Raises `SealBroken`; never half an answer."""
        self.verifier.check(task.safe)
        asked = task.style.described()
        card = self.model() if not asked else ModelCard("embedded", f"{VERSION}; {asked}", "embedded")
        is_own = _own_of(task.kind, task.safe)
        kept_out = Withheld.of(task.safe, goes_out=task.kind.goes_out, flagged={flag.turn for flag in task.flags})
        found = passages(task.safe, task.flags)
        is_english = not notes.is_typed(task.safe) and spoken(turn.text for turn in task.safe.turns) != "es"
        weighed = scored(found, task.agreed, to_quote=is_for_safety(task.kind)) if is_english else None
        said = _said(task, found, weighed, lambda passage: not kept_out.holds(passage.evidence) and is_own(passage))
        # what the client asked to keep out is struck in the open, so that a human sees what is missing
        out = (
            _said(task, found, weighed, lambda passage: kept_out.holds(passage.evidence) and is_own(passage))
            if kept_out
            else []
        )
        return Reply(tuple(said), card, tuple(out[:KEPT_OUT]))


def _said(
    task: Task, found: Sequence[Passage], weighed: Sequence[Scored] | None, is_own: Callable[[Passage], bool]
) -> list[Said]:
    """What may be told, of these passages; `weighed`: the same with their weights, where the talk is English."""
    kind, safe = task.kind, task.safe
    own = [passage for passage in found if is_own(passage)]
    if notes.is_typed(safe):
        return notes.arrange(kind, own)
    if weighed is None:
        return spanish.lines(kind, own)
    style = named(task.style, own)
    to_client = spanish_told.line if kind.language == "es" else plain.line
    clinical = kind.voice is Voice.CLINICAL
    tell = Clinical(style).line if clinical else to_client
    people = People(style)
    linked = with_moves([_apart(one, is_own) for one in weighed if is_own(one.passage)])
    linked = dreamt(settled(with_what_it_is_of(withdrawn(taken_up(linked)))))
    return [
        Said(
            one.choice.section.name,
            one.told.text,
            one.told.evidence,
            sure(one.choice, one.told),
            why(one.choice),
            word_for_word(one.told.evidence, lambda turn: people(safe.turns[turn].role)) if clinical else "",
        )
        for one in filled(kind, linked if clinical else to_keep(linked), tell, style.density, visit=is_visit(style))[
            : kind.longest
        ]
    ]


def _own_of(kind: Kind, safe: SafeText) -> Callable[[Passage], bool]:
    """Which passages this kind of paper may tell: what it may not leaves its room to others."""
    rules = [rule(safe) for holds, rule in ((kind.one_person, _own), (kind.audience == "client", _shared)) if holds]
    return lambda passage: all(rule(passage) for rule in rules)


def _own(safe: SafeText) -> Callable[[Passage], bool]:
    """Which passages of a group's hour are this client's to be told: what another has part in leaves its room to what is theirs."""
    others = Others.of(safe)
    return lambda passage: not others.are_part_of(passage.evidence)


def _shared(safe: SafeText) -> Callable[[Passage], bool]:
    """Which passages of an hour may be taken home: none that is to stay between the two."""
    kept = confided(safe.turns)
    return lambda passage: passage.turn not in kept


def _apart(one: Scored, is_own: Callable[[Passage], bool]) -> Scored:
    """A passage whose question, told with it, brings nothing else with it that may not be told."""

    def alone(question: Passage | None) -> Passage | None:
        before = None if question is None else question.heard
        return question if question is None or before is None or is_own(before) else replace(question, heard=None)

    asked, under = alone(one.passage.asked), alone(one.passage.under)
    if asked is one.passage.asked and under is one.passage.under:
        return one
    return replace(one, passage=replace(one.passage, asked=asked, under=under))


def sure(choice: Choice, told: Told) -> float:
    """How strongly the rules speak for this line, 0.35 to 0.95: a logistic of the weights, less where words were changed.

    A measure of the rules' agreement, not a measured probability of being right.
    """
    strength = 1 / (1 + math.exp(-(choice.score - _MIDDLE) / _SPREAD))
    return round(min(_HIGHEST, max(_LOWEST, strength - (0.0 if told.quoted else 0.05))), 2)
