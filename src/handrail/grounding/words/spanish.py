"""Spanish in the words that grounding knows: numbers, days, people, "no", feelings, and the commonest of what is told.

Both the session and a statement are put into them, for comparison only: an English note may so be held against a Spanish hour. A
word that is on no list stays as it is, its ending cut, and meets itself.

>>> gloss("La clienta duerme cinco horas y ya no llora.")
'client sleep five hour and no longer cry.'
"""

import re
from functools import cache
from importlib import resources

from handrail.grounding.words.quotes import QUOTE

_WORD = re.compile(r"\[[^\[\]\n]{1,40}\]|[^\W\d_]+")
_FUNCTION = re.compile(
    r"\b(?:que|de|la|el|los|las|un|una|en|por|para|con|se|le|lo|su|mi|del|al|es|está|estoy|muy|más|pero|cuando|porque|ya|cómo|qué|sus|mis|ella|él)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:the|a|an|of|and|to|in|is|was|that|for|with|on|it|at|her|his|my|i|he|she|they|you|has|have|had|not|by|from|client|therapist|said|will|be|than|are|were|do|did|so|what|this|but|we|no more)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    """la el los las un una unos unas de del al a en por para con se me le les lo que es son era está estaba estoy esta este esto ese esa
    ha he han había habia muy tan como entre sobre hay ser estar tiene tengo tenía tener cual quien""".split()
)
_ENDING = re.compile(
    r"(?:aciones|ación|mente|ando|iendo|aron|ieron|aba|ían|ía|ado|ada|ido|ida|ar|er|ir|an|en|as|os|es|ó|é|a|o|e|s)$"
)
_COMING = re.compile(r"(?:ar|er|ir|dr|br)(?:á|án|emos|é)$")
"""The future: "devolverá" is "will return"."""
_TWICE_NO = re.compile(r"\bnot ((?:\w+ ){0,4}?)(?:nothing|nobody|never|none|no)\b", re.IGNORECASE)
"""Spanish denies twice and means once."""
_LONG = 5
"""Letters from which an ending is cut."""


def is_spanish(text: str) -> bool:
    """More of its small words are Spanish than English, and two at least; or its marks say so."""
    spanish = len(_FUNCTION.findall(text))
    marks = len(re.findall(r"[ñ¿¡áéíóú]", text))
    return spanish + marks >= 2 and spanish + 2 * marks > 2 * len(_ENGLISH.findall(text))


def gloss(text: str, *, among: bool = False) -> str:
    """A Spanish text in the words that grounding knows; another as it is. Quoted words stay as they were said.

    `among`: it stands in a Spanish session, so that a short sentence is taken for Spanish unless it is plainly English.
    """
    if not is_spanish(text) and not (among and not _ENGLISH.search(text)):
        return text
    parts, at = [], 0
    for quoted in QUOTE.finditer(text):
        parts += [_in_words(text[at : quoted.start()]), quoted[0]]
        at = quoted.end()
    return "".join([*parts, _in_words(text[at:])]).strip()


def _in_words(text: str) -> str:
    told = _lists()[2].sub(lambda found: _one(found[0]), text)
    return _TWICE_NO.sub(r"not \1", re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"[ \t]+", " ", told)))


@cache
def _one(word: str) -> str:
    if word.startswith("["):
        return word
    low = word.lower().replace(" ", "_")
    whole, begins, _ = _lists()
    if low in whole:
        return whole[low]
    will = "will " if len(low) > _LONG and _COMING.search(low) else ""
    for size in range(len(low), 2, -1):
        if low[:size] in begins:
            return will + begins[low[:size]]
    if low in _EMPTY:
        return ""
    return will + _ENDING.sub("", low) if len(low) > _LONG else word


@cache
def _lists() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    """Whole words and phrases, beginnings, and the pattern that finds phrases, surrogates and words."""
    whole: dict[str, str] = {}
    begins: dict[str, str] = {}
    for line in resources.files(__package__).joinpath("spanish.txt").read_text("utf-8").splitlines():
        english, _, forms = line.partition(":")
        for form in forms.split() if not line.startswith("#") else ():
            (begins if form.endswith("*") else whole)[form.rstrip("*")] = english.strip()
    phrases = sorted((form.replace("_", " ") for form in whole if "_" in form), key=len, reverse=True)
    return whole, begins, re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b|{_WORD.pattern}", re.IGNORECASE)
