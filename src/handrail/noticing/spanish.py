"""What must be said in Spanish before the listener alone is believed: enough words, or one that tells what they are about.

The listener was taught little Spanish and no hour of it: it takes "Sí, ahí la tengo." for a plan.

>>> says_little("Sí, ahí la tengo.", "Sí, ahí la tengo."), says_little("No quiero vivir.", "No quiero vivir.")
(True, False)
"""

import re
from functools import cache
from importlib import resources

from handrail.noticing.phrases import plain

SHORT_SENTENCE, SHORT_TURN = 6, 7
"""Words up to which a sentence, or all of the turn, is short."""


def says_little(sentence: str, turn: str) -> bool:
    """A few words, by themselves or as all that was said, and none that tells."""
    short = len(sentence.split()) <= SHORT_SENTENCE or len(turn.split()) <= SHORT_TURN
    return short and _telling().search(plain(turn)) is None


def is_all_or_tells(sentence: str, turn: str) -> bool:
    """A few words that are all that was said, or of which one tells: "Ya lo decidí." """
    tells = len(sentence.split()) <= SHORT_SENTENCE and _telling().search(plain(sentence)) is not None
    return tells or len(turn.split()) <= SHORT_TURN


@cache
def _telling() -> re.Pattern[str]:
    text = (resources.files("handrail.noticing") / "words" / "es_telling.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    terms = [term.strip().replace("-", r"\w*") for line in lines for term in line.split(",")]
    return re.compile(rf"\b(?:{'|'.join(terms)})\b")
