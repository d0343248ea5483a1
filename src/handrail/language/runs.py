"""Where one clause ends and the next begins in speech that came without punctuation."""

import re
from collections.abc import Iterator

_SUBJECT = re.compile(
    r"(?<=\w )(?=(?:(?:and|but|so|cause|because|then|um|like) )*(?:(?:i|i'm|i've|i'd|i'll|it's|he|he's|he'd|she|she's|she'd|they|they're|"
    r"they've|we|we're|we've|you're|there's|that's|my \w+|mum|mom|dad|somebody|someone|everyone|nobody) \w)|(?:it|you) (?:is|was|were|are|has|have|had|did|do|does|just|went|go|goes|feels|felt|makes|made|helps|"
    r"takes|got|get|gets|would|could|will|can|want|know|doesn't|didn't|wasn't|isn't|don't) \w|(?:yeah|yep|okay|well|um|no) (?:i|i'm|it|it's|he|"
    r"she|they|we|but|so|my)\b)",
    re.IGNORECASE,
)
_JOINS = frozenset(
    (
        "that if when because cause 'cause and but so or then what how where why who which than as like think thought know knew guess "
        "mean said say says feel felt hope wish suppose sure until before after since while though whether bet reckon the a an to for "
        "of with about in on at by from every everything thing things time times way all one ones first last only my your his her our "
        "their is was were be been am are not just really do did does can could will would should tell told make made let see saw "
        "asked ask once whatever whenever wherever unless um uh er if's how's year week day where've with without text texted call gave give "
        "want wanted didn't don't couldn't can't won't never have has had"
    ).split()
)
_VERB = re.compile(
    r"\b(?:am|is|are|was|were|have|has|had|do|does|did|go|goes|went|got|get|gets|said|says|think|thought|know|knew|feel|felt|want|wanted|"
    r"can|can't|could|couldn't|will|would|wouldn't|don't|didn't|doesn't|isn't|wasn't|\w+ed|took|take|came|come|like|need|put|told|made|"
    r"make|left|ate|eat|sat|wrote|lost|ran|saw|sleep|slept|\w+ing)\b|'(?:s|m|re|ve|d|ll)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[,;:.?!\"“–—]")
_JOINER = re.compile(r"\s+(?=(?:and|but|so|because|then|now|okay|alright|any other)\s)", re.IGNORECASE)
_VERY_LONG = 24
_CAPITAL = re.compile(r"[A-Z]")
_NAME = re.compile(r"\[[^\]]*\]")
_LONG, _FEWEST = 9, 3
"""Words: shorter stretches stay whole; no piece is shorter than the second."""


def run_on(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of a stretch without any mark inside; a stretch with marks is its own clause."""
    inside = text[start:end].rstrip(".?! ")
    if len(inside.split()) <= _LONG or _marked(inside):
        yield start, end
        return
    begin = start
    for cut in _SUBJECT.finditer(text, start, end):
        at = cut.start()
        head = text[begin:at].split()
        if at > begin and len(head) >= _FEWEST and len(text[at:end].split()) > _FEWEST and _ends(head):
            yield from _halves(text, begin, at - 1)
            begin = at
    yield from _halves(text, begin, end)


def _halves(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A clause that is still very long, cut where a small joining word stands."""
    begin = start
    if len(text[start:end].split()) > _VERY_LONG:
        for cut in _JOINER.finditer(text, start, end):
            if len(text[begin : cut.start()].split()) >= _LONG and len(text[cut.start() : end].split()) >= _LONG:
                yield begin, cut.start()
                begin = cut.end()
    yield begin, end


def with_commas(text: str) -> str:
    """Unmarked speech with a comma where a new subject begins: "better i think it was nine" to "better, i think it was nine"."""
    if _marked(text.rstrip(".?! ")):
        return text
    cuts = [cut.start() for cut in _SUBJECT.finditer(text) if text[: cut.start()].rsplit(maxsplit=1)[-1].lower() not in _JOINS]
    for at in reversed(cuts):
        text = f"{text[: at - 1]}, {text[at:]}"
    return text


def has_verb(text: str) -> bool:
    """It holds a word that is a verb by its form."""
    return bool(_VERB.search(text))


def _marked(text: str) -> bool:
    """It has marks or capitals of its own: somebody wrote it down."""
    return bool(_MARKS.search(text) or _CAPITAL.search(_NAME.sub("", text)))


def _ends(head: list[str]) -> bool:
    """A clause may end here: its last word asks for nothing, and it holds a verb."""
    return head[-1].lower() not in _JOINS and has_verb(" ".join(head))
