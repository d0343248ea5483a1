"""One session, indexed once: which passages support a statement, and what in it they don't."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from handrail.grounding import causes, checks, events, facts, hedges, people, verbs
from handrail.grounding.confirm import reasons
from handrail.grounding.forbid import DENIES, by_law, forbidden
from handrail.grounding.index import Index, Match, Sentence
from handrail.grounding.kin import kin_of
from handrail.grounding.quotes import QUOTE, misquoted
from handrail.grounding.reading import Reading, read
from handrail.grounding.spanish import gloss
from handrail.grounding.support import ENOUGH, ENOUGH_FOUND, support
from handrail.grounding.wording import altered
from handrail.jurisdictions import Law
from handrail.papers.draft import Evidence
from handrail.papers.safe import SafeText
from handrail.papers.transcript import Role

EXACT = 0.99
_SENTENCE = re.compile(
    r"(?<=[.!?;])\s+(?=[A-Z\[“\"])|,? (?:and|but|while|whereas) (?:the )?(?=(?:therapist|client|patient|pt)\b(?!\x27s))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Kept with evidence and what to confirm, or struck with a reason and its rule."""

    kept: bool
    reason: str
    rule: str
    evidence: tuple[Evidence, ...] = ()
    confirm: tuple[str, ...] = ()
    support: float = 0.0
    """Share of the statement that these words meet, 0 to 1."""
    agreeing: int = 0
    """How many of its numbers, days and names stand there too."""


