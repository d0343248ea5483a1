"""The sentences that say most of a statement: what checks hold it against."""

from collections.abc import Mapping, Sequence

from handrail.grounding.support.index import Index, Match, Sentence
from handrail.grounding.words.quantities import DAYS, MONTHS, UNIT_OF
from handrail.grounding.words.tokens import stem
from handrail.papers.transcript import Role

SURE, SAME = 0.62, 0.9
"""A match nearer than this is the same word or the same thing; only those can contradict."""

TIME = frozenset(stem(word) for word in (*UNIT_OF, *DAYS, *MONTHS, "time", "times", "now", "today") if word[0].isalpha())


def plain(sentence: Sentence) -> str:
    """Its text, with one kind of apostrophe."""
    return sentence.text.replace("’", "'")


def answers(sentences: Sequence[Sentence], index: Index) -> list[Sentence]:
    """Where the nearest sentence is a question, what was answered stands in its place."""
    found: list[Sentence] = []
    for sentence in sentences:
        numbers = index.by_turn.get(sentence.turn + 1, ()) if sentence.asks or sentence.role is Role.THERAPIST else ()
        said = [
            index.sentences[number]
            for number in numbers[:3]
            if len(index.sentences[number].text.split()) > 1 or len(numbers) == 1
        ]
        found += said[:2] if said and said[0].role is not sentence.role else [sentence]
    return found


def nearest(best: Mapping[int, Match]) -> list[Sentence]:
    """The sentences that most of the statement's words meet, questions left out unless they are all there is."""
    counts: dict[tuple[int, int], float] = {}
    at: dict[tuple[int, int], Sentence] = {}
    for match in best.values():
        if match.nearly >= SURE:
            key = match.sentence.turn, match.sentence.start
            counts[key] = counts.get(key, 0.0) + match.nearly
            at[key] = match.sentence
    if not counts:
        return []
    top = max(counts.values())
    return [at[key] for key, value in counts.items() if value >= 0.7 * top]
