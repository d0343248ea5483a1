"""The rules that a statement's words are held against: each looks for one way to be wrong, and says it in words."""

import re
from collections.abc import Mapping, Sequence

from handrail.grounding.checks import (
    causes,
    comparisons,
    doers,
    events,
    facts,
    frequencies,
    hedges,
    people,
    spliced,
    tenses,
    verbs,
)
from handrail.grounding.checks import meaning as checks
from handrail.grounding.checks.forbid import DENIES
from handrail.grounding.support.index import Index, Match, Sentence
from handrail.grounding.support.met import ENOUGH, ENOUGH_FOUND, support
from handrail.grounding.support.nearest import SAME, SURE
from handrail.grounding.support.reading import DENIED, Reading, read
from handrail.grounding.support.weighed import CLIENTS_DEED
from handrail.grounding.words.kin import kin_of
from handrail.grounding.words.wording import altered, told_as_said
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

EXACT = 0.99
HALF = 0.5
"""The share of a clause from which a question that was answered with a no speaks of it."""
_FROM_YOU = re.compile(
    r"\byou(?:'d|'ve| had| have)? (?:said|say|told|gave|give|asked|suggested|want|wanted|recommended|mentioned|talked|taught|showed|set|think|thought)\b|\byour\b",
    re.IGNORECASE,
)
UNSUPPORTED = "unsupported: these words do not say it"


class Rules:
    """The rules over one session. `typed`: it is a clinician's notes, where everyone's words are in one hand."""

    def __init__(self, turns: Sequence[SafeTurn], index: Index, *, typed: bool) -> None:
        self.turns, self.index, self._typed = turns, index, typed

    def broken(self, text: str, cited: Sequence[int], spoken: Sequence[Sentence], *, quoted: bool, searched: bool) -> str:
        """Why one sentence of a statement can't stand, or empty."""
        reading = read(text)
        repeated = altered(text, [sentence.text for sentence in spoken if sentence.end - sentence.start > 15])
        if not reading.words:
            return "" if quoted or repeated == "" else "there is nothing in it that could be checked"
        numbers = self.index.context(cited)
        matched = self.index.matches(reading, set(numbers))
        strong = self.index.strong(reading, cited) if searched else cited
        firm = self.index.with_answers(strong, cited) if searched else spoken
        around = [self.index.sentences[number] for number in self._around(strong)]
        best = self._best(reading, matched, text)
        return (
            causes.another(text, self.index, cited)
            or causes.unnamed(text, self.index, numbers)
            or facts.facts(text, firm, around, self.index)
            or facts.elsewhere(text, reading, self.index, cited)
            or spliced.apart(text, spoken)
            or spliced.not_one_span(text, spoken)
            or spliced.of_another_medicine(text, spoken)
            or repeated
            or self._who(text, reading, cited, matched, best)
            or ("" if DENIES.search(text) or repeated == "" else checks.negation(text, reading, best, self.index))
            or checks.swapped(text, best, self.index)
            or checks.in_law(text, firm, couple=self.index.two_clients)
            or verbs.denied(text, reading, firm)
            or verbs.undone(text, firm)
            or checks.contrary(reading, best)
            or comparisons.turned_round(text, spoken)
            or events.invented(reading, matched)
            or checks.modality(text, reading, best, self.index)
            or hedges.lost(text, reading, firm)
            or tenses.tense(text, reading, best, self.index)
            or tenses.asked_for(text, best)
            or tenses.stopped_dose(text, [one for turn in cited for one in self.index.sentences_of(turn)])
            or tenses.other_dose(text, spoken)
            or ("" if repeated == "" else frequencies.often(text, best, self.index))
            or ("" if quoted or self._supported(text, reading, matched, spoken, searched) else UNSUPPORTED)
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

            whole = sum(self.index.weight(reading.words[place].stem) for place in mine)

            def score(number: int, mine: list[int] = mine, whole: float = whole) -> float:
                total = sum(
                    self.index.weight(reading.words[place].stem) * matched[number][place].nearly
                    for place in mine
                    if place in matched[number]
                )
                sentence = self.index.sentences[number]
                if sentence.asks and sentence.answer == DENIED and total >= HALF * whole:
                    return total  # what was answered with a no says as much as any sentence: nothing may drown it
                return total * (1.0 if role is None or sentence.role is role else 0.75) * (0.85 if sentence.asks else 1.0)

            top = max(matched, key=lambda number: (score(number), -number), default=None)
            if top is not None:
                best.update({place: match for place, match in matched[top].items() if place in mine and place not in best})
        for found in matched.values():
            for place, match in found.items():
                if place not in best and match.nearly >= SURE:
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
        spoken = [self.index.sentences[number] for number in self.index.context(cited)]
        if not self._typed and doers.not_the_therapist(text, spoken):
            return CLIENTS_DEED
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
            own = altered(text, [one.text for one in spoken if one.role is role])
            others = [one.text for one in spoken if one.role is not role]
            if own is None and (not agreed or told_as_said(text)) and altered(text, others) is not None:
                return "someone else said this"
            if (
                (people.proposes(rest) or (role is not Role.THERAPIST and people.asks(rest)))
                and by_role[True] < by_role[False]
                and not (role is Role.THERAPIST and self._credits(cited))
            ):
                return "someone else said this"
            if by_role[False] >= 0.85 and by_role[True] < 0.8 * by_role[False] and not agreed:
                return "someone else said this"
            if by_role[True] < 0.6 * by_role[False] and not agreed and by_role[False] >= 0.3:
                return "someone else said this"
            if role not in {self.turns[turn].role for turn in cited} and not agreed and by_role[True] < 0.5:
                return "someone else said this"
        if doers.another(text, spoken):
            return "these words speak of someone else"
        mine = people.subject(text)
        if mine == people.Person() and not self.index.two_clients and people.bare_pronoun(text):
            mine = people.Person(role=Role.CLIENT)
        told = [
            place
            for place in sorted(best)
            if not (kin_of(stem := reading.words[place].stem) or people.is_name(stem) or stem[0].isdigit())
        ]
        for place in told[: 1 if mine.role else 3]:
            match = best[place]
            together = sum(other.sentence is match.sentence and other.nearly > SAME for other in best.values())
            if match.nearly >= (SAME if mine.kin else EXACT) and people.differ(
                mine, people.doer(match, self._before(match.sentence)), text, exact=together >= 2
            ):
                return "these words speak of someone else"
        return ""

    def _credits(self, cited: Sequence[int]) -> bool:
        """The therapist speaks in these turns, or the client says that it came from them."""
        return any(self.turns[turn].role is Role.THERAPIST or _FROM_YOU.search(self.turns[turn].text) for turn in cited)

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
