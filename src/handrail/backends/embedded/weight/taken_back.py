"""What was taken back: a therapist's number ("lithium, six hundred" - "You told me nine hundred" - "Yes, you're right, nine hundred"), or one's
own words in the next breath."""

import re
from collections.abc import Iterator, Sequence

from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.weight.features import FIGURE
from handrail.papers.transcript import Role

_OTHERWISE = re.compile(
    r"\b(?:you (?:told|said|wrote|put)|i thought|(?:was|is)n['’]t it|no,? (?:it['’]s|it was|that['’]s|i['’]m on|i take)|actually)\b",
    re.IGNORECASE,
)
"""A client says that it is another number."""
_YOURS = re.compile(
    r"\b(?:you['’]re right|you are right|my mistake|i misspoke|i (?:got|had) (?:that|it) wrong|i was wrong)\b", re.IGNORECASE
)

_TAKES_BACK = re.compile(
    r"\W*(?:(?:actually|well|sorry|hang on|hold on)\b[^.?!]*?\b(?:no|not|never|nothing|\w+n['’]t)\b|no,? wait\b|wait,? no\b|or,? no\b|scratch that\b|i mean,? no\b|no,? sorry\b|sorry,? (?:no|it['’]?s|i mean|that['’]?s)\b|i tell a lie\b|no, (?!really|i mean it|thank|honestly|never|i love|i['’]m (?:fine|serious))\w|(?:that['’]s|it['’]s|just) (?:just |only )?a (?:figure of speech|joke)\W*$|(?:no,? )?(?:i['’]m )?(?:only |just )?(?:joking|kidding)\W*$)",
    re.IGNORECASE,
)
""" "I took the fifty. Actually Sunday I don't think I took anything.": the one is not told without the other."""


def takes_back(text: str) -> bool:
    """The sentence before it, in the same turn, no longer stands as it was said."""
    return bool(_TAKES_BACK.match(text))


def put_right(rest: Sequence[Passage]) -> Passage | None:
    """Of the next sentences of a turn the last of those that put this one right, within two: "Wednesday. She's home. No, she isn't. Thursday." """
    at = next((at for at, more in enumerate(rest[:_SOON]) if takes_back(more.text)), None)
    if at is None:
        return None
    behind = rest[at + 1] if at + 1 < len(rest) else None
    return behind if behind is not None and not behind.is_question and len(behind.words) <= _FEW else rest[at]


_SOON, _FEW = 2, 4
"""Sentences within which one is put right; words of one that only gives what holds in its place."""


def taken_back(found: Sequence[Passage]) -> Iterator[int]:
    """Turns of a therapist whose next turn says that a client's own number was the right one."""
    turns = list({said.turn: said for said in found}.values())
    for first, answer, after in zip(turns, turns[1:], turns[2:], strict=False):
        spoken = first.role is after.role is Role.THERAPIST and answer.role in (Role.CLIENT, Role.CLIENT_2)
        said_so = FIGURE.search(answer.turn_text) and _OTHERWISE.search(answer.turn_text)
        if spoken and said_so and _YOURS.search(after.turn_text) and FIGURE.search(after.turn_text):
            yield first.turn
