"""A session's sentences, indexed once, so that a statement costs what it matches and not what the session holds."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from handrail.grounding.support.corrections import standing
from handrail.grounding.support.reading import AFFIRMED, DENIED, UNCLEAR, Reading, read
from handrail.grounding.words.kin import kin_in, kin_of
from handrail.grounding.words.quantities import DAYS, MONTHS, UNIT_OF, Quantity, quantities
from handrail.grounding.words.spanish import gloss, is_spanish
from handrail.grounding.words.synonyms import expanded, near
from handrail.grounding.words.tokens import stem, words
from handrail.language.runs import run_on
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

_END = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\b[ap]\.m)(?<!\b[ap])[.!?…]+[\"”’')\]]*(?=\s|$)|\n+")
_LONGEST = 320
"""Characters: speech without full stops is cut at a comma or a space after so many."""
_NO = re.compile(
    r"\s*(?:(?:um|uh|well|oh|god|hmm|honestly)[,.\s]+)*(?:no\b|nope|nah|not\b|never|nothing|none|neither|nobody|i (?:don't|didn't|haven't|can't|couldn't|wasn't|won't)\b|we (?:don't|didn't|haven't)\b|hardly|huh-uh|uh-uh|mm-mm)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\s*(?:(?:um|uh|well|oh|god|hmm|honestly)[,.\s]+)*(?:yes|yeah|yep|yup|right|exactly|okay|ok|sure|mm-?hmm|uh-?huh|true|i (?:do|did|have|could|can|will|would|am|guess|suppose|think so)\b|of course|definitely|correct|absolutely|a little|a bit|pretty much|that's (?:it|right|fair)|fine|good)\b",
    re.IGNORECASE,
)
_BARE_NOT = re.compile(r"\bi (?:didn't|don't|haven't|won't|can't|wasn't)(?:[,.;]| though| at all| anymore)", re.IGNORECASE)
_WH = re.compile(r"^\W*(?:(?:and|so|but|okay|well|then)\W+)*(?:how|what|when|where|why|who|which)\b", re.IGNORECASE)
_NOTHING = re.compile(r"\s*(?:nothing|none|nobody|no one|never|nowhere|not (?:a thing|at all|yet))\b", re.IGNORECASE)
_UNITS = frozenset(stem(word) for word in (*UNIT_OF, *DAYS, *MONTHS, "times", "o'clock") if word[0].isalpha())
_LIGHT = frozenset(
    stem(word)
    for word in "attend follow early take make keep come time way able use think know thing people start first last continue both same next other want issue matter result remark task optional noncommittal     undecided disagree differ recognise recognize acknowledge respond raise unchanged afterwards instead despite prior partly own keep member midweek number relative offer introduce     remain describe present current recent several further additional include involve various process explore experience situation behavior behaviour response respond note mention     regard concern discuss report deal make go take look way part side kind sort done rate rated see notice let".split()
)
_ENOUGH_TO_TELL = 40
"""Turns that show in which language a session is."""
_TELLING = 0.12
_MOST = 4
_FOLLOWS, _FEW = 2, 4
"""Turns from one that says much to the answer of the question behind it, and the words of one that leaves the rest to its question."""
_COMMON = 4000
"""A word in more sentences than this says nothing about where to look."""


@dataclass(frozen=True)
class Sentence:
    """`turns[turn].text[start:end]`, Spanish in the words that grounding knows. `answer`: for a question, what the next speaker's first words made of it."""

    turn: int
    start: int
    end: int
    text: str
    role: Role
    asks: bool
    answer: int

    @cached_property
    def reading(self) -> Reading:
        """Its words, read closely."""
        return read(self.text)

    @cached_property
    def standing(self) -> str:
        """Its text without what its speaker took back at once."""
        return standing(self.text)

    @cached_property
    def counts(self) -> tuple[Quantity, ...]:
        """Its numbers, as far as they stand."""
        return quantities(expanded(self.standing))

    def said(self, word: int) -> int:
        """Whether it affirms or denies its word number `word`; a question affirms only by its answer."""
        own = self.reading.words[word].said
        return own * self.answer if self.asks else own


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a statement and the word of a sentence that says the same, how nearly."""

    mine: int
    sentence: Sentence
    theirs: int
    nearly: float


class Index:
    """The sentences of a session by stem."""

    def __init__(self, turns: Sequence[SafeTurn]) -> None:
        self.turns = turns
        self.spanish = is_spanish(" ".join(turn.text for turn in turns[:_ENOUGH_TO_TELL]))
        self.sentences = [sentence for turn in turns for sentence in _sentences(turn, turns)]
        if self.spanish:
            self.sentences = [replace(sentence, text=gloss(sentence.text, among=True)) for sentence in self.sentences]
        self.by_turn: dict[int, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            self.by_turn[sentence.turn].append(number)

    @cached_property
    def kin(self) -> frozenset[str]:
        """Every relation that is spoken of."""
        return frozenset(kind for sentence in self.sentences for kind in kin_in(sentence.text))

    @cached_property
    def two_clients(self) -> bool:
        """A couple or a family."""
        return any(turn.role is Role.CLIENT_2 for turn in self.turns)

    @cached_property
    def where(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """Each stem's places: number of the sentence, number of the word."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            for place, word in enumerate(sentence.reading.words):
                found[word.stem].append((number, place))
        return found

    def sentences_of(self, turn: int) -> list[Sentence]:
        """The sentences of one turn, in order."""
        return [self.sentences[number] for number in self.by_turn.get(turn, ())]

    def weight(self, word: str) -> float:
        """How telling a stem is in this session, 0.5 to about 6: rarer is more; what nobody said counts as rare."""
        if word.isdigit() or word in _LIGHT:
            return 0.4
        return math.log(1.6 + len(self.sentences) / (2 + len(self.where.get(word, ()))))

    def matches(self, reading: Reading, inside: Collection[int] | None = None) -> dict[int, dict[int, Match]]:
        """For each sentence that shares something with a statement: its best match for each word of the statement."""
        found: dict[int, dict[int, Match]] = defaultdict(dict)
        for mine, word in enumerate(reading.words):
            for other, nearly in near(word.stem).items():
                places = self.where.get(other, ())
                if inside is None and len(places) > _COMMON:
                    continue
                for number, theirs in places:
                    if inside is not None and number not in inside:
                        continue
                    before = found[number].get(mine)
                    if before is None or before.nearly < nearly:
                        found[number][mine] = Match(mine, self.sentences[number], theirs, nearly)
        return found

    def search(self, reading: Reading, role: Role | None = None) -> list[int]:
        """The few turns that say most of it."""
        best, held, weights = self._ranked(reading, role)
        return sorted(_cover(best, held, weights))

    def likest(self, reading: Reading, role: Role | None = None) -> Sequence[int]:
        """The dozen turns that share most with it, best first."""
        return self._ranked(reading, role)[0]

    def _ranked(
        self, reading: Reading, role: Role | None
    ) -> tuple[Sequence[int], Mapping[int, Mapping[int, float]], Sequence[float]]:
        """The dozen likest turns, what each turn holds of each word, and what each word weighs. Numbers do not vote: a wrong one
        would find its own support."""
        weights = [0.0 if word.stem[0].isdigit() or word.stem in _UNITS else self.weight(word.stem) for word in reading.words]
        weights = [0.3 * weight if kin_of(word.stem) else weight for weight, word in zip(weights, reading.words, strict=True)]
        if sum(weight > 0 for weight in weights) < 2:
            weights = [self.weight(word.stem) for word in reading.words]
        held: dict[int, dict[int, float]] = defaultdict(dict)
        for number, matched in self.matches(reading).items():
            turn = self.sentences[number].turn
            for mine, match in matched.items():
                held[turn][mine] = max(held[turn].get(mine, 0.0), match.nearly)
        scores = {turn: self._with_neighbours(turn, held, weights) for turn in held}
        if role is not None:
            scores = {turn: score * (1.0 if self.turns[turn].role is role else 0.8) for turn, score in scores.items()}
        best = sorted(scores, key=lambda turn: (-scores[turn], turn))[:12]
        return self._with_facts_first(reading.text, best, scores), held, weights

    def _with_facts_first(self, text: str, best: Sequence[int], scores: Mapping[int, float]) -> list[int]:
        """Among turns that speak of the same, those that hold the statement's numbers and days come first."""
        values = {found.value for found in quantities(text)}
        days = {word for word in words(text) if word in DAYS or word in MONTHS}

        def bonus(turn: int) -> float:
            answered = turn + 1 < len(self.turns) and self.turns[turn].role is Role.THERAPIST
            said = expanded(self.turns[turn].text + (" " + self.turns[turn + 1].text if answered else ""))
            held = values & {found.value for found in quantities(said)} or days & set(words(said.replace("days", "day")))
            return 1.35 if held else 1.0

        return sorted(best, key=lambda turn: (-scores[turn] * (bonus(turn) if values or days else 1.0), turn))

    def _with_neighbours(self, turn: int, held: Mapping[int, Mapping[int, float]], weights: Sequence[float]) -> float:
        """A turn's own words, and at a discount those of the turn before and after; long turns pay for their length."""
        own, before, after = held[turn], held.get(turn - 1, {}), held.get(turn + 1, {})
        score = sum(
            weight * max(own.get(mine, 0.0), 0.6 * before.get(mine, 0.0), 0.3 * after.get(mine, 0.0))
            for mine, weight in enumerate(weights)
        )
        return score / (1 + 0.0015 * len(self.turns[turn].text.split()))

    def strong(self, reading: Reading, turns: Sequence[int]) -> list[int]:
        """Of the turns that were found, those that say much of it themselves: a number must stand in one of them."""
        numbers = {number for turn in turns for number in self.by_turn.get(turn, ())}
        shares: dict[int, dict[int, float]] = defaultdict(dict)
        for number, matched in self.matches(reading, numbers).items():
            turn = self.sentences[number].turn
            for mine, match in matched.items():
                if reading.words[mine].stem not in _UNITS and not reading.words[mine].stem[0].isdigit():
                    shares[turn][mine] = max(shares[turn].get(mine, 0.0), match.nearly * self.weight(reading.words[mine].stem))
        totals = {turn: sum(shares[turn].values()) for turn in turns}
        top = max(totals.values(), default=0.0)
        return [turn for turn in turns if totals[turn] >= 0.5 * top]

    def with_answers(self, strong: Sequence[int], found: Sequence[int]) -> list[Sentence]:
        """What `strong` turns say in their context, what else was `found` beside them, and an answer of a few words to a
        question that follows at once: "[Name] still has them?", "All four."
        """
        near = {turn for turn in found for first in strong if abs(turn - first) <= _FOLLOWS}
        numbers = {*self.context({*strong, *near}), *(number for turn in strong for number in self._short_answer(turn))}
        return [self.sentences[number] for number in sorted(numbers)]

    def _short_answer(self, turn: int) -> Sequence[int]:
        if self.spanish:
            return []  # there a yes or a no is not always heard, and a word or two may be either
        turn += self.turns[turn].role is Role.THERAPIST
        asked = any(one.asks for one in self.sentences_of(turn + 1))
        first = self.by_turn.get(turn + _FOLLOWS, ())[:1] if asked else ()
        return [number for number in first if len(self.sentences[number].text.split()) <= _FEW]

    def context(self, cited: Iterable[int]) -> list[int]:
        """Numbers of the sentences of these turns, with the question that each answers and the answer that each gets."""
        turns = set()
        for turn in cited:
            turns.add(turn)
            if turn and self.turns[turn].role is not self.turns[turn - 1].role:
                turns.add(turn - 1)
            if turn + 1 < len(self.turns) and self.turns[turn].role is Role.THERAPIST:
                turns.add(turn + 1)
        return [number for turn in sorted(turns) for number in self.by_turn.get(turn, ())]


