"""How much a passage matters: a plain sum of weights, each with the words that gave it. The sum is the whole explanation."""

from dataclasses import dataclass
from functools import cached_property

from handrail.backends.embedded import lexicon
from handrail.backends.embedded.passages import Passage
from handrail.papers.draft import Weight

SHORT, LONG = 5, 42
VAGUE = frozenset(
    "it it's its it'd that that's thats which this thing things stuff whatever something anything he she they them him her".split()
)  # noqa: SIM905
FIRST = frozenset("i i'm i've i'd i'll my me myself we our us".split())  # noqa: SIM905
ADDRESSED = frozenset("you your you're you've yours".split())  # noqa: SIM905


@dataclass(frozen=True)
class Scored:
    """A passage with its weights and topics."""

    passage: Passage
    weights: tuple[Weight, ...]
    topics: frozenset[str]

    @cached_property
    def total(self) -> float:
        """The sum of the weights."""
        return sum(weight.weight for weight in self.weights)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Crude stems of content words, for telling repeats."""
        return frozenset(word[:6] for word in self.passage.words if len(word) > 3)


def scored(passage: Passage) -> Scored:
    """Weigh one passage."""
    weights: list[Weight] = []
    topics: set[str] = set()
    for name, (weight, pattern) in lexicon.PATTERNS.items():
        found = pattern.search(passage.text)
        if found:
            topics.add(name)
            weights.append(Weight(found[0], weight))
    weights = sorted(weights, key=lambda weight: -weight.weight)[:4]
    weights += _shape(passage)
    return Scored(passage, tuple(weights), frozenset(topics))


def _shape(passage: Passage) -> list[Weight]:
    words = passage.words
    weights: list[Weight] = []
    concrete = lexicon.CONCRETE.search(passage.text)
    if concrete:
        weights.append(Weight(concrete[0], 0.5))
    if FIRST.intersection(words):
        weights.append(Weight("said of oneself", 0.6))
    chat = lexicon.CHAT.search(passage.text)
    if chat:
        weights.append(Weight(chat[0], -2.5))
    if len(words) < SHORT:
        weights.append(Weight("few words", -2.0))
    elif len(words) >= 9:
        weights.append(Weight("a full sentence", 0.5))
    if len(words) > LONG:
        weights.append(Weight("very long", -1.0))
    if words and words[0] in VAGUE:
        weights.append(Weight(words[0], -1.5))
    if words and sum(word in VAGUE for word in words) > len(words) / 4:
        weights.append(Weight("points at things it does not name", -0.8))
    if ADDRESSED.intersection(words):
        weights.append(Weight("spoken to the listener", -0.6))
    if passage.asks:
        weights.append(Weight("a question", -1.2))
    return weights
