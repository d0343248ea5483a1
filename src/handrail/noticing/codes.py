"""Talk codes: what kind of thing an utterance is, as the guess of a linear model and of the reader, with the words that weighed most.

The therapist's codes follow MITI 4.2.1 roughly (question, reflection, input, other); the client's are change, sustain or neutral
talk. A machine's estimate over one utterance and the turn before it; never a rating of a person (R36, R38).

>>> code("therapist", "What worries you about drinking?").code
'question'
"""

import itertools
import json
import math
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from handrail.noticing import reader
from handrail.noticing.phrases import WORD, plain
from handrail.papers.notice import Coded, Spoken, WordWeight

THERAPIST = ("question", "reflection", "therapist_input", "other")
CLIENT = ("change", "neutral", "sustain")
SENTENCES = re.compile(r"(?<=[.?!])\s+")
ASKED = 2.0
"""What was plainly asked is what a turn is coded by, whatever stands around it."""
MOST_WORDS = 400
"""Of a longer turn its beginning and its end are read."""
MOST_WHY = 5
SURE = 0.7
"""The linear model's share from which its word is enough."""
SECOND, LEAST = 0.3, 1e-4
"""The reader's part in the judgement, and the least share that anything has."""
AS_A_WHOLE = "the sentence as a whole, to a small language model"
OPENERS = frozenset(
    "okay ok so and well mm mmhmm hmm hm yeah yes right um uh er alright all sure but oh great good uhhuh huh mmm ah no because cause then now gotcha absolutely exactly wow thanks thank interesting huh yep yup cool perfect fine mhm".split()
)


YOU = frozenset("you youre youve youd youll your yours yourself".split())
ME = frozenset("i im ive id ill me my mine myself".split())
WE = frozenset("we were weve wed well our us".split())
THEY = frozenset("he she they hes shes theyre his her their it its".split())
TURNED = re.compile(
    r"\b(?:do|did|does|are|is|was|were|have|has|had|can|could|would|will|should|may|any|anything|don't|didn't|isn't|aren't) "
    r"(?:you|your|it|there|that|this|he|she|they|we|i|the|any|else|anyone|anything|other|side)\b"
)
ASKING = re.compile(
    r"(?:(?:and|so|but|okay|well|um|uh|now|then),? )*(?:what|how|why|where|who|which|tell me|(?:do|did|are|have|can|could|would|is there|is it) (?:you|your|there|it)\b)"
)


class Model(NamedTuple):
    """Classes in order; per feature a weight for each class; a bias for each."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]


@cache
def model(speaker: str) -> Model:
    """The shipped model of one speaker's talk; read once."""
    text = (resources.files("handrail.noticing") / "models" / f"talk_{speaker}.json").read_text("utf-8")
    body = json.loads(text)
    return Model(tuple(body["classes"]), tuple(body["bias"]), {key: tuple(row) for key, row in body["weights"].items()})


class Utterance(NamedTuple):
    """What is coded: who said it, the words, and the turns before it, the newest last."""

    speaker: str
    text: str
    before: Sequence[Spoken] = ()


_Read = tuple[float, list[tuple[str, tuple[float, ...]]]]
"""A sentence's size and its features with their weights."""


class _First(NamedTuple):
    shares: list[float]
    read: list[_Read]


class _Sentence(NamedTuple):
    text: str
    size: float


def code(speaker: str, text: str, before: Sequence[Spoken] = ()) -> Coded:
    """The code of one utterance; `before` holds the turns before it, the newest last."""
    return codes([Utterance(speaker, text, before)])[0]