def _cover(best: Sequence[int], held: Mapping[int, Mapping[int, float]], weights: Sequence[float]) -> list[int]:
    """The best turn, then others for as long as they add something telling."""
    total = sum(weights) or 1.0
    have: dict[int, float] = {}
    chosen: list[int] = []
    for turn in best:
        gain = sum(weights[mine] * max(0.0, nearly - have.get(mine, 0.0)) for mine, nearly in held[turn].items())
        if not chosen or gain > _TELLING * total:
            chosen.append(turn)
            for mine, nearly in held[turn].items():
                have[mine] = max(have.get(mine, 0.0), nearly)
        if len(chosen) == _MOST:
            break
    return chosen


def _sentences(turn: SafeTurn, turns: Sequence[SafeTurn]) -> Iterable[Sentence]:
    text, start = turn.text, 0
    ends = [found.end() for found in _END.finditer(text)]
    for end in [*ends, len(text)]:
        asks = _asks(text[start:end])
        for first, last in [(start, end)] if asks else run_on(text, start, end):
            begin = first
            while last - begin > _LONGEST:
                cut = max(text.rfind(", ", begin, begin + _LONGEST), text.rfind(" ", begin, begin + _LONGEST))
                cut = cut + 1 if cut > begin else begin + _LONGEST
                yield from _sentence(turn, begin, cut, turns)
                begin = cut
            yield from _sentence(turn, begin, last, turns)
        start = end


