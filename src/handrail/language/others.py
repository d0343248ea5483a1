"""Who else was in the room: a group note is one client's, and holds nobody else's words, story or task (R7, R19; handbook 3.1, 4.6).

The sealed text has no names, so another member is known by their surrogate: "[Person 2]" and "[Client 2]" have no relation to this
client, and who the therapist or another member speaks to by "[Friend]" sits there too. What may be another's is left out: the
clinician finds this client's own words among what the draft left out.

>>> from handrail.papers.safe import SafeText, SafeTurn
>>> said = ((Role.OTHER, "He left me."), (Role.THERAPIST, "[Person 1], call your sponsor. Write down three things."))
>>> hour = SafeText("x", tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(said)), (), "rules", b"")
>>> others = Others.of(hour)
>>> others.are_named("Client felt for [Person 1]'s sister."), others.are_asked(Evidence(1, 31, 55, "Write down three things."))
(True, True)
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handrail.papers.draft import Evidence, Omission, Said
from handrail.papers.safe import SafeText
from handrail.papers.transcript import Role

_OWN = (Role.CLIENT, Role.THERAPIST)
_SURROGATE = r"\[[^\[\]\n]{1,80}\]"
_UNRELATED = re.compile(r"\b(?:person|client) \d+\b", re.IGNORECASE)
"""With its brackets or without: a model may drop them."""
_CLIENT = re.compile(r"\[client\]", re.IGNORECASE)
_THERAPIST = re.compile(r"\[therapist(?: \d+)?\]", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:^|[.!?…]\s+|\n)(?:(?:and|but|so|then|okay|ok|well|hi|hello|hey|now|yes|yeah|no|right|great|good|thanks|thank you|oh|um|uh)"
    rf"[,\s]+)*({_SURROGATE})(?=\s*(?:[,.?!:;…–—-]|$))",
    re.IGNORECASE,
)
"""A name that opens what is said to its bearer: "So, [Person 2], what was that like?" """
_CALLED_LATER = re.compile(rf",\s*({_SURROGATE})(?=\s*(?:[,.?!:;…]|$))", re.IGNORECASE)
""" "What was that like, [Person 2]?" """
_NAMES_KIN = re.compile(r"\b(?:your|my|his|her|their|our) (?:[\w-]+ )?[\w-]+$", re.IGNORECASE)
""" "Your sister, [Sister]" says who she is, and speaks to nobody."""
_ALL = re.compile(
    r"\b(?:everyone|everybody|(?:all|each|both|any) of (?:you|us)|you all|y['’]all|you guys|(?:to|for|with|ask(?:ing)?) the (?:whole )?group)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Others:
    """Everyone in one hour but this client and the therapist. `called`: surrogates, in small letters, whom someone there speaks to."""

    safe: SafeText
    called: frozenset[str]
    places: Mapping[int, int]
    """Where each turn stands, by its index."""

    @classmethod
    def of(cls, safe: SafeText) -> "Others":
        """Who else was there, as far as the text shows it."""
        spoken = (turn.text for turn in safe.turns if turn.role is not Role.CLIENT)
        called = {name.lower() for text in spoken for name in _CALLED.findall(text)}
        names = frozenset(name for name in called if not _CLIENT.match(name) and not _THERAPIST.match(name))
        return cls(safe, names, {turn.index: place for place, turn in enumerate(safe.turns)})

    def have_part_in(self, said: Said) -> bool:
        """True when a statement rests on, tells of, or was said to someone other than this client."""
        return any(map(self.are_named, (said.text, said.word_for_word))) or any(map(self.are_part_of, said.evidence))

    def are_part_of(self, evidence: Evidence) -> bool:
        """True for words that another spoke, that name another, or that were said to one."""
        return self.spoke(evidence) or self.are_named(evidence.quote) or self.are_asked(evidence)

    def were_spoken_to(self, said: Said) -> bool:
        """True when a statement rests on another's words, or on a therapist's that were said to another who speaks in this hour."""
        return any(self.spoke(one) or (self.speak and self.are_asked(one)) for one in said.evidence)

    @property
    def speak(self) -> bool:
        """Somebody but this client and the therapist does."""
        return any(turn.role not in _OWN for turn in self.safe.turns)

    def spoke(self, evidence: Evidence | Omission) -> bool:
        """True for another's words."""
        return self._role(evidence.turn) not in _OWN

    def are_named(self, text: str) -> bool:
        """True when a text names one of them, wherever the name stands."""
        return bool(_UNRELATED.search(text)) or any(name in text.lower() for name in self.called)

    def are_asked(self, evidence: Evidence | Omission) -> bool:
        """True for a therapist's words that were said to one of them: who was called by name last, else whose talk it stands in."""
        if self._role(evidence.turn) is not Role.THERAPIST:
            return False
        text = self.safe.turns[self.places[evidence.turn]].text
        before = [theirs for place, theirs in sorted(_addressed(text)) if place < evidence.end]
        if before:
            return before[-1]
        return bool(_YOU.search(evidence.quote)) and self._among_others(evidence.turn)

    def may_be_meant(self, left_out: Omission) -> bool:
        """True for a therapist's words that were said to one of them, or that stand in their talk: "Call the clinic" names nobody."""
        of_therapist = self._role(left_out.turn) is Role.THERAPIST
        return self.are_asked(left_out) or (of_therapist and self._among_others(left_out.turn))

    def _among_others(self, turn: int) -> bool:
        """Another speaks beside this turn, and the client neither right before it nor right after."""
        turns, at = self.safe.turns, self.places[turn]
        before = (turns[place].role for place in range(at - 1, -1, -1))
        after = (turns[place].role for place in range(at + 1, len(turns)))
        beside = {_who_next(before), _who_next(after)}
        return Role.CLIENT not in beside and beside != {None}

    def _role(self, turn: int) -> Role | None:
        at = self.places.get(turn)
        return None if at is None else self.safe.turns[at].role


def _addressed(text: str) -> Iterator[tuple[int, bool]]:
    """Where a turn turns to somebody, and whether that is another: not this client, and not everyone."""
    later = (found for found in _CALLED_LATER.finditer(text) if not _NAMES_KIN.search(text, 0, found.start()))
    for found in (*_CALLED.finditer(text), *later):
        yield found.start(1), not _CLIENT.match(found[1])
    for found in _ALL.finditer(text):
        yield found.start(), False


def _who_next(roles: Iterable[Role]) -> Role | None:
    return next((role for role in roles if role is not Role.THERAPIST), None)
