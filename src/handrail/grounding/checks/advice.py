"""Advice: what a therapist did give, and the techniques of which nobody spoke."""

import re
from collections.abc import Collection, Sequence

from handrail.grounding.support.index import Index
from handrail.grounding.support.met import support
from handrail.grounding.support.reading import read
from handrail.grounding.words.tokens import stem, words
from handrail.papers.transcript import Role

TECHNIQUES = re.compile(
    r"\b(?:sleep hygiene|breathing|relaxation|mindfulness|meditation|leaflets?|handouts?|body scan|journal(?:l?ing)?|role[- ]?play\w*|visuali[sz]ation|worry diary)\b",
    re.IGNORECASE,
)
_AS_SAID = 5
"""Letters by which "breathing" is "breathe"."""
_WAS_TOLD = re.compile(
    r"^\W*(?:(?:the )?(?:client|patient|pt|he|she|they) )?(?:was|were) (?:advised|encouraged|urged|told)\b(?: (?:not to|to|that))?\s*(?P<what>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ROUND_ABOUT = re.compile(
    r"\b(?:at|before|after|when|while|until|next|if|because|over|for|on|with|during|than|and)\b", re.IGNORECASE
)
_GIVES = re.compile(r"\b(?:i'd|i would) (?:suggest|encourage|ask|like (?:you|us))\b", re.IGNORECASE)
_MOST = 0.5


def given(text: str, index: Index, cited: Sequence[int]) -> bool:
    """ "Was encouraged to ring": a therapist said "I'd encourage you to" of most of it, apart from where, when and why."""
    found = _WAS_TOLD.match(text)
    what = read(_ROUND_ABOUT.split(found["what"], maxsplit=1)[0] if found else "")
    if not what.words:
        return False
    numbers = {
        number
        for number in index.context(cited)
        if (one := index.sentences[number]).role is Role.THERAPIST and _GIVES.search(one.text.replace("’", "'"))
    }
    return support(what, index.matches(what, numbers), index).score >= _MOST


def unnamed_technique(own: str, said: Collection[str]) -> bool:
    """A technique of which nobody spoke in the whole hour. `said`: all its stems."""
    for found in TECHNIQUES.finditer(own):
        begins = [stem(word)[:_AS_SAID] for word in words(found[0]) if len(word) > 2]
        if not any(other.startswith(begin) for begin in begins for other in said):
            return True
    return False
