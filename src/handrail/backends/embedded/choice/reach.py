"""How far the words of a line go: to the end of an answer, to a clause, to the second figure of a score."""

import re

from handrail.backends.embedded.hour.lacks import is_elliptical, leaves_out
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.questions import points_back
from handrail.backends.embedded.hour.told import quote
from handrail.backends.embedded.weight.features import FIGURE
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.weight.taken_back import put_right
from handrail.backends.embedded.words.clauses import stands_alone, turned
from handrail.backends.embedded.words.scope import asks_of_thoughts
from handrail.backends.embedded.words.text import is_no, is_yes, only_figures, telling, words
from handrail.papers.draft import Evidence

FEWEST, SAYS_IT_BEST = 5, 14
"""Words: fewer say too little to stand alone; as many say it best themselves."""
_LONGEST_ANSWER = 26
_ALL_OF_IT, _CHARACTERS = 75, 330
"""Words and characters of an answer about safety."""


def clause_with(address: Evidence, told: str) -> Evidence:
    """Of a long sentence the clause with these words and all behind it, to the letter: an answer may be to its last words ("but no plan?")."""
    at = address.quote.find(told)
    if at < 0 or len(address.quote.split()) <= SAYS_IT_BEST:
        return address
    cuts = [0, *(cut.end() for cut in re.finditer(r"[,;:.] ", address.quote)), len(address.quote)]
    first = max(place for place, cut in enumerate(cuts) if cut <= at)
    while len(address.quote[cuts[first] :].split()) < FEWEST and first > 0:
        first -= 1
    quote_ = address.quote[cuts[first] :].rstrip(" ,;:")
    return Evidence(address.turn, address.start + cuts[first], address.start + cuts[first] + len(quote_), quote_)


def opener(one: Asked) -> Passage | None:
    """The first sentence of this turn, where it is near enough."""
    same = (said for said in (one.passage, *one.earlier) if said.turn == one.passage.turn)
    return next((said for said in same if said.opens_turn), None)


def whole_answer(reply: Passage) -> Evidence:
    """What was answered to a question about safety, to its end where that can be read: a first "no" is never all of it."""
    return (
        quote(reply, _ALL_OF_IT, until=len(reply.turn_text))
        or quote(reply, _ALL_OF_IT, until=_sentence_before(reply.turn_text, reply.start + _CHARACTERS))
        or quote(reply, _ALL_OF_IT)
        or reply.evidence
    )


def _sentence_before(text: str, at: int) -> int:
    """Where the last whole sentence before this place ends."""
    ends = [mark.end() for mark in re.finditer(r"[.!?]+(?=\s)", text[:at])]
    return ends[-1] if ends else len(text[:at])


def needs_no_question(question: Passage, answer: str) -> bool:
    """ "What does it say?" names nothing; an answer that says enough stands without it, unless it is of thoughts."""
    return not points_back(question) and not telling(question.words) and may_stand_alone(question, answer)


def may_stand_alone(question: Passage, answer: str) -> bool:
    """An answer that can be understood by itself: a sentence, neither yes nor no, and not of thoughts."""
    bare = (
        asks_of_thoughts(question.text)
        or is_yes(answer)
        or is_no(answer)
        or only_figures(words(answer))
        or opens_bare(answer)
        or only_counts(answer)
        or leaves_out(_first(answer))
    )
    return not bare and len(answer.split()) >= FEWEST and stands_alone(answer)


def _first(answer: str) -> str:
    """Its first sentence."""
    found = _FIRST_SENTENCE.match(answer)
    return answer if found is None else found[0]


def opens_bare(answer: str) -> bool:
    """ "Rubbish. Four hours.", "Stopped.": its first word says nothing without what was asked."""
    first = _FIRST_SENTENCE.match(answer)
    said = [] if first is None else words(first[0])
    return len(said) == 1 or only_figures(said)


def only_counts(answer: str) -> bool:
    """ "Maybe three times this week.": how often, without what; behind a line about sleep it would be of sleep."""
    said = _first(answer)
    return is_elliptical(said) and FIGURE.search(said) is not None


def opens_with_another(answer: str) -> bool:
    """ "He wants me to come.": who that is was said before it."""
    return _SOMEBODY_ELSE.match(answer) is not None


def asked_who(said: Passage) -> bool:
    """The question that it begins to answer names somebody: "Tell me about your father's call." """
    return said.opens_turn and said.asked is not None and _NAMES.search(said.asked.text) is not None


_NAMES = re.compile(r"\[|\b(?:your|the) \w")
_SOMEBODY_ELSE = re.compile(r"(?:he|she|his|her|they)\b", re.IGNORECASE)
_FIRST_SENTENCE = re.compile(r"[^.!?]+[.!?](?=\s|$)")


def answer_end(one: Asked) -> int:
    """An answer's next sentences belong to it while it stays short, and those that put it right always."""
    right = put_right(one.rest)
    end, count = one.passage.end if right is None else right.end, len(one.passage.words)
    for more in one.rest:
        count += len(more.words)
        if count > _LONGEST_ANSWER or more.is_question:
            break
        end = max(end, more.end)
    return end


def second_figure(one: Asked) -> Passage | None:
    """A score's next sentence, with the score before it: "It was eighteen when you first came." """
    more = one.rest[0] if one.rest else None
    if more is None or more.is_question or len(more.words) > SAYS_IT_BEST or not FIGURE.search(one.passage.text):
        return None
    return more if FIGURE.search(more.text) and turned(more.text) else None


def yes_or_no(answer: str) -> str | None:
    """A bare yes or no in one word; None for an answer that says more."""
    said = set(words(answer))
    if said and said <= {"no", "nope", "nah"}:
        return "no"
    return "yes" if said and said <= {"yes", "yeah", "yep", "yup"} else None


def what_for(question: Passage) -> Evidence | None:
    """What the client had said, where the question asks about just that."""
    before = question.heard
    if before is None or before.role not in CLIENTS or before.turn + 1 != question.turn:
        return None
    return quote(before, SAYS_IT_BEST)