class Grounds:
    """A session ready to be held against statements."""

    def __init__(self, safe: SafeText, law: Law | None = None) -> None:
        self.turns = safe.turns
        self._law = law
        self.index = Index(safe.turns)
        self._typed = bool(safe.turns) and all(turn.role is Role.THERAPIST and turn.start is None for turn in safe.turns)

    def check(self, text: str, turns: Collection[int] | None) -> Verdict:
        """Judge a statement that cites turns, or search for its support."""
        if not text.strip():
            return Verdict(False, "there is nothing to check", "R27")
        if turns is not None:
            cited = sorted({turn for turn in turns if 0 <= turn < len(self.turns)})
            if len(cited) != len(set(turns)):
                return Verdict(False, "it cites a turn that does not exist", "R27")
        else:
            cited = self.search(text)
        if not cited:
            broken = forbidden(gloss(text, among=self.index.spanish), (), self.index.sentences)
            return (
                Verdict(False, broken.reason, broken.rule)
                if broken
                else Verdict(False, "nothing in the session supports it", "R27")
            )
        return self._judge(text, [self.best_span(turn, text) for turn in cited], searched=turns is None)

    def judge(self, text: str, evidence: Sequence[Evidence]) -> Verdict:
        """Hold a statement against its passages. The whole turns count as their context."""
        return self._judge(text, evidence, searched=False)

    def search(self, text: str) -> list[int]:
        """The few turns that hold most of what a statement says; of a quotation, the turns where it stands."""
        quoted = [turn for found in QUOTE.finditer(text) for turn in self._turns_with(found[1] or found[2])]
        plain = gloss(text, among=self.index.spanish)
        role, _ = people.speaker(plain)
        return sorted({*quoted[:2], *self.index.search(read(plain), role)})

    def _turns_with(self, words: str) -> list[int]:
        plain = " ".join(words.lower().replace("’", "'").split()).strip(" .,;")
        return [turn.index for turn in self.turns if plain and plain in " ".join(turn.text.lower().replace("’", "'").split())]

    def best_span(self, turn: int, text: str) -> Evidence:
        """The sentence of a turn that says most of it."""
        numbers = self.index.by_turn.get(turn, [])
        said = self.turns[turn].text
        if not numbers:
            return Evidence(turn, 0, len(said), said)
        matched = self.index.matches(read(gloss(text, among=self.index.spanish)), set(numbers))
        best = max(numbers, key=lambda number: (sum(match.nearly for match in matched.get(number, {}).values()), -number))
        sentence = self.index.sentences[best]
        return Evidence(turn, sentence.start, sentence.end, said[sentence.start : sentence.end])

    def _judge(self, text: str, evidence: Sequence[Evidence], *, searched: bool) -> Verdict:
        cited = list(dict.fromkeys(item.turn for item in evidence))
        spoken = [self.index.sentences[number] for number in self.index.context(cited)]
        everything = self.index.sentences if searched else spoken
        struck = misquoted(text, [self.turns[turn] for turn in cited])
        text = gloss(text, among=self.index.spanish)
        if not struck:
            broken = forbidden(text, spoken, everything, people.speaker(text)[0])
            broken = broken or by_law(text, self._law)
            if broken:
                return Verdict(False, broken.reason, broken.rule, tuple(evidence))
            own = QUOTE.sub(" ", text).strip()
            for part in _parts(own):
                struck = struck or self._part(part, cited, spoken, quoted=len(own) < len(text) - 2, searched=searched)
        if struck:
            rule = "R28" if struck in _R28 else "R27"
            return Verdict(False, struck, rule, tuple(evidence))
        heard = "\n".join(self.turns[turn].text for turn in cited)
        confirm = reasons(text, heard, [self.turns[turn].role for turn in cited])
        reading = read(text)
        met = support(reading, self.index.matches(reading, set(self.index.context(cited))), self.index).score
        return Verdict(True, "", "", tuple(evidence), confirm, met, facts.anchors(text, spoken))

    def _part(self, text: str, cited: Sequence[int], spoken: Sequence[Sentence], *, quoted: bool, searched: bool) -> str:
        """Why one sentence of a statement can't stand, or empty."""
        reading = read(text)
        repeated = altered(text, [sentence.text for sentence in spoken if sentence.end - sentence.start > 15])
        if not reading.words:
            return "" if quoted or repeated == "" else "there is nothing in it that could be checked"
        numbers = self.index.context(cited)
        matched = self.index.matches(reading, set(numbers))
        strong = self.index.strong(reading, cited) if searched else cited
        firm = [self.index.sentences[number] for number in self.index.context(strong)] if searched else spoken
        around = [self.index.sentences[number] for number in self._around(strong)]
        best = self._best(reading, matched, text)
        return (
            facts.facts(text, firm, around, self.index)
            or repeated
            or self._who(text, reading, cited, matched, best)
            or ("" if DENIES.search(text) or repeated == "" else checks.negation(text, reading, best, self.index))
            or checks.swapped(text, best)
            or checks.in_law(text, firm, couple=self.index.two_clients)
            or verbs.denied(text, reading, firm)
            or checks.contrary(reading, best)
            or events.invented(reading, matched)
            or checks.modality(text, reading, best, self.index)
            or hedges.lost(text, reading, firm)
            or checks.tense(text, reading, best, self.index)
            or ("" if repeated == "" else checks.often(text, best, self.index))
            or causes.unnamed(text, self.index, numbers)
            or (
                ""
                if quoted or self._supported(text, reading, matched, spoken, searched)
                else "unsupported: these words do not say it"
            )
        )

    def _supported(
        self,
        text: str,
        reading: Reading,
        matched: Mapping[int, Mapping[int, Match]],
        spoken: Sequence[Sentence],
        searched: bool,
    ) -> bool:
        found = support(reading, matched, self.index, facts.anchors(text, spoken))
        return found.score >= (ENOUGH_FOUND if searched else ENOUGH)

    def _around(self, cited: Sequence[int]) -> list[int]:
        turns = {near for turn in cited for near in range(turn - 4, turn + 2)}
        return [number for turn in sorted(turns) for number in self.index.by_turn.get(turn, ())]

    def _best(self, reading: Reading, matched: Mapping[int, Mapping[int, Match]], text: str) -> dict[int, Match]:
        """For each clause of a statement the sentence that meets it best, and its matches there."""
        role, _ = people.speaker(text)
        best: dict[int, Match] = {}
        for clause in {word.clause for word in reading.words}:
            mine = [place for place, word in enumerate(reading.words) if word.clause == clause]
            if len(mine) < 3:
                mine = list(range(len(reading.words)))

            def score(number: int, mine: list[int] = mine) -> float:
                total = sum(
                    self.index.weight(reading.words[place].stem) * matched[number][place].nearly
                    for place in mine
                    if place in matched[number]
                )
                sentence = self.index.sentences[number]
                return total * (1.0 if role is None or sentence.role is role else 0.75) * (0.85 if sentence.asks else 1.0)

            top = max(matched, key=lambda number: (score(number), -number), default=None)
            if top is not None:
                best.update({place: match for place, match in matched[top].items() if place in mine and place not in best})
        for found in matched.values():
            for place, match in found.items():
                if place not in best and match.nearly >= checks.SURE:
                    best[place] = match
        return best

    def _who(
        self,
        text: str,
        reading: Reading,
        cited: Sequence[int],
        matched: Mapping[int, Mapping[int, Match]],
        best: Mapping[int, Match],
    ) -> str:
        role, rest = people.speaker(text)
        if role is not None and not self._typed:
            by_role = {
                whose: support(
                    reading, {n: m for n, m in matched.items() if (self.index.sentences[n].role is role) is whose}, self.index
                ).score
                for whose in (True, False)
            }
            agreed = (
                role is not Role.THERAPIST and any(self._yes_to(turn, role) for turn in cited) and not people.proposes(rest)
            )
            spoken = [self.index.sentences[number] for number in self.index.context(cited)]
            own = altered(text, [one.text for one in spoken if one.role is role])
            if own is None and not agreed and altered(text, [one.text for one in spoken if one.role is not role]) is not None:
                return "someone else said this"
            if people.proposes(rest) and by_role[True] < by_role[False] and role is not Role.THERAPIST:
                return "someone else said this"
            if by_role[False] >= 0.85 and by_role[True] < 0.8 * by_role[False] and not agreed:
                return "someone else said this"
            if by_role[True] < 0.6 * by_role[False] and not agreed and by_role[False] >= 0.3:
                return "someone else said this"
            if role not in {self.turns[turn].role for turn in cited} and not agreed and by_role[True] < 0.5:
                return "someone else said this"
        mine = people.subject(text)
        if mine == people.Person() and not self.index.two_clients and people.bare_pronoun(text):
            mine = people.Person(role=Role.CLIENT)
        told = [place for place in sorted(best) if not (kin_of(stem := reading.words[place].stem) or stem[0].isdigit())]
        for place in told[: 1 if mine.role else 3]:
            match = best[place]
            together = sum(other.sentence is match.sentence and other.nearly > checks.SAME for other in best.values())
            if match.nearly >= (checks.SAME if mine.kin else EXACT) and people.differ(
                mine, people.doer(match, self._before(match.sentence)), text, exact=together >= 2
            ):
                return "these words speak of someone else"
        return ""

    def _before(self, sentence: Sentence) -> list[Sentence]:
        """What was said just before, in this turn and the two before it."""
        numbers = [
            number for turn in range(sentence.turn - 4, sentence.turn + 1) for number in self.index.by_turn.get(turn, ())
        ]
        return [
            one
            for number in numbers
            if (one := self.index.sentences[number]).turn < sentence.turn or one.start < sentence.start
        ]

    def _yes_to(self, turn: int, role: Role) -> bool:
        """The therapist said it, and the client's next words were a yes; or the client's own words are an answer to it."""
        asked = self.turns[turn].role is Role.THERAPIST
        first = turn if asked else turn - 1
        if first < 0 or first + 1 >= len(self.turns) or self.turns[first].role is not Role.THERAPIST:
            return False
        return self.turns[first + 1].role is role


def _parts(text: str) -> list[str]:
    """A statement's sentences, and "... and the therapist ..." by itself; what says nothing alone stays with what follows."""
    parts: list[str] = []
    left = ""
    for found in _SENTENCE.split(text):
        left = f"{left} {found}".strip()
        if read(left).words:
            parts.append(left)
            left = ""
    return [*parts, left] if left and not parts else parts


_R28 = frozenset(
    {"someone else said this", "words in quotation marks that were not said like this", "these words speak of someone else"}
)
