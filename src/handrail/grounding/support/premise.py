"""What a statement is held against, as a small language model reads it: the words that count, each with whose they are."""

from collections.abc import Collection, Sequence

from handrail.grounding.support.index import Index, Sentence
from handrail.grounding.support.reading import read
from handrail.papers.transcript import Role

MOST_WORDS = 120
"""Longer passages are cut to the sentences that share most with the statement."""
NAMES = {Role.THERAPIST: "therapist", Role.CLIENT: "client", Role.CLIENT_2: "partner"}


def premise(index: Index, cited: Collection[int], text: str) -> str:
    """The cited turns with the question that each answers and the answer that each gets, at most `MOST_WORDS` words."""
    numbers = index.context(cited)
    sentences = [index.sentences[number] for number in numbers]
    if sum(len(one.text.split()) for one in sentences) > MOST_WORDS:
        sentences = _nearest(index, numbers, cited, text)
    return _told(sentences)


def _nearest(index: Index, numbers: Sequence[int], cited: Collection[int], text: str) -> list[Sentence]:
    reading = read(text)
    matched = index.matches(reading, set(numbers))

    def worth(number: int) -> float:
        shared = sum(index.weight(reading.words[mine].stem) * match.nearly for mine, match in matched.get(number, {}).items())
        return shared + (1.0 if index.sentences[number].turn in cited else 0.0)

    kept: list[int] = []
    room = MOST_WORDS
    for number in sorted(numbers, key=lambda number: (-worth(number), number)):
        size = len(index.sentences[number].text.split())
        if size <= room:
            kept.append(number)
            room -= size
    return [index.sentences[number] for number in sorted(kept)]


def _told(sentences: Sequence[Sentence]) -> str:
    """Sentences in order, each change of speaker named."""
    parts: list[str] = []
    turn = -1
    for one in sentences:
        if one.turn != turn:
            parts.append(f"{NAMES.get(one.role, 'other')}:")
            turn = one.turn
        parts.append(one.text)
    return " ".join(parts)
