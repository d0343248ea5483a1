"""What a client asked to keep out of a paper: of one that goes out it stands in no line and is offered for none; what isn't to be
written down at all stands in none of any kind (R19). Words about safety stay where a human needs them (R37).

Found by the client's own refusal ("I don't want that in there", "Leave my dad out of it"): the turn with it, the question it answers,
what the therapist then says, and every other place in the hour that names what was refused. Too much is held back rather than too little.

KNOWN GAP: a refusal in other words, or a story told without the word for it ("I drank" for "the drinking"), is not known; a human reads
the letter before it goes.

>>> from handrail.papers.safe import SafeText, SafeTurn
>>> said = ((Role.CLIENT, "My brother hit me."), (Role.THERAPIST, "May they know about your brother?"), (Role.CLIENT, "No. Leave him out of it."))
>>> hour = SafeText("x", tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(said)), (), "rules", b"")
>>> withheld = Withheld.of(hour, goes_out=True)
>>> withheld.holds(Evidence(0, 0, 18, "My brother hit me.")), withheld.holds(Evidence(2, 0, 24, "No. Leave him out of it."))
(True, True)
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from handrail.language.unwritten import unwritten
from handrail.papers.draft import Evidence, Omission
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

_WHAT = (
    r"(?:that|this|it|him|her|them|those|any of (?:that|this|it)|all that|(?:my|our|the|about)(?: [\w'’-]+){1,4}?|\[[^\]]+\])"
)
_PAPER = r"(?:there|(?:the|your|my|that|this|any|a) (?:\w+ ){0,2}(?:letter|report|referral|form|file|paper|record|notes?|email|summary))"
_REFUSED = re.compile(
    rf"\b(?:do not|don['’]?t|didn['’]?t|rather not|not|never)(?: (?:really|even))? (?:want|have|like|put|include|write|mention)(?: to have)? {_WHAT}(?: \w+)? (?:in|on|into) {_PAPER}|"
    r"\bleave (?:that|this|it|him|her|them|those) out\b|\bkeep (?:that|this|it) (?:between us|to yourself)\b|"
    rf"(?:^|[.!?,;] *)(?:please,? |but |and |just )*(?:don['’]?t|do not|you can['’]?t|never) (?:put (?:that|this|it|him|her|them|(?:the|my|our|anything|any of) [\w'’ -]{{2,30}}?) (?:in\b|down\b)|(?:mention|include|share) |tell (?:them|anyone|(?:the|my) (?:clinic|doctor|gp|team|service|hospital|surgery)) )|"
    r"\b(?:could|can|would) you (?:please )?not (?:put|mention|include|share|say|write|tell)\b|\brather (?:you|it|that|we) (?:didn['’]?t|did not|wasn['’]?t|weren['’]?t)\b|"
    r"\b(?:don['’]?t|do not) want (?:them|anyone|anybody|(?:the|my) (?:clinic|doctor|gp|team|service|hospital|surgery)) to (?:know|see|read|hear)\b|\bthey (?:don['’]?t|do not) (?:need|have) to (?:know|hear|see)\b|"
    r"\b(?:that|this|it) (?:stays|goes no further than) (?:here|in (?:here|this room)|between (?:us|you and me))\b|"
    rf"\bno (?:quiero que|pong\w+|mencion\w+|incluy\w+)[^.;?!]{{0,60}}\b(?:carta|informe|reporte|expediente)\b|\boff the record\b|\bnot (?:in|for) {_PAPER}|\b(?:nobody|no one) (?:else )?(?:needs|has|is) to know\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"\bleave (?:[\w'’\[\]-]+ ){{1,4}}out\b|\bkeep {_WHAT} (?:out\b|in (?:here|this room))|\bleave out {_WHAT}|\bnot (?:about|the (?:stuff|thing|bit|part) (?:about|with))\b|"
    r"\b(?:don['’]?t|do not) (?:put|say|write|mention|include|tell)\b|\b(?:stays?|stay) (?:here|in (?:here|this room))\b|\bbetween (?:you and me|us)\b|^\W*(?:no|nope|rather not|i['’]d rather not)\b",
    re.IGNORECASE,
)
_ASKS_LEAVE = re.compile(
    rf"\b(?:in|into|to|with) {_PAPER}|\b(?:letter|report|referral)\b|\b(?:shall|should|may|can|could) (?:i|we|they|he|she|(?:the|your) [\w-]+) (?:\w+ ){{0,2}}?(?:mention|include|put|write|say|tell|share|know)\b|\b(?:write|speak|talk) (?:to|with) (?:dr\b|your (?:doctor|gp|psychiatrist|school)\b|\[)|\bwant me to (?:mention|include|put|write|say|tell|share)\b",
    re.IGNORECASE,
)
"""Words that refuse where a paper, or leave to tell, was spoken of right before; of anything else they say nothing."""
_POINTS = re.compile(r"\b(?:that|this|it)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:about|with|leave|keep|mention|the|your|my|our|el|la|los|las|mi|mis|del) (?P<what>(?:(?!(?:in|into|on|out|from|to|of|at|when|that|and|or|with|between|please|if|because|as|salga|en)\b)[^\W\d_][\w'’-]*\s*){1,3})|"
    r"\bwhen (?:you|i) (?:were|was) (?P<when>[\w-]+)|(?P<who>\[(?!client|therapist)[^\]]+\])",
    re.IGNORECASE,
)
_SHORT, _BEFORE = 4, 2
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_KEEPS = re.compile(
    r"\b(?:leave|keep)\b.*\bout\b|\b(?:stays|is) out\b|\bstays between\b|\b(?:won['’]t|not) (?:mention|include|put)\b",
    re.IGNORECASE,
)
"""A therapist's word that takes the refusal up."""
_PAPERS = frozenset(
    "letter letters report referral form file paper papers record records note notes email summary clinic doctor team service gp hospital surgery practice them they "
    "what that this there thing things stuff bit part way same other rest whole first next last moment time times week weeks day days today "
    "you your one ones anything nothing everything something anyone out end start problem reason fact idea point people about with when who how why where which tablets medication him her it me us all any carta informe reporte expediente que no".split()
)
"""Words of the talk about the letter itself: they name nothing that is refused."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Turns about it, and its names in small letters."""

    turns: frozenset[int]
    names: frozenset[str]

    @classmethod
    def of(cls, safe: SafeText, *, goes_out: bool, flagged: Collection[int] = ()) -> "Withheld":
        """What this hour's client asked to keep out of a paper; out of one that stays here, what isn't to be written down, but for turns `flagged`."""
        nowhere = unwritten(safe.turns)
        if not goes_out:
            return cls(nowhere - frozenset(flagged), frozenset())
        turns, names = set(nowhere), set[str]()
        for place, turn in enumerate(safe.turns):
            if turn.role is not Role.THERAPIST and _refuses(safe.turns, place):
                named = _refused(safe.turns, place)
                turns.update(one.index for one in _around(safe.turns, place))
                names.update(named)
                if not named and _POINTS.search(turn.text):
                    turns.update(one.index for one in safe.turns[max(0, place - _BEFORE) : place])
        return cls(frozenset(turns), frozenset(names))

    def __bool__(self) -> bool:
        """Whether the client asked for anything of the kind."""
        return bool(self.turns)

    def holds(self, words: Evidence | Omission) -> bool:
        """True for words of those turns, and for any that name what was refused."""
        said = words.quote.lower()
        return words.turn in self.turns or any(re.search(_in_any_form(name), said) for name in self.names)


