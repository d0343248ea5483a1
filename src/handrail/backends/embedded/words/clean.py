"""A spoken sentence as one would write it down: false starts, asides, tag questions and loose ends gone, nothing else touched.

>>> written("Um, I got off at, like, the wrong stop, isn't it.")
'I got off at the wrong stop'
"""

import re

from handrail.backends.embedded.words.text import LEAD, NUMBER, tidy, words
from handrail.language.runs import with_commas

_APOSTROPHE = re.compile("[’‘]")
_AFTERTHOUGHT = re.compile(
    r"(?:(?<!\bor)[\s,–]+so|[\s,–]+(?:yeah|or whatever|and stuff|and everything|or something(?: like that)?|and things|you know|i guess|"
    r"i mean|but|and|because|really|actually|honestly|though|anyway|to be (?:honest|fair)|if i'm honest|i suppose so|"
    r"if that makes sense|you know what i mean|like|the rest of it|eh|huh|er|um)|,\\s*(?:no|right|love|okay))+(?=[\s.!]*$)",
    re.IGNORECASE,
)
_TAG_QUESTION = re.compile(
    r",?\s+(?:is|are|was|were|do|does|did|has|have|had|ca|could|would|wo|should)n't (?:i|you|he|she|it|we|they)\s*[.?!]*$|"
    r",\s*(?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should) (?:i|you|he|she|it|we|they)\s*[.?!]*$|"
    r",\s*(?:okay|ok|right|yeah|eh|innit)\s*[.?!]*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:^|(?<=\s)|(?<=,))(?:i mean|honestly|to be honest(?: with you)?|to be fair|i(?:'ll| will) be (?:honest|straight)(?: with you)?|"
    r"i have to say|i must say|i tell you|if i'm honest|obviously|basically|literally|you see|believe it or not|apparently|"
    r"i'm not going to lie|not gonna lie|no offen[cs]e|by the way|i was gonna say|what was it|as i said|like i said|"
    r"on my life|touch wood|thank god|god forgive me|by god's grace|oh my god|god|oh|er|erm)\s*,\s*|^(?:yeah|no)\s*,\s*",
    re.IGNORECASE,
)
_SUPPOSE = re.compile(
    r"^i (?:suppose|guess|mean|dunno|don't know) (?:and|so|but|like) (?=(?:i|i'm|i've|he|she|it|we|my)\b)", re.IGNORECASE
)
_SINCE = re.compile(
    r"^i (?:suppose|guess|think|reckon) (?=(?:since|for|around|after|before|from|until)(?: [\w'’]+){1,4}[.!]?$)", re.IGNORECASE
)
""" "I guess since my dad died." says when, and no more: what is left is no sentence, and is quoted."""
_WHAT = re.compile(rf",\s*(?:what|er|um|uh),\s*(?=(?:about |maybe )?{NUMBER}\b)", re.IGNORECASE)
""" "I've had, what, forty." """
_LIKE = re.compile(
    r"(?<=\s)like (?=(?:a |the )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|half|a hundred|one time|every|sort of|kind of|really|totally|literally|instantly)\b)|(?<=, )like (?=\w)|^like\s+",
    re.IGNORECASE,
)
_SORT_OF = re.compile(r"\b(?:sort of|kind of) like\b", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:–|—|\s-\s|…|\.\.\.)\s*,?\s*")
_RESTART = re.compile(r"^(?:i|it|that|the|my|he|she|we|they|there|and|but|so|no|well|actually|if|when)\b", re.IGNORECASE)
_PAUSED = re.compile(r"\[(?=[a-z])[^\]]*\]|\(\w+\)")
_DAY_OR_NUMBER = rf"(?:{NUMBER}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_SETS_RIGHT = re.compile(
    rf"\w\s*[,–—]\s*(?:or )?no\s*[,–—]\s*\w|\b{_DAY_OR_NUMBER}\s*[,–—]\s*(?:sorry|I mean|wait)\s*[,–—]\s*{_DAY_OR_NUMBER}\b",
    re.IGNORECASE,
)
_HEAD = 4
"""A start of so few words before a dash was given up."""


def written(text: str) -> str:
    """The sentence without what only speech has. May be empty."""
    plain = _APOSTROPHE.sub("'", tidy(_PAUSED.sub(" ", text)))
    plain = with_commas(LEAD.sub("", _dashes(plain)))
    plain = _SINCE.sub("", _SUPPOSE.sub("", _ASIDE.sub("", _WHAT.sub(" ", plain))))
    plain = _SORT_OF.sub("like", _LIKE.sub("", plain))
    plain = _TAG_QUESTION.sub("", plain) if "?" not in plain or "," in plain else plain
    plain = _AFTERTHOUGHT.sub("", LEAD.sub("", plain))
    return " ".join(plain.split()).strip(" ,;–")


def sets_right(text: str) -> bool:
    """It puts itself right half-way ("a hundred milligrams, no, fifty"): written down, both would stand."""
    return _SETS_RIGHT.search(text) is not None


def _dashes(text: str) -> str:
    """Where a speaker broke off and began anew, the new start; a dash between two halves becomes a comma."""
    parts = [part.strip(" ,") for part in _DASH.split(text)]
    kept: list[str] = []
    for place, part in enumerate(parts):
        size = len(words(part))
        last = place == len(parts) - 1
        if not part or (not last and size <= _HEAD and _RESTART.match(parts[place + 1])):
            continue
        if last and kept and size <= 2 and not part[:1].isdigit():
            continue
        kept.append(part)
    return ", ".join(kept) if kept else text
