"""Words that a therapist only lends a voice to: the client's own said back, or a thought spoken aloud. Never "therapist said that" (R28)."""

import re

from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.words.text import tidy, words

_VOICES = re.compile(
    r"\b(?:thought|thoughts|voice|voices|head|mind|brain|story|rule|rules|critic|bully|radio|worry|belief|sentence|label|foreman|part|side|ocd|anxiety|depression|"
    r"eating disorder|illness|it|they|he|she)(?: \w+){0,2} (?:says?|saying|goes|going|tells? you|telling you|comes? up|comes? in|pops? up|shouts?|whispers?|was|is)$|"
    r"\byou(?:'re| are| were|'d|'ve)? (?:\w+ )?(?:think|thinking|thought|tell(?:ing)? yourself|told yourself|say(?:ing)? to yourself|said to yourself|hear|heard)$|"
    r"\blike$|\bas if to say$",
    re.IGNORECASE,
)
_FEWEST = 3


def voices_thought(before: str) -> bool:
    """What follows are the words of a thought, a rule or another person, spoken by who only tells of them."""
    return bool(_VOICES.search(before.replace("’", "'").rstrip(' .:,;–—-"“')))


def echoes(said: Passage) -> bool:
    """A sentence that is nothing but words of the turn before it, the other's."""
    if said.heard is None or len(said.words) < _FEWEST:
        return False
    return f" {' '.join(said.words)} " in f" {' '.join(words(tidy(said.heard.turn_text)))} "


def says_back(said: Passage) -> bool:
    """An order in form, and yet only what the client just said that they would do: "Text your cousin, or the dog." """
    return said.heard is not None and len(said.words) >= _FEWEST and set(said.words) <= set(words(tidy(said.heard.turn_text)))
