"""What a client asks to be kept between the two: it goes into no paper that is taken home, where somebody else may read it.

Who asks for silence ("Don't tell my mum that"), was asked for it ("He told me not to say") or tells what another is not to know says so
in the same turn, or right after it. The whole turn stays: which of its sentences is the secret no word tells.

KNOWN GAP: a secret that is told as one in other words, or told again elsewhere in the hour, is not known; a human reads the summary first.

>>> asks_for_silence("We share a flat. Please don't tell her that."), asks_for_silence("I don't tell jokes."), asks_for_silence("Nadie lo sabe.")
(True, False, True)
"""

import re
from collections.abc import Iterable

from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

_KIN = r"(?:mum|mom|mam|dad|gran|grandma|grandpa|grandad|nan|nana)"
_ANYONE = rf"(?:her|him|them|it|anyone|anybody|a soul|nobody|my [\w-]+|the [\w-]+|{_KIN}|\[[^\]]+\])"
_SOMEBODY = rf"(?:she|he|they|my [\w-]+|{_KIN}|\[[^\]]+\])"
_OF_IT = r"(?=\s*(?:[.,;!?]|$)|\s+(?:about|that|this|it|any|yet|of|i)\b)"
_NOT = r"(?:doesn['’]t|don['’]t|didn['’]t|mustn['’]t|can['’]t|must not|can not|cannot|must never|never)"
_SILENCE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:^|[.,;!?–—]\s*|\b(?:please|so|but|and|just) )(?:please,? )?(?:don['’]t|do not|never) (?:ever )?(?:tell {_ANYONE}|mention|repeat|let on|say (?:anything|a word))(?!\w)",
        r"\b(?:told|asked|begged|made) (?:me|us) (?:not to (?:say|tell|mention|talk)|(?:to )?(?:promise|swear|keep (?:it|this|that|quiet)))\b",
        r"\b(?:shouldn['’]t|not supposed to|wasn['’]t supposed to|not meant to|wasn['’]t going to) (?:really |even )?(?:be )?(?:tell|say)",
        rf"(?<!\w){_SOMEBODY} {_NOT} (?:even |really )?(?:know|knew|find out){_OF_IT}|\b(?:nobody|no[- ]one) (?:else )?(?:knows|knew){_OF_IT}",
        r"\b(?:nobody|no[- ]one|we (?:don['’]t|never)|they (?:don['’]t|never)) (?:ever )?(?:talks?|speaks?) (?:about|of) (?:it|that|this|her|him)\b",
        rf"\b(?:haven['’]t|have not|hadn['’]t|never) (?:ever )?told {_ANYONE}(?!\w)(?! off\b)",
        r"\bbetween (?:you and me|us|ourselves|these (?:four )?walls)(?=\s*(?:[.,;!?]|$))|\bin confidence\b|\boff the record\b|\b(?:a|my|his|her|their|our|family) (?:big |little )?secrets?\b",
        rf"\b(?:do(?:n['’]t| not)|didn['’]t|never|wouldn['’]t) want {_ANYONE} to (?:ever )?(?:know|find out|hear|see)\b|\b(?:don['’]t|do not|never) let {_ANYONE} (?:see|know|find|read|hear)\b|\bso (?:that )?{_SOMEBODY} (?:can['’]t|couldn['’]t|won['’]t|wouldn['’]t|doesn['’]t) (?:hear|see|know|notice|find out)\b",
        r"\bkeep (?:this|that|it) (?:to yourself|between|quiet|secret|from)\b|\bkept (?:it|this|that) (?:from|quiet|secret)\b",
        r"\bno quiero que (?:mi \w+|él|ella|nadie|se|lo) (?:se )?(?:lo )?(?:entere\w*|sepa\w*)\b|\bno sabe lo de\w*\b",
        r"\bno (?:se )?(?:le|les|lo|la) (?:digas?|cuentes?|cuente|mencione)\b|\bque no se enter\w+|\bno deber[ií]a (?:decir|contar)\w*",
        r"\bnadie (?:más )?(?:lo )?(?:sabe|habla de es[eo])\b|\b(?:mi \w+|él|ella|\[[^\]]+\]) no (?:lo )?sabe(?: nada)?(?=\s*(?:[.,;!?]|$)| de| que)",
        r"\bno se (?:lo|la) (?:he dicho|he contado|dije|conté) a|\bnunca (?:se lo|le|lo) (?:he dicho|he contado|dije|conté)",
        r"\bme (?:pidi[óo]|dijo|hizo (?:jurar|prometer)) que no (?:dijera|contara|lo)\b|\b(?:es|un|mi|su) secreto\b|\b(?:quede|queda|esto|eso)\b[^.;]{0,20}\bentre (?:usted|tú|nosotr[oa]s)(?: y yo)?(?=\s*(?:[.,;!?]|$))",
    )
)  # fmt: skip
_SHORT = 8
"""A turn of so few words that asks for silence asks it for what was said before."""
_BEFORE = 2
_WHO_KNOWS = re.compile(
    r"\b(?:do|does|did) (?:your [\w-]+|he|she|they|anyone|anybody|\[[^\]]+\]) (?:else )?know(?: about (?:it|that|this))?\s*\?",
    re.IGNORECASE,
)
_NO = re.compile(r"\W*(?:no|nobody|not yet|never|god no)\b", re.IGNORECASE)
_DOESNT_KNOW = re.compile(rf"(?<!\w)(?:your [\w-]+|{_SOMEBODY}) {_NOT} (?:even |really )?(?:know|knew){_OF_IT}", re.IGNORECASE)
_CLIENTS = (Role.CLIENT, Role.CLIENT_2)


def asks_for_silence(text: str) -> bool:
    """Somebody is not to know of what is said here."""
    return any(pattern.search(text) for pattern in _SILENCE)


def confided(turns: Iterable[SafeTurn]) -> frozenset[int]:
    """Turns whose words are to stay between the two: clients', and a therapist's who says again what somebody doesn't know."""
    found: set[int] = set()
    last: dict[Role, int] = {}
    asked = False
    for turn in turns:
        if turn.role is Role.THERAPIST and _DOESNT_KNOW.search(turn.text):
            found.add(turn.index)
        if turn.role in _CLIENTS and (asks_for_silence(turn.text) or (asked and _NO.match(turn.text))):
            before = last.get(turn.role, turn.index)
            belongs = turn.index - before <= _BEFORE and len(turn.text.split()) <= _SHORT
            found |= {turn.index, before} if belongs else {turn.index}
        last[turn.role] = turn.index
        asked = turn.role is Role.THERAPIST and _WHO_KNOWS.search(turn.text) is not None
    return frozenset(found)
