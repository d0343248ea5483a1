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

from handrail.language.agreement import ALSO, BASE, is_past, third

_QUOTED = re.compile(r"“[^“”]*”?")
_THEY = r"they|them|their|theirs|themselves"
_ANY = re.compile(rf"\b(?:{_THEY})\b", re.IGNORECASE)
_SEVERAL = re.compile(rf"\b(?:{_THEY}|we|us|our|ours|ourselves|let['’]s|both|y['’]all)\b", re.IGNORECASE)
"""More people than the client may be meant."""
_SOMEBODY = re.compile(
    r"\[[^\]]+\]|\b(?:mum|mom|mam|mother|mummy|dad|da|daddy|father|parents?|sister|brother|son|daughter|wife|husband|missus|partner|girlfriend|boyfriend|fiancée?|"
    r"aunt|auntie|uncle|cousin|niece|nephew|nan|nana|gran|granny|grandma|grandad|granddad|grandpa|grandmother|grandfather|friend|mate|flatmate|housemate|roommate|"
    r"boss|manager|supervisor|colleague|coworker|teacher|tutor|doctor|gp|nurse|midwife|psychiatrist|consultant|physio|therapist|lad|lass|man|woman|girl|boy|"
    r"lady|kid|child|baby|neighbou?r|landlord|landlady|coach|sponsor|ex|someone|somebody)\b",
    re.IGNORECASE,
)
"""Another person: what "she" says behind these may be read as theirs."""
_HOW = r"(?P<how>(?:(?:\w+ly|still|always|never|also|already|sometimes|usually|often|even|only|just|now|then|mostly|almost|kind of|sort of|both|all|first|last|nearly|hardly) )*)"
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
"""As a question turns it: "do they know", and the verb behind stays as it is."""
_SHARED = re.compile(
    rf"\b(?:and|or|but)(?: then| just| still)? (?:{'|'.join(sorted(BASE | ALSO | _ONE.keys()))})\b|\b(?:and|or|but) \w+ly ",
    re.IGNORECASE,
)
"""A second verb of one subject: whether it is the client's isn't sure."""


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
        """Somebody was named before in the same sentence: "told Mum she can't come" leaves open who can't. What a line begins with is its frame."""
        return any(
            (other := _SOMEBODY.search(part, at == 0))
            and re.search(r"\b(?:they|their|theirs|themselves)\b", part[other.end() :], re.IGNORECASE)
            for at, part in enumerate(re.split(r"[.;:] ", text))
        )

    def _in(self, text: str) -> str | None:
        """A stretch without quotations; None where a verb is not known."""
        unknown = False

        def does(found: re.Match[str]) -> str:
            nonlocal unknown
            verb = found["verb"].lower()
            agreed = _agreed(verb)
            rest = re.split(r"[.;]", text[found.end() :])[0]
            if agreed is None or (agreed != verb and _SHARED.search(rest)):
                unknown = True
                return found[0]
            return f"{self._cased(found[0], self.subject)} {found['how']}{agreed}"

        text = _TURNED.sub(lambda m: f"{_ONE.get(m[1].lower(), m[1])} {self.subject}", text)
        text = _SHORT.sub(lambda m: self._cased(m[0], self.subject) + _SHORTENED[m["rest"].lower()], text)
        text = _DOES.sub(does, text)
        for word, mine in (("themselves", self.self), ("theirs", self.own), ("their", self.whose), ("them", self.whom)):
            text = re.sub(rf"\b{word}\b", self._as(mine), text, flags=re.IGNORECASE)
        return None if unknown or _ANY.search(text) else text

    def _as(self, mine: str) -> Callable[[re.Match[str]], str]:
        return lambda found: self._cased(found[0], mine)

    @staticmethod
    def _cased(like: str, word: str) -> str:
        return word.capitalize() if like[0].isupper() else word


_KNOWN = {
    "she": Pronouns("she", "her", "her", "hers", "herself"),
    "he": Pronouns("he", "him", "his", "his", "himself"),
}


def given(record: str) -> Pronouns | None:
    """What a client's record says: "she/her", "He / him", "ella"; None where it says nothing, "they", or more than one."""
    words = set(re.findall(r"[a-z]+", record.lower()))
    found = [pronouns for word, pronouns in _KNOWN.items() if word in words]
    return found[0] if len(found) == 1 and "they" not in words else None


def _agreed(verb: str) -> str | None:
    """As one person takes it; None where it is no verb that is known."""
    if verb in _ONE:
        return _ONE[verb]
    if verb in _ALIKE or is_past(verb):
        return verb
    return third(verb) if verb in BASE | ALSO else None