def _asks(text: str) -> bool:
    return text.rstrip("\"”’')] \n").endswith("?")


def _sentence(turn: SafeTurn, start: int, end: int, turns: Sequence[SafeTurn]) -> Iterable[Sentence]:
    raw = turn.text[start:end]
    left = start + len(raw) - len(raw.lstrip())
    right = start + len(raw.rstrip())
    if left < right:
        asks = _asks(turn.text[left:right])
        yield Sentence(
            turn.index,
            left,
            right,
            turn.text[left:right],
            turn.role,
            asks,
            _answer(turn.text[left:right], turn, turns) if asks else 0,
        )


def _answer(question: str, turn: SafeTurn, turns: Sequence[SafeTurn]) -> int:
    """Yes, no, or neither, in the first words of whoever speaks next."""
    if turn.index + 1 >= len(turns) or turns[turn.index + 1].role is turn.role:
        return UNCLEAR
    text = turns[turn.index + 1].text.replace("’", "'")
    if _WH.search(question):
        return DENIED if _NOTHING.match(text) else UNCLEAR
    if _NO.match(text):
        return UNCLEAR if re.match(r"\s*no\b[^.]*\bbut\b", text, re.IGNORECASE) else DENIED
    if _YES.match(text):
        return UNCLEAR if _BARE_NOT.search(text) else AFFIRMED
    return UNCLEAR
