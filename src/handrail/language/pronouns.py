"""A client is told of by the pronouns that they gave: "they", which every draft is written with, becomes "she" or "he" in a clinician's hands.

No model is told them. A line is changed whole or not at all: it stays as it is where its words may mean anyone else, or where
a verb is not known.

>>> she = given("she/her")
>>> she.told("Client reported: when they're up they check that their door is locked.", ["When I'm up I check that my door is locked"])
"Client reported: when she's up she checks that her door is locked."
>>> she.told("Client reported: they pay the rent.", ["We pay the rent"])
'Client reported: they pay the rent.'
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handrail.language.agreement import ALSO, BASE, EITHER, PAST, is_past, third

_QUOTED = re.compile(r"“[^“”]*”?")
_THEY = r"they|them|their|theirs|themselves"
_ANY = re.compile(rf"\b(?:{_THEY})\b", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"\b(?:{_THEY}|we|us|our|ours|ourselves|let['’]s|both|y['’]all|you (?:two|guys|all|and))\b", re.IGNORECASE
)
"""More people than the client may be meant."""
_SOMEBODY = re.compile(
    r"\[[^\]]+\]|\b(?:mum|mom|mam|mama|mother|mummy|papa|dad|da|daddy|father|parents?|sister|brother|son|daughter|wife|husband|missus|partner|girlfriend|boyfriend|fiancée?|"
    r"aunt|auntie|uncle|cousin|niece|nephew|nan|nana|gran|granny|grandma|grandad|granddad|grandpa|grandmother|grandfather|friend|mate|flatmate|housemate|roommate|"
    r"boss|manager|supervisor|colleague|coworker|teacher|tutor|doctor|gp|nurse|midwife|psychiatrist|consultant|physio|therapist|lad|lass|man|woman|girl|boy|"
    r"lady|kid|child|baby|neighbou?r|landlord|landlady|coach|sponsor|ex|someone|somebody|nobody|everyone|everybody|anyone|anybody|guy|bloke|fella|granddaughter|grandson|"
    r"step\w+|carer|vicar|priest|imam|solicitor|lawyer|driver|officer|dentist|surgeon|mistress|\w+maid|\w+ess|\w+-in-law)\b",
    re.IGNORECASE,
)
_DOES_SOMETHING = re.compile(
    rf"\b(?:the|a|an|their|his|her|another|some|my|our) (?:[\w-]+ ){{0,2}}?[\w-]+ (?:\w+ed|is|was|has|had|{'|'.join(sorted(PAST | {third(verb) for verb in BASE | ALSO}))})\b",
    re.IGNORECASE,
)
"""Another person, or what may be one: what "she" says behind these may be read as theirs."""
_NAMED = re.compile(
    r"(?<=[a-z,:;] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|English)"
    r"[A-Z][a-z]+"
)
"""A name that was taken for none."""
_THERAPISTS = re.compile(
    r"(?!(?:client|ct|patient|pt)\b)\w+ (?:said|says|noted|notes|reflected|reflects|suggested|suggests|recommended|recommends|advised|advises|proposed|proposes)(?: that)?\b"
    r"(?!.*\b(?:client|patient|ct|pt)\b.*\bthe(?:y|irs?|mselves)\b)",
    re.IGNORECASE,
)
"""Of whom a therapist said it is not in the line: "Therapist said that she will ring" leaves open who rings."""
_OWN = re.compile(r"\b(?:they|their|theirs|themselves)\b", re.IGNORECASE)
_HOW = r"(?P<how>(?:(?:\w+ly|still|always|never|also|already|sometimes|usually|often|even|only|just|now|then|mostly|almost|kind of|sort of|first|last|nearly|hardly) )*)"
_SHORT = re.compile(r"\bthey(?P<rest>'re|'ve|'d|'ll)\b", re.IGNORECASE)
_DOES = re.compile(rf"\bthey {_HOW}(?P<verb>[a-z]+(?:'t)?)\b", re.IGNORECASE)
_ONE = {
    "are": "is", "were": "was", "have": "has", "do": "does", "aren't": "isn't", "weren't": "wasn't", "haven't": "hasn't", "don't": "doesn't",
}  # fmt: skip
_SHORTENED = {"'re": "'s", "'ve": " has", "'d": "'d", "'ll": "'ll"}
_ALIKE = frozenset(
    "can can't cannot could couldn't would wouldn't will won't might may must mustn't should shouldn't shall did didn't had hadn't ought used".split()
)
_TURNED = re.compile(rf"\b({'|'.join(sorted(_ONE.keys() | _ALIKE, reverse=True))}) they\b", re.IGNORECASE)
""" "When I can I walk", "do they know": whether a question turns it can't be told."""
_WISHED = re.compile(r"\b(?:suggest|recommend|propos|insist|urg|request|ask|demand)\w*\b", re.IGNORECASE)
""" "Suggested she call": no third person there."""
_NEXT = re.compile(r"(?:,|\b(?:and|or|but|then))\s+(?:(?:then|just|still|never|always|not|\w+ly) )*([a-z']+)", re.IGNORECASE)
_NO_VERB = frozenset(
    "the a an my his her their its our this that these those it he she they we i there when if because cause since so as at in on of for to with by from until till after before "
    "while who what which how where why all some most every each one two three four five six seven eight nine ten no maybe about around up down out off over back "
    "she's he's it's they're they'd they've they'll it'd he'd she'd there's that's is was has had does did would could should can will might".split()
)
"""What may stand behind an "and" and is no second verb of the client's."""


