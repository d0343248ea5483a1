"""AI text that passes for a human's: copied into a human field, retyped, or "edited" by a sentence put beside it (R22).

A text is held against AI's lines sentence by sentence, wherever in it they stand. What every note says ("Client arrived on
time.") is nobody's wording: a sentence counts from `FEWEST` words on, `TELLING` of them not everyday ones. Words that AI only
quoted are the client's: anyone may quote them in a sentence of their own.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate

from handrail.papers.draft import Evidence, GroundedDraft, ModelCard
from handrail.papers.ids import StatementId

SAME = 0.95
LONGEST = 2_000
LIKE, SHARED = 0.9, 0.6
FEWEST, TELLING = 6, 4
KNOWN = (3, 2)
"""The same two where it is known which line a human had before them."""
EVERYDAY = frozenset(
    """a about after again also an and any are arrived as at be been by client continue denied denies discussed for from had has
    have he her him his homework ideation in intent is it met next no not of on or our plan practice reported reports risk said
    session sessions she stated suicidal homicidal that the their them they this time to today was week weekly were will with
    work you your therapist agreed reviewed
    al cliente con continuar de del dijo el ella en es esta estuvo ha hablamos hizo hora la las lo los llegó negó no plan por
    próxima que refirió riesgo se semana sesión sesiones su suicida sus tarea terapeuta trabajo un una y ya""".split()
)
"""Words of any note in English or Spanish: they tell nothing of one hour."""
WORD = re.compile(r"[\w\u00ad\u200b-\u200f\u2060\ufeff]+")
SENTENCE_ENDS = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’»)\]]))\s+|\s*\n\s*")
QUOTED = re.compile(r"[“\"«]([^”\"»]*)[”\"»]")


@dataclass(frozen=True, slots=True)
class Worded:
    """A line as AI worded it, and what it rested on. `statement`: its id, in the draft that is being signed."""

    text: str
    model: ModelCard
    statement: StatementId | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a human's text, as it was typed. `source`: the AI line that it says again; None where it is their own."""

    text: str
    source: Worded | None


def worded(drafts: Iterable[GroundedDraft]) -> tuple[Worded, ...]:
    """Every line of some drafts, those that grounding struck as well."""
    return tuple(
        line
        for draft in drafts
        for line in (
            *(Worded(one.text, draft.model, one.id, one.evidence) for one in draft.statements()),
            *(Worded(one.text, draft.model, None, one.evidence) for one in draft.struck),
        )
    )


def elsewhere(drafts: Iterable[GroundedDraft]) -> tuple[Worded, ...]:
    """The same for drafts other than the one that is being signed: their ids mean nothing in it."""
    return tuple(replace(line, statement=None) for line in worded(drafts))


def folded(text: str) -> str:
    """Letters and digits only, in lower case, without what can't be seen.

    >>> folded("“Wakes\u00a0at\u200b THREE!”")
    'wakes at three'
    """
    return " ".join(word for word, _, _ in _words(text))


def repeats(text: str, ai_text: str) -> bool:
    """True when a whole text says an AI statement again, but for case, punctuation or a touch.

    >>> repeats("client reported waking at three", "Client reported waking at three.")
    True
    >>> repeats("Client reported sleeping well.", "Client reported waking at three.")
    False
    """
    mine, theirs = folded(text)[:LONGEST], folded(ai_text)[:LONGEST]
    return _alike(mine, theirs)


def pieces(
    text: str, lines: Collection[Worded], *, before_them: Collection[Worded] = (), edits: Worded | None = None
) -> list[Piece]:
    """A human's text, cut where AI's words begin and end.

    `before_them`: lines of the draft that the writer has open: a sentence that is one of these may be short. `edits`: the
    line that the text was put in place of: the same goes for it, wherever in a sentence.

    >>> line = Worded("Client kept the sleep diary on five of seven nights.", ModelCard("m", "1", "m"))
    >>> [(piece.text, piece.source is line) for piece in pieces("Client kept the sleep diary on five of seven nights. I am glad.", [line])]
    [('Client kept the sleep diary on five of seven nights.', True), ('I am glad.', False)]
    """
    words, found = _words(text), []
    for line in (edits, *lines) if edits else lines:
        for said, like in _sayings(line.text, floor=line is not edits):
            found += [(first, last, line) for first, last in _places(words, said, like)]
    whole, known = list(_folded(lines)), [(line, theirs, Counter(theirs)) for line, theirs in _folded(before_them)]
    made: list[tuple[int, int, Worded | None]] = []
    for start, end in _sentences(text):
        mine = [number for number, (_, left, right) in enumerate(words) if left >= start and right <= end]
        sentence = [words[number][0] for number in mine]
        source = next((line for first, last, line in found if _within(mine, first, last)), None)
        source = source or _part_of(sentence, whole) or _one_of(sentence, known)
        begun = made.pop()[0] if made and made[-1][2] is source else start
        made.append((begun, end, source))
    return [Piece(text[start:end], source) for start, end, source in made]


def _folded(lines: Iterable[Worded]) -> Iterator[tuple[Worded, str]]:
    return ((line, folded(line.text)[:LONGEST]) for line in lines)