def codes(rows: Sequence[Utterance]) -> list[Coded]:
    """The codes of many utterances, each as `code` gives it. The reader is asked about those of which the linear model is unsure."""
    cut = [_sentences(row.text) for row in rows]
    first = [_linear(row, sentences) for row, sentences in zip(rows, cut, strict=True)]
    unsure = [place for place, told in enumerate(first) if max(told.shares) < SURE]
    flat = [one.text for place in unsure for one in cut[place]]
    shares = reader.read(flat, sorted({rows[place].speaker for place in unsure})) if unsure else {}
    second: dict[int, list[float]] = {}
    at = 0
    for place in unsure:
        sizes = [one.size for one in cut[place]]
        found = sizes @ shares[rows[place].speaker][at : at + len(sizes)] / sum(sizes)
        second[place] = [float(share) for share in found]
        at += len(sizes)
    return [_coded(row.speaker, told, second.get(place)) for place, (row, told) in enumerate(zip(rows, first, strict=True))]


def _sentences(text: str) -> list[_Sentence]:
    """Each sentence is weighed by itself, longer ones more, mere openers little, the last a little more: people mix."""
    parts = [part for part in SENTENCES.split(text) if part.strip()] or [text]
    found = []
    for place, part in enumerate(parts):
        words = words_of(part)
        size = math.sqrt(max(1, len(words))) * (1.3 if place == len(parts) - 1 else 1.0)
        if part.rstrip().endswith("?") and _asks(part) != "as a statement":
            size *= ASKED
        if len(parts) > 1 and all(word in OPENERS for word in words):
            size *= 0.15
        found.append(_Sentence(part, size))
    return found


def _linear(row: Utterance, sentences: Sequence[_Sentence]) -> _First:
    """The linear model's shares of the classes, and what it read."""
    known = model(row.speaker)
    totals = [0.0] * len(known.classes)
    read: list[_Read] = []
    for one in sentences:
        found = [(name, known.weights[name]) for name in features(row.speaker, one.text, row.before) if name in known.weights]
        for at, part in enumerate(_parts(known, found)):
            totals[at] += one.size * part
        read.append((one.size, found))
    return _First([total / sum(totals) for total in totals], read)


def _coded(speaker: str, first: _First, second: Sequence[float] | None) -> Coded:
    """The linear model's shares, joined with the reader's where it was asked."""
    classes, shares, pull = model(speaker).classes, first.shares, [0.0] * len(first.shares)
    if second is not None:
        pull = [SECOND * math.log(share + LEAST) for share in second]
        raised = [math.exp((1 - SECOND) * math.log(one + LEAST) + more) for one, more in zip(shares, pull, strict=True)]
        shares = [one / sum(raised) for one in raised]
    best = max(range(len(shares)), key=shares.__getitem__)
    return Coded(
        code=classes[best],
        scores={name: round(one, 4) for name, one in zip(classes, shares, strict=True)},
        why=_why(first.read, best, pull[best] - sum(pull) / len(pull)),
    )


def _parts(known: Model, found: Sequence[tuple[str, tuple[float, ...]]]) -> list[float]:
    """Each class's share of one sentence."""
    even = evened(len(found))
    totals = [bias + even * sum(row[place] for _, row in found) for place, bias in enumerate(known.bias)]
    scale = [math.exp(total - max(totals)) for total in totals]
    return [part / sum(scale) for part in scale]


def _why(
    read: Sequence[tuple[float, Sequence[tuple[str, tuple[float, ...]]]]], best: int, second: float
) -> tuple[WordWeight, ...]:
    pulls: dict[str, float] = {AS_A_WHOLE: second} if second else {}
    whole = sum(size for size, _ in read) or 1
    for size, found in read:
        for name, row in found:
            words = shown(name)
            pull = evened(len(found)) * (row[best] - sum(row) / len(row)) * size / whole
            pulls[words] = pulls.get(words, 0.0) + pull
    heaviest = sorted(pulls.items(), key=lambda pull: (-abs(pull[1]), pull[0]))[:MOST_WHY]
    return tuple(WordWeight(words, round(weight, 3)) for words, weight in heaviest)


def evened(count: int) -> float:
    """What each weight counts for: many words say no more than few (a long turn would else always be sure)."""
    return 4 / math.sqrt(count or 1)