def _in_any_form(name: str) -> str:
    """ "crying" is "cry" and "cried"; a surrogate has no other form."""
    if name.startswith("["):
        return re.escape(name)
    stem = re.sub(r"(?:ing|ed|s|e)$", "", name) if len(name) > _SHORT else re.sub(r"(?<=\w\w\w)e$", "", name)
    stem = re.sub(r"(?:y|ie|i)$", "", re.sub(r"([bdgmnprt])\1$", r"\1", stem))
    return rf"(?<!\w){re.escape(stem)}(?:{re.escape(stem[-1:])}(?=ing|ed))?(?:y|ies?|ied|e|es|ed|d|ing|ying|s|er|ers)?(?!\w)"


def _around(turns: Sequence[SafeTurn], place: int) -> Iterator[SafeTurn]:
    """The refusal, the therapist's question before it, and the therapist's word on it."""
    yield turns[place]
    for beside in (place - 1, place + 1):
        if 0 <= beside < len(turns) and turns[beside].role is Role.THERAPIST:
            yield turns[beside]


def _refuses(turns: Sequence[SafeTurn], place: int) -> bool:
    """In so many words, or in few where leave was asked or a paper spoken of."""
    text, before = turns[place].text, turns[place - 1] if place else None
    asked = before is not None and before.role is Role.THERAPIST and _ASKS_LEAVE.search(before.text) is not None
    return bool(_REFUSED.search(text) or ((asked or _ASKS_LEAVE.search(text)) and _LOOSE.search(text)))


def _refused(turns: Sequence[SafeTurn], place: int) -> frozenset[str]:
    """What it is, by name: in the client's own refusal, else in the question, and in the therapist's word that it stays out."""
    own = _names(said for said in _sentences(turns[place]) if _REFUSED.search(said) or _LOOSE.search(said))
    before, after = (
        turns[at] if 0 <= at < len(turns) and turns[at].role is Role.THERAPIST else None for at in (place - 1, place + 1)
    )
    asked = [said for said in _sentences(before) if said.endswith("?")][-1:] if before is not None and not own else []
    kept = [said for said in _sentences(after) if _KEEPS.search(said)] if after is not None else []
    return own | _names(asked) | _names(kept)


def _sentences(turn: SafeTurn) -> list[str]:
    return [said.strip() for said in _SENTENCE.findall(turn.text)]


def _names(texts: Iterable[str]) -> frozenset[str]:
    found = (next(one for one in named.groups() if one) for text in texts for named in _NAMED.finditer(text))
    return frozenset(name for words in found if (name := words.split()[-1].lower()) not in _PAPERS)