@dataclass(frozen=True, slots=True)
class Pronouns:
    """`subject` "she", `whom` "her", `whose` "her", `own` "hers", `self` "herself"."""

    subject: str
    whom: str
    whose: str
    own: str
    self: str

    def told(self, text: str, said: Sequence[str]) -> str:
        """A line about one client with these pronouns outside quotation marks, or as it was. `said`: the words that it rests on."""
        outside = _QUOTED.sub(" ", text)
        if not _ANY.search(outside) or any(map(self._may_be_others, said)) or self._mistaken(outside):
            return text
        parts, at = [], 0
        for quoted in [*_QUOTED.finditer(text), None]:
            changed = self._in(text[at : quoted.start() if quoted else len(text)])
            if changed is None:
                return text
            parts += [changed, quoted[0] if quoted else ""]
            at = quoted.end() if quoted else at
        return "".join(parts)

    def _may_be_others(self, said: str) -> bool:
        """Several are spoken of, or somebody who takes the same pronouns."""
        return bool(
            _SEVERAL.search(said)
            or re.search(rf"\b(?:{self.subject}|{self.whom}|{self.whose}|{self.self})\b", said, re.IGNORECASE)
        )

    def _mistaken(self, text: str) -> bool:
        """Somebody else was named before: "told Mum she can't come" leaves open who can't. What a line begins with is its frame."""
        last = max((found.start() for found in _OWN.finditer(text)), default=0)
        if last and _THERAPISTS.match(text):
            return True
        return any(pattern.search(text, 1, last) for pattern in (_SOMEBODY, _DOES_SOMETHING, _NAMED))

    def _in(self, text: str) -> str | None:
        """A stretch without quotations; None where a verb is not sure."""
        if _TURNED.search(text) or any(_unsure(found, text) for found in (*_DOES.finditer(text), *_SHORT.finditer(text))):
            return None
        text = _SHORT.sub(lambda m: self._cased(m[0], self.subject) + _SHORTENED[m["rest"].lower()], text)
        text = _DOES.sub(lambda m: f"{self._cased(m[0], self.subject)} {m['how']}{_agreed(m['verb'].lower())}", text)
        for word, mine in (("themselves", self.self), ("theirs", self.own), ("their", self.whose), ("them", self.whom)):
            text = re.sub(rf"\b{word}\b", self._as(mine), text, flags=re.IGNORECASE)
        return None if _ANY.search(text) else text

    def _as(self, mine: str) -> Callable[[re.Match[str]], str]:
        return lambda found: self._cased(found[0], mine)

    @staticmethod
    def _cased(like: str, word: str) -> str:
        return word.capitalize() if like[0].isupper() else word


_SHE, _HE = Pronouns("she", "her", "her", "hers", "herself"), Pronouns("he", "him", "his", "his", "himself")
_KNOWN = {
    word: pronouns
    for pronouns, words in ((_SHE, "she her hers herself ella la"), (_HE, "he him his himself él lo"))
    for word in words.split()
}
_SUBJECTS = frozenset(("she", "ella", "he", "él"))


def given(record: str) -> Pronouns | None:
    """What a client's record says: "she/her", "He / him", "ella"; None where it says nothing, "they", more than one, or anything else ("not she")."""
    words = set(re.findall(r"[^\W\d_]+", record.lower()))
    found = {_KNOWN.get(word) for word in words}
    return found.pop() if len(found) == 1 and words & _SUBJECTS else None


def _unsure(found: re.Match[str], text: str) -> bool:
    """A verb that isn't known, that says no tense, or that another one shares ("they wake and pace")."""
    verb = found.groupdict().get("verb", "are").lower()
    agreed = _agreed(verb)
    if agreed is None or verb in EITHER:
        return True
    if agreed == verb or (found.re is _SHORT and found["rest"].lower() in ("'d", "'ll")):
        return False
    rest = re.split(r"[.;]", text[found.end() :])[0]
    behind = [word[1].lower() for word in _NEXT.finditer(rest)]
    others = [word for word in behind if not (word in _NO_VERB or is_past(word) or word.endswith("ing"))]
    return bool(others) or _WISHED.search(text, 0, found.start()) is not None


def _agreed(verb: str) -> str | None:
    """As one person takes it; None where it is no verb that is known."""
    if verb in _ONE:
        return _ONE[verb]
    if verb in _ALIKE or is_past(verb):
        return verb
    return third(verb) if verb in BASE | ALSO else None
