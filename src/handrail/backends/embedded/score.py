"""How much a passage matters for a note. The weights are the whole model: what is added here is what `why` tells."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from handrail.backends.embedded.moves import is_chat
from handrail.backends.embedded.passages import Passage
from handrail.backends.embedded.safety import safety_words
from handrail.backends.embedded.speech import stands_alone
from handrail.backends.embedded.text import bag, noise
from handrail.backends.embedded.topics import Topic, hits
from handrail.papers.draft import Weight

_NUMBER = re.compile(
    r"\b(?:\d[\d.,:/%]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundred|"
    r"thousand|half|twice|once|couple|dozen)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:i|i['’](?:m|ve|d|ll)|my|me|myself)\b", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"(?:[–—\-]|\.\.\.|…|,|\b(?:and|but|so|because|or|the|a|to|of|that|with|my|if))[\s\"”]*$", re.IGNORECASE
)
_COMMON = bag(
    "about after again also always another anything around because been before being came come could does doing done "
    "down each even ever every from gets give goes going gone good have having here into just know like little look "
    "made make many maybe mean more most much never only other over really right said same says some something sort "
    "still such take than that that's their them then there there's these they they're thing things think this those "
    "though through time very want was way well were what what's when where which while will with would yeah yes your "
    "you're don't didn't it's i've i'm okay kind sure feel"
)
_SHORT, _LONGER, _LONGEST = 5, 7, 32
_NOISY = 0.4
_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage with the reasons for and against it."""

    passage: Passage
    topics: dict[Topic, str]
    weights: tuple[Weight, ...]
    safety: str

    @property
    def score(self) -> float:
        """All weights together."""
        return sum(weight.weight for weight in self.weights)


def scored(found: Sequence[Passage]) -> list[Scored]:
    """Every passage weighed against the whole session."""
    often = Counter(word for passage in found for word in passage.words if _tells(word))
    topics = {id(passage): hits(passage.words) for passage in found}
    return [_weigh(passage, topics, often) for passage in found]


def content_words(passage: Passage) -> frozenset[str]:
    """Its telling words: what two passages share when they say the same."""
    return frozenset(word for word in passage.words if _tells(word))


def _tells(word: str) -> bool:
    return len(word) >= _LONG_WORD and word not in _COMMON


def _weigh(passage: Passage, topics: dict[int, dict[Topic, str]], often: Counter[str]) -> Scored:
    own = topics[id(passage)]
    asked = topics.get(id(passage.asked), {}) if passage.asked is not None else {}
    weights = [Weight(words, topic.weight / (1 + place // 2)) for place, (topic, words) in enumerate(_heaviest(own))]
    weights += [Weight(f"asked: {words}", topic.weight * 0.9) for topic, words in _heaviest(asked)[:2] if topic not in own]
    weights += _form(passage)
    if telling := [word for word in passage.words if _tells(word) and often[word] > 1]:
        central = max(telling, key=lambda word: (often[word], word))
        weights.append(Weight(central, min(0.8, 0.2 * math.log2(often[central]))))
    told = {**asked, **own} if passage.asked is not None else own
    return Scored(passage, told, tuple(weights), safety_words(passage.text))


def _heaviest(topics: dict[Topic, str]) -> list[tuple[Topic, str]]:
    return sorted(topics.items(), key=lambda hit: (-hit[0].weight, hit[0].name))[:4]


def _form(passage: Passage) -> list[Weight]:
    """What the shape of a sentence is worth, whatever it says."""
    size = len(passage.words)
    weights = []
    if number := _NUMBER.search(passage.text):
        weights.append(Weight(number[0], 0.5))
    if first := _FIRST.search(passage.text):
        weights.append(Weight(first[0], 0.4))
    if _LONGER <= size <= _LONGEST:
        weights.append(Weight("a full sentence", 0.5))
    if size < _SHORT and passage.asked is None:
        weights.append(Weight("few words", -0.8))
    if not stands_alone(passage.text):
        weights.append(Weight("leans on the sentence before", -0.5))
    if _UNFINISHED.search(passage.text):
        weights.append(Weight("unfinished", -0.8))
    if noise(passage.text) > _NOISY:
        weights.append(Weight("mostly fillers", -0.8))
    if is_chat(passage):
        weights.append(Weight("small talk", -2.5))
    return weights
