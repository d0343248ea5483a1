"""Told speech in a note's short style: what was said stays, what only speech needs goes. Nothing that negates, hedges or counts is dropped.

>>> terse("they've just been three times now, and they really think their sister knows")
'been three times now; thinks sister knows'
"""

import re

from handrail.backends.embedded.words.scope import governs
from handrail.backends.embedded.words.text import bag
from handrail.language.agreement import BASE, is_past, third

_FILLER = re.compile(
    r"\b(?:really|actually|basically|honestly|literally|obviously|absolutely|totally|quite|very|proper|just(?! (?:about|under|over|one|two|three|a|the|once)\b))\s+(?=\w)|"
    r",\s*(?:they don't know|you know|they mean|in fact|of course|anyway|as it happens|or (?:whatever|something|so)|and (?:that|things|stuff|everything)|"
    r"believe it or not|if they're honest|to be (?:honest|fair)|like they said|right|so)(?=\s*(?:[,;.]|$))|\s+(?:anyway|though|or something|and everything|and stuff|and things)(?=\s*(?:[,;]|$))",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?<!themselves and )their (?=(?:(?:older|younger|big|little|eldest|youngest|best|ex) )?(?:mum|mom|mother|dad|father|sister|brother|husband|wife|partner|boyfriend|"
    r"girlfriend|son|daughter|nan|nana|gran|grandma|grandmother|grandad|granddad|grandfather|aunt|auntie|uncle|cousin|boss|manager|flatmate|housemate|kids|"
    r"friend|mates|mate|neighbour|neighbor|gp|psychiatrist|midwife|physio)\b(?!['’]))",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"(?:^|(?<=; ))(?=\S)")
_ADVERB = r"(?:(?:\w+ly|still|always|never|also|already|sometimes|usually|often|even|only|just|now|then|both|mostly|hardly|nearly|almost|kind of|sort of) )*"
_AUXILIARY = (
    (re.compile(r"^they're (?!\w+,)(?=\w)", re.IGNORECASE), ""),
    (
        re.compile(r"^they've (?=(?:been|got|had|done|gone|lost|seen|told|started|stopped|put|\w+ed|\w+en)\b)", re.IGNORECASE),
        "",
    ),
    (re.compile(r"^they've (?=\w)", re.IGNORECASE), "has "),
    (re.compile(r"^they(?:'d| would) (?=(?:like|love|rather|prefer|want|say|be|go|have)\b)", re.IGNORECASE), "would "),
    (re.compile(r"^they'll (?=\w)", re.IGNORECASE), "will "),
    (re.compile(r"^they were(n't)?\b", re.IGNORECASE), r"was\1"),
    (re.compile(r"^they are (?!n't)", re.IGNORECASE), ""),
    (re.compile(r"^they aren't\b", re.IGNORECASE), "isn't"),
    (re.compile(r"^they have(n't)?\b", re.IGNORECASE), r"has\1"),
    (re.compile(r"^they do(n't)?\b", re.IGNORECASE), r"does\1"),
    (
        re.compile(
            r"^they (?=(?:can|can't|could|couldn't|would|wouldn't|will|won't|might|may|must|should|shouldn't|did|didn't|had|hadn't)\b)",
            re.IGNORECASE,
        ),
        "",
    ),
)
_PLACED = re.compile(
    r"^(?:it's|it is|that's|there's) (?!\w+,)(?=(?:been|getting|got|a|an|the|about|only|still|always|better|worse|all|\d|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hard|fine|quiet|good|bad|horrible)\b)",
    re.IGNORECASE,
)
_THEY_DO = re.compile(rf"^they (?P<how>{_ADVERB})(?P<verb>[a-z]+)\b", re.IGNORECASE)
_SAME_DOER = re.compile(r"(?P<joint>,? (?:and|but)) (?P<rest>they(?:'\w+)? .*)$", re.IGNORECASE)
_OTHER_DOER = re.compile(
    r"\b(?:he|she|it|it's|he's|she's|we|there|there's|who|which|that|that's|when|if|because|cause|until|while|what|how|as|so|where|why|mum|mom|mother|dad|"
    r"father|sister|brother|husband|wife|partner|boyfriend|girlfriend|son|daughter|nan|manager|boss|friend|they\w*)\b|\[",
    re.IGNORECASE,
)

_DANGLING = re.compile(r"; (think|guess|suppose|reckon)(?:e?s)(?=;|$)")
"""A hedge behind its sentence is no sentence of its own."""


def terse(told: str) -> str:
    """A clause in the third person ("they wake at three") as a note holds it ("wakes at three"). Never longer than it was."""
    plain = _COMMAS.sub(",", " ".join(_KIN.sub("", _FILLER.sub("", told)).split()))
    short = "; ".join(_segment(piece) for part in plain.split("; ") for piece in _pieces(part))
    return _DANGLING.sub(r", they \1", short)


_COMMAS = re.compile(r",(?:\s*,)+")


def _pieces(text: str) -> list[str]:
    """Cut where they speak of themselves anew, unless what follows hangs on what stood before."""
    pieces, begin = [], 0
    for cut in _ANEW.finditer(text):
        head = text[begin : cut.start()]
        if len(head.split()) >= _FEWEST and not governs(head) and not _HANGS.match(head):
            pieces.append(head)
            begin = cut.end()
    return [*pieces, text[begin:]]


_ANEW = re.compile(r"(?:,| and|, and) (?=they(?:'\w+)? )")
_HANGS = re.compile(
    r"^(?:when|if|because|after|before|since|until|once|while|as|although|though|where|what|how)\b", re.IGNORECASE
)
_FEWEST = 3


def _segment(text: str) -> str:
    """One stretch between semicolons without the subject that its frame names already."""
    shorter = _without_subject(text)
    if shorter == text:
        return _PLACED.sub("", text)
    if (again := _SAME_DOER.search(shorter)) and not _OTHER_DOER.search(shorter[: again.start()]):
        rest = _without_subject(again["rest"])
        if rest != again["rest"]:
            return f"{shorter[: again.start()]}{again['joint']} {rest}"
    return shorter


def _without_subject(text: str) -> str:
    for pattern, shorter in _AUXILIARY:
        if pattern.match(text):
            return pattern.sub(shorter, text, count=1)
    found = _THEY_DO.match(text)
    if found is None:
        return text
    verb = found["verb"].lower()
    if is_past(verb):
        return f"{found['how']}{verb}{text[found.end() :]}"
    return f"{found['how']}{third(verb)}{_also_third(text[found.end() :])}" if verb in BASE else text


def _also_third(rest: str) -> str:
    """The verbs that share the dropped subject: "falls asleep and wakes at two"."""
    return _SHARED.sub(lambda m: m[0] if _TIED.search(rest[: m.start()]) else f"{m[1]}{third(m[2])}", rest)


_SHARED = re.compile(
    rf"((?:\band|\bor|\bbut)(?: then)? )({'|'.join(sorted(BASE - bag('love like need work walk talk call text sleep drink smoke worry cry use help count play fight hope plan drop pick turn move fall finish watch look run stand stay start stop wash open close')))})\b(?! (?:of|is|are|was)\b)"
)
_TIED = re.compile(
    r"\b(?:to|can|can't|could|will|won't|would|don't|let|lets|make|makes|and|or|but|when|if|because|he|she|it|we|who|that)\b|;"
)
"""Another verb or doer stands between: whose the next one is can't be told."""
