"""Each passage with what it does in the talk, what stands around it and what came back."""

import re
from dataclasses import dataclass

from handrail.backends.embedded.hour.borrowed import says_back
from handrail.backends.embedded.hour.moves import Move, move, reads_back, says_who_does_what
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.weight.features import FIGURE
from handrail.backends.embedded.weight.score import Scored
from handrail.backends.embedded.weight.taken_back import taken_back
from handrail.backends.embedded.words.text import telling, words
from handrail.papers.transcript import Role

CLIENTS = frozenset({Role.CLIENT, Role.CLIENT_2})
FULL = 6
"""Words of a sentence that says something by itself."""
_REST = 4
"""Sentences before and behind that belong to it at most."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A passage with its move (therapists only), and the reply that its turn got."""

    scored: Scored
    move: Move | None
    reply: Passage | None
    before: Passage | None
    """The sentence right before it in the same turn."""
    rest: tuple[Passage, ...] = ()
    """The next sentences of the same turn, a few at most."""
    earlier: tuple[Passage, ...] = ()
    """The sentences before it, of both, the nearest first, a few at most."""
    taken_back: bool = False
    """A therapist's figures, which the therapist took back when the client said otherwise."""

    upon: tuple[Passage, ...] = ()
    """What both said that it takes up, or what names the medicine that it is of: it is told upon that."""
    dream: Passage | None = None
    """Of what was dreamt: the sentence that says so."""
    overtaken: bool = False
    """An offer that something else took the place of."""
    second: Passage | None = None
    """What another client answered to it, too."""

    @property
    def passage(self) -> Passage:
        """Short for `scored.passage`."""
        return self.scored.passage


_READ_BACK = 16
"""Turns in which a therapist who began to read back what was agreed goes on with it."""
_PLAYS = re.compile(
    r"\bI(?:['’]ll| will) (?:be|play) (?:your|the|him|her|\[)|\brole[- ]?play|\bas if I were (?:your|him|her|\[)", re.IGNORECASE
)
_PLAY = 4
"""Turns after "I'll be your mum" in which a therapist's words may be another's."""
_PROMISES = re.compile(
    r"\b(?:i['’]ll|i will|(?:i|we) could|i can(?! ?(?:not\b|['’]t))|let['’]s)\b(?P<what>[^.?!]*)", re.IGNORECASE
)
_DO_THAT = re.compile(r"\W*(?:do|try|manage|live with|agree to) (?:that|it|this)\b", re.IGNORECASE)
_MAY_GO_ON = frozenset((Move.TELL, Move.REFLECT, Move.SUGGEST, Move.FINDING))


def with_moves(found: list[Scored]) -> list[Asked]:
    """Each passage with what it does and what came back."""
    replies = {
        one.passage.heard.turn: one.passage
        for one in reversed(found)
        if one.passage.heard is not None and one.passage.role in CLIENTS
    }
    opening: dict[int, list[Passage]] = {}
    for one in found:
        if one.passage.heard is not None and one.passage.role in CLIENTS:
            opening.setdefault(one.passage.heard.turn, []).append(one.passage)
    linked = []
    wrong = set(taken_back([one.passage for one in found]))
    read_back, played = -_READ_BACK, -_PLAY
    for at, one in enumerate(found):
        said = one.passage
        therapist = said.role is Role.THERAPIST
        last = found[at - 1].passage if at else said
        torn = at > 0 and found[at - 1].answers_safety and not one.answers_safety  # it is told with its question or nowhere
        before = None if said.opens_turn or last.turn != said.turn or torn else last
        rest = tuple(next_.passage for next_ in found[at + 1 : at + 1 + _REST] if next_.passage.turn == said.turn)
        earlier = tuple(one.passage for one in reversed(found[max(0, at - _REST) : at]))
        does = move(said) if therapist else None
        if therapist and _PLAYS.search(said.text):
            played = said.turn
        elif does in _MAY_GO_ON and 0 < said.turn - played <= _PLAY:
            does = Move.CHAT
        if therapist and reads_back(said):
            read_back = said.turn
        elif does in _MAY_GO_ON and said.turn - read_back < _READ_BACK and len(said.words) >= FULL:
            does = Move.RECAP
        reply = replies.get(said.turn) if therapist else None
        other = next((more for more in opening.get(said.turn, ()) if reply is not None and more.role is not reply.role), None)
        if (
            does in _MAY_GO_ON
            and says_who_does_what(said)
            and said.heard is not None
            and _was_promised(said, said.heard.turn_text)
        ):
            does = Move.RECAP
        elif does is Move.SUGGEST and says_back(said):
            does = Move.REFLECT
        figures = said.turn in wrong and bool(FIGURE.search(said.text))
        linked.append(Asked(one, does, reply, before, rest, earlier, figures, second=other if therapist else None))
    return linked


def _was_promised(said: Passage, answer: str) -> bool:
    """Of what is said back, something was promised right before: "I could set the timer." "I can hear him" promises nothing."""
    promised = [found["what"] for found in _PROMISES.finditer(answer)]
    named = {word.removesuffix("s") for word in telling(said.words)}
    return any(_DO_THAT.match(what) or named & {word.removesuffix("s") for word in telling(words(what))} for what in promised)