def features(speaker: str, text: str, before: Sequence[Spoken] = ()) -> list[str]:
    """The names of what is there: words, pairs, how it begins and ends, and what it answers."""
    words = words_of(text)
    found = {f"w {word}" for word in words}
    found |= {f"w {one} {two}" for one, two in itertools.pairwise(words)}
    found |= _pronouns(words)
    opening = next((place for place, word in enumerate(words) if word not in OPENERS), len(words))
    found |= _begins("begins", words[opening:])
    if opening == len(words):
        found.add("only openers")
    sentences = [part for part in text.replace("!", ".").replace("?", "?.").split(".") if part.strip()]
    if len(sentences) > 1:
        last = words_of(sentences[-1])
        found |= _begins("last", last[next((place for place, word in enumerate(last) if word not in OPENERS), len(last)) :])
    stripped = text.rstrip(" \"'”’-—–")
    if stripped.endswith("?"):
        found.add(f"asks {_asks(sentences[-1])}")
    elif "?" in text:
        found.add("holds ?")
    elif sentences and ASKING.match(sentences[-1].strip(" ,-—").lower()):
        found.add("asks unmarked")
    found.add(f"length {min(int(math.log2(len(words) + 1)), 4)}")
    found |= _answers(speaker, set(words), before)
    return sorted(found)


def shown(feature: str) -> str:
    """A feature as a reader sees it."""
    kind, _, words = feature.partition(" ")
    return {"w": f"“{words}”", "begins": f"begins “{words}”", "last": f"last sentence begins “{words}”", "ends": "ends with a question mark",
            "holds": "holds a question mark", "length": "its length", "only": "only short words", "shares": "words shared with the client’s last turn", "asks": f"asks {words}", "first": f"speaks first of “{words}”",
            "you": "how much is about “you”", "i": "how much is about “I”",
            "after": f"follows {words}"}.get(kind, feature)  # fmt: skip


def _asks(sentence: str) -> str:
    """How a sentence with a question mark asks: by a question word, by turned words, or as a statement."""
    low = sentence.lower()
    if re.search(r"\b(?:what|whats|how|why|where|who|which|when did|when was|when do)\b", low):
        return "openly"
    return "turned" if TURNED.search(low) else "as a statement"


def _pronouns(words: Sequence[str]) -> set[str]:
    """Whom it speaks of first, and how much of it is about “you” and about “I”."""
    first = next((word for word in words if word in YOU | ME | WE | THEY), "nobody")
    kind = next((name for name, group in (("you", YOU), ("i", ME), ("we", WE), ("they", THEY)) if first in group), "nobody")
    size = len(words) or 1
    you, me = sum(word in YOU for word in words), sum(word in ME for word in words)
    return {f"first {kind}", f"you {min(3, 20 * you // size // 2)}", f"i {min(3, 20 * me // size // 2)}"}


def words_of(text: str) -> list[str]:
    """The words of an utterance as the models read them; of a very long one, its beginning and its end."""
    words = [plain(match[0]) for match in WORD.finditer(text)]
    return words if len(words) <= MOST_WORDS else [*words[: MOST_WORDS // 2], *words[-MOST_WORDS // 2 :]]


def _begins(name: str, words: Sequence[str]) -> set[str]:
    return {f"{name} {' '.join(words[:size])}" for size in (1, 2, 3) if len(words) >= size}


def _answers(speaker: str, words: set[str], before: Sequence[Spoken]) -> set[str]:
    other = next((said for said in reversed(before) if said.speaker != speaker), None)
    if other is None:
        return set()
    theirs = set(words_of(other.text))
    if speaker == "therapist":
        content = {word for word in words if len(word) > 3}
        return {f"shares {min(3, int(4 * len(content & theirs) / len(content)))}"} if content else set()
    return {"after a question"} if other.text.rstrip().endswith("?") else {"after words"}