def _words(text: str) -> list[tuple[str, int, int]]:
    """Each word as it is compared, and where it stands."""
    found = []
    for match in WORD.finditer(text):
        whole = unicodedata.normalize("NFKC", match.group()).casefold()
        word = whole if whole.isascii() else "".join(letter for letter in whole if unicodedata.category(letter) != "Cf")
        if word:
            found.append((word, *match.span()))
    return found


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where sentences and lines begin and end. What is no sentence by itself, a list's number or a sign, goes with its neighbour."""
    found: list[tuple[int, int]] = []
    edges = [0, *(edge for match in SENTENCE_ENDS.finditer(text) for edge in match.span()), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if not text[start:end].strip():
            continue
        before = found[-1] if found and "\n" not in text[found[-1][1] : start] else None
        if before and (not WORD.search(text[start:end]) or len(WORD.findall(text[slice(*before)])) < 2):
            found[-1] = (before[0], end)
        else:
            found.append((start, end))
    return found


def _sayings(ai_text: str, *, floor: bool) -> Iterator[tuple[list[str], float]]:
    """What must not be said again, the line and each of its sentences, and how like it is the same. A quotation only exactly."""
    unbroken = QUOTED.sub(lambda quote: re.sub(r"[.!?…\n]", " ", quote.group()), ai_text[:LONGEST])
    for said in dict.fromkeys((unbroken, *(unbroken[start:end] for start, end in _sentences(unbroken)))):
        words = folded(said).split()
        if not floor:
            if _telling(words, *KNOWN):
                yield words, LIKE
        elif _telling(folded(QUOTED.sub(" ", said)).split()):
            yield words, LIKE
        elif _telling(words):
            yield words, 1.0


def _telling(words: list[str], fewest: int = FEWEST, telling: int = TELLING) -> bool:
    """True where a sentence is long and particular enough that two people would not write it alike by chance."""
    return len(words) >= fewest and len(set(words) - EVERYDAY) >= telling


def _places(words: list[tuple[str, int, int]], said: list[str], like: float) -> Iterator[tuple[int, int]]:
    """Where in a text a sentence stands again, but for a touch: numbers of its first and last word, the likest of each."""
    size, whole, theirs = len(said), " ".join(said), Counter(said)
    if len({word for word, _, _ in words} & set(theirs)) < SHARED * len(theirs):
        return
    upto = [0, *accumulate(word in theirs for word, _, _ in words)]
    best = (0.0, 0, -1)
    for first in range(len(words)):
        if upto[min(first + size + 2, len(words))] - upto[first] < SHARED * size:
            continue
        span = [word for word, _, _ in words[first : first + size + 2]]
        if (Counter(span) & theirs).total() < SHARED * size:
            continue
        likeness, length = max(
            (_likeness(" ".join(span[:length]), whole), length) for length in range(max(1, size - 1), size + 3)
        )
        if likeness < like:
            continue
        if first > best[2]:
            if best[0]:
                yield best[1:]
            best = (0.0, 0, -1)
        best = max(best, (likeness, first, min(first + length, len(words)) - 1))
    if best[0]:
        yield best[1:]


def _within(mine: list[int], first: int, last: int) -> bool:
    """True where a sentence's words are half of a place, or a place half of them."""
    if not mine:
        return False
    shared = min(mine[-1], last) - max(mine[0], first) + 1
    return shared > 0 and 2 * shared >= min(len(mine), last - first + 1)


def _part_of(sentence: list[str], lines: Iterable[tuple[Worded, str]]) -> Worded | None:
    """The AI line that a sentence is a part of. What AI quoted there is not AI's: anyone may quote it again."""
    if not _telling(sentence):
        return None
    mine = " ".join(sentence)
    return next((line for line, theirs in lines if _holds(theirs, mine) and not _quotes(line.text, mine)), None)


def _quotes(ai_text: str, mine: str) -> bool:
    return any(_holds(folded(quote), mine) for quote in QUOTED.findall(ai_text))


def _holds(whole: str, part: str) -> bool:
    return f" {part} " in f" {whole} "


def _one_of(sentence: list[str], before_them: Iterable[tuple[Worded, str, Counter[str]]]) -> Worded | None:
    """The line of the open draft that a sentence is, however short. Their order is asked only of lines with enough of the same letters."""
    if not _telling(sentence, *KNOWN):
        return None
    mine = " ".join(sentence)
    letters, size = Counter(mine), len(mine)
    near = ((line, text) for line, text, theirs in before_them if 2 * (letters & theirs).total() > SAME * (size + len(text)))
    return next((line for line, theirs in near if _alike(mine, theirs)), None)


def _alike(mine: str, theirs: str) -> bool:
    return mine == theirs or _likeness(mine, theirs) > SAME


def _likeness(mine: str, theirs: str) -> float:
    """From 0 to 1, letter by letter; 0 at once where lengths are far apart."""
    if mine == theirs:
        return 1.0
    if not mine or not theirs or min(len(mine), len(theirs)) / max(len(mine), len(theirs)) < 0.8:
        return 0.0
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LIKE else 0.0
