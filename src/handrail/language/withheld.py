"""What a client asked to keep out of a paper that goes out: it stands in no line of a letter and is offered for none (R7).

Found by the client's own refusal ("I don't want that in there", "Leave my dad out of it"): the turn with it, the question it answers,
what the therapist then says, and every other place in the hour that names what was refused. Too much is held back rather than too little.

KNOWN GAP: a refusal in other words, or a story told without the word for it, is not known; a human reads the letter before it goes.

>>> from handrail.papers.safe import SafeText, SafeTurn
>>> said = ((Role.CLIENT, "My brother hit me."), (Role.THERAPIST, "May they know about your brother?"), (Role.CLIENT, "No. Leave him out of it."))
>>> hour = SafeText("x", tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(said)), (), "rules", b"")
>>> withheld = Withheld.of(hour)
>>> withheld.holds(Evidence(0, 0, 18, "My brother hit me.")), withheld.holds(Evidence(2, 0, 24, "No. Leave him out of it."))
(True, True)
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handrail.papers.draft import Evidence, Omission
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

_WHAT = (
    r"(?:that|this|it|him|her|them|those|any of (?:that|this|it)|all that|(?:my|our|the|about)(?: [\w'’-]+){1,4}?|\[[^\]]+\])"
)
_PAPER = r"(?:there|(?:the|your|that|this|any|a) (?:\w+ ){0,2}(?:letter|report|referral|form|file|paper|record|notes?|email|summary))"
_REFUSED = re.compile(
    rf"\b(?:do not|don['’]?t|didn['’]?t|rather not|not|never)(?: (?:really|even))? (?:want|have|like|put|include|write|mention)(?: to have)? {_WHAT}(?: \w+)? (?:in|on|into) {_PAPER}|"
    rf"\bleave (?:[\w'’\[\]-]+ ){{1,4}}out\b|\bkeep {_WHAT} (?:out\b|between us|to yourself|in (?:here|this room))|\bleave out {_WHAT}|"
    rf"(?:^|[.!?,;] *)(?:please,? |but |and |just )*(?:don['’]?t|do not|you can['’]?t|never) (?:put|mention|include|share|tell (?:them|him|her|anyone|the \w+|\[[^\]]+\])|write|say)\b|"
    r"\bnot (?:about|the (?:stuff|thing|bit|part) (?:about|with))\b|\b(?:stays?|stay|goes no further than) (?:here|in (?:here|this room)|between (?:us|you and me))\b|"
    rf"\bbetween (?:you and me|us)\b|\boff the record\b|\bnot (?:in|for) {_PAPER}|\b(?:nobody|no one) (?:else )?(?:needs|has|is) to know\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:about|with|leave|keep|the|your|my|our) (?:the |your |my |our |his |her )?(?P<what>(?!the\b|your\b|my\b|our\b)[a-z][\w'’-]{2,})|"
    r"\bwhen (?:you|i) (?:were|was) (?P<when>[\w-]+)|(?P<who>\[(?!client|therapist)[^\]]+\])",
    re.IGNORECASE,
)
_SHORT = 4
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_KEEPS = re.compile(r"n['’]t\b|\b(?:not|never|nothing|stays?|out|leave|keep|between)\b", re.IGNORECASE)
"""A therapist's word that takes the refusal up."""
_PAPERS = frozenset(
    "letter letters report referral form file paper papers record records note notes email summary clinic doctor team service gp hospital surgery practice them they "
    "what that this there thing things stuff bit part way same other rest whole first next last moment time times week weeks day days today "
    "you your one ones anything nothing everything something anyone out end start problem reason fact idea point people about with when who how why where which tablets medication".split()
)
"""Words of the talk about the letter itself: they name nothing that is refused."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Turns about it, and its names in small letters."""

    turns: frozenset[int]
    names: frozenset[str]

    @classmethod
    def of(cls, safe: SafeText) -> "Withheld":
        """What this hour's client asked to keep out of a paper."""
        turns, names = set[int](), set[str]()
        for place, turn in enumerate(safe.turns):
            if turn.role is not Role.THERAPIST and _REFUSED.search(turn.text):
                turns.update(one.index for one in _around(safe.turns, place))
                names.update(name for said in _refusal(safe.turns, place) for name in _names(said))
        return cls(frozenset(turns), frozenset(names))

    def holds(self, words: Evidence | Omission) -> bool:
        """True for words of those turns, and for any that name what was refused."""
        said = words.quote.lower()
        return words.turn in self.turns or any(re.search(_in_any_form(name), said) for name in self.names)


def _in_any_form(name: str) -> str:
    """ "crying" is "cry" and "cried"; a surrogate has no other form."""
    if name.startswith("["):
        return re.escape(name)
    stem = re.sub(r"(?:ing|ed|s)$", "", name) if len(name) > _SHORT else name
    return rf"(?<!\w){re.escape(re.sub(r'(?:y|ie|i)$', '', stem))}(?:y|ies?|ied|e|es|ed|ing|ying|s|er|ers)?(?!\w)"


def _around(turns: Sequence[SafeTurn], place: int) -> Iterator[SafeTurn]:
    """The refusal, the therapist's question before it, and the therapist's word on it."""
    yield turns[place]
    for beside in (place - 1, place + 1):
        if 0 <= beside < len(turns) and turns[beside].role is Role.THERAPIST:
            yield turns[beside]


def _refusal(turns: Sequence[SafeTurn], place: int) -> Iterator[str]:
    """Its sentences: what was asked last, what the client refused, what the therapist said of it."""
    for one in _around(turns, place):
        sentences = _SENTENCE.findall(one.text)
        if one.index == turns[place].index:
            yield from (said for said in sentences if _REFUSED.search(said))
        elif one.index < turns[place].index:
            yield from [said for said in sentences if said.endswith("?")][-1:]
        else:
            yield from (said for said in sentences if _KEEPS.search(said) and not said.endswith("?"))


def _names(text: str) -> Iterator[str]:
    for found in _NAMED.finditer(text):
        name = next(one for one in found.groups() if one).lower()
        if name not in _PAPERS:
            yield name
