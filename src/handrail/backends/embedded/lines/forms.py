"""The forms of a clinician's lines: reported, quoted, or an answer with its question. Which of them a passage takes, `clinical` says."""

import re
from dataclasses import dataclass

from handrail.backends.embedded.choice.reach import (
    FEWEST,
    SAYS_IT_BEST,
    may_stand_alone,
    needs_no_question,
    opener,
    what_for,
    whole_answer,
    yes_or_no,
)
from handrail.backends.embedded.hour.moves import Move, is_chat
from handrail.backends.embedded.hour.naming import People, is_visit, small
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.questions import (
    asked_about,
    asked_in_full,
    asks_nothing,
    core,
    is_short,
    points_back,
    says_nothing,
    topic_of,
)
from handrail.backends.embedded.hour.told import Told, closed, framed, heard, in_turns, marked, quote
from handrail.backends.embedded.lines.plans import cancelled
from handrail.backends.embedded.lines.snippets import NOISIEST
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.words.clauses import Clause
from handrail.backends.embedded.words.text import is_no, is_yes, noise, words
from handrail.language.medicines import MEDICINES
from handrail.papers.draft import Evidence
from handrail.papers.style import Density, Style, Tense
from handrail.papers.transcript import Role

_LOOSE = re.compile(
    r"(?:[–—…,-]|\b(?:was|is|the|a|my|to|of|and|but|so|or|because|if), (?:yeah|no|um|uh|you know))[.\s]*$|"
    r"\b(?:i|we|he|she|they|the|a|an|my|your|of|and|which|or|if|because|that i|we can take)[.\s]*$|^[^\w\[\"“]+$",
    re.IGNORECASE,
)
"""A sentence that was never finished."""
HANGS = re.compile(
    r"^(?:that(?! (?:is|was|will|would|has|had|can|could|makes|made|must|sounds))|which|who|whose|whom|than|to|of|from|or|nor|with|because)\b",
    re.IGNORECASE,
)
"""It hangs on a sentence that is not here."""
LONGEST_QUOTE = 34
_MEDICINE = re.compile(MEDICINES, re.IGNORECASE)
""" "And the tablets, the sertraline?": its name isn't left out of what was asked about."""
_SAYS_SOMETHING = 3


@dataclass(frozen=True, slots=True)
class Forms:
    """What was said, in one clinician's style."""

    style: Style

    def who(self, role: Role) -> str:
        """How a speaker is called."""
        return People(self.style)(role)

    def verb(self, past: str, present: str) -> str:
        """The frame's verb in the clinician's tense."""
        return past if self.style.tense is Tense.PAST else present

    @property
    def short(self) -> bool:
        """A note's short style; whoever wants it full, and a doctor's visit, gets whole sentences."""
        return self.style.density is not Density.FULL and not is_visit(self.style)

    def _reports(self, role: Role) -> str:
        return f"{self.who(role)} {self.verb('reported', 'reports')}"

    def _framed(self, role: Role, told: Clause, evidence: tuple[Evidence, ...]) -> Told:
        frame = self._reports(role)
        brief = told.brief if self.short else ""
        return (
            framed(f"{frame}:", brief, evidence)
            if len(brief.split()) >= _SAYS_SOMETHING
            else framed(frame, told.text, evidence)
        )

    def _reported(self, said: Passage, told: Clause) -> Told:
        return self._framed(said.role, told, (heard(said),))

    def _answer(self, said: Passage, told: Clause | None) -> Told | None:
        """ "Asked “How long did it last?”, client said that it felt like an hour." """
        if told is None or said.asked is None or said.asked.role is not Role.THERAPIST or not is_short(said.asked):
            return None
        question = quote(said.asked, 24)
        if question is None:
            return None
        who = self.who(said.role)
        if says_nothing(said.asked):
            return self._reported(said, Clause(told.text, leans=False)) if len(said.words) >= FEWEST else None
        frame = f"Asked {marked(question.quote)}, {small(who)} {self.verb('said', 'says')}"
        brief = told.brief if self.short else ""
        if len(brief.split()) >= _SAYS_SOMETHING:
            return framed(f"Asked {marked(question.quote)}, {small(who)}:", brief, (question, heard(said)))
        return framed(frame, told.text, (question, heard(said)))

    def _with_question(self, said: Passage, until: int) -> Told | None:
        """Asked about fever or chills, client said no."""
        if said.asked is None or said.asked.role is not Role.THERAPIST or said.role not in CLIENTS:
            return None
        if is_chat(said.asked) or asks_nothing(said.asked):
            return None
        question, answer = asked_in_full(said.asked), quote(said, until=until)
        if question is None or answer is None:
            return None
        who = small(self.who(said.role))
        if (bare := yes_or_no(answer.quote)) is not None:
            return Told(f"{asked_about(said.asked, question)}, {who} {self.verb('said', 'says')} {bare}.", (question, answer))
        if noise(answer.quote) > NOISIEST * 2:
            return None
        question = core(question)
        if self.short and needs_no_question(said.asked, answer.quote):
            return self._quote(said, answer, self.verb("said", "says"))
        if points_back(said.asked) and (first := what_for(said.asked)) and len(first.quote.split()) <= SAYS_IT_BEST:
            text = f"{self._said(said.role)}: {marked(first.quote)} Asked {marked(question.quote)}: {marked(answer.quote)}"
            return Told(closed(text), (first, question, answer), quoted=True)
        topic = topic_of(question.quote, says_yes=is_yes(answer.quote) or is_no(answer.quote)) if self.short else ""
        if topic and bool(_MEDICINE.search(topic)) == bool(_MEDICINE.search(question.quote)):
            text = f"{self.who(said.role)} on {topic}: {marked(answer.quote)}"
        else:
            text = f"Asked {marked(question.quote)}, {small(self._said(said.role))}: {marked(answer.quote)}"
        alone = self.short and may_stand_alone(said.asked, answer.quote)
        others = (self._quote(said, answer, self.verb("said", "says")),) if alone else ()
        return Told(closed(text), (question, answer), quoted=True, others=others)

    def _quoted(self, said: Passage, *, verb: str = "") -> Told | None:
        return self._clear(said, quote(said, LONGEST_QUOTE), verb)

    def _clear(self, said: Passage, address: Evidence | None, verb: str = "") -> Told | None:
        """A quote, if it can be read: enough words, few fillers."""
        if (
            address is None
            or HANGS.match(address.quote)
            or noise(address.quote) > NOISIEST
            or len(words(address.quote)) < FEWEST
            or _LOOSE.search(address.quote)
        ):
            return None
        return self._quote(said, address, verb or self.verb("said", "says"))

    def _quote(self, said: Passage, address: Evidence, verb: str) -> Told:
        opening = self._said(said.role) if verb == self.verb("said", "says") else f"{self.who(said.role)} {verb}"
        return Told(closed(f"{opening}: {marked(address.quote)}"), (address,), quoted=True)

    def _said(self, role: Role) -> str:
        """How a quotation opens: in the short style by its speaker alone, unless a tense was chosen for the verb."""
        return (
            self.who(role) if self.short and self.style.tense is Tense.PAST else f"{self.who(role)} {self.verb('said', 'says')}"
        )

    def _dreamt(self, one: Asked, dream: Passage) -> Told | None:
        """Word for word, and said to be of a dream."""
        begun = opener(one) or one.passage
        address = whole_answer(begun) if one.scored.safety else quote(one.passage, LONGEST_QUOTE)
        if address is None or len(words(address.quote)) < FEWEST:
            return None
        evidence = (address,) if dream is one.passage else (heard(dream), address)
        return Told(closed(f"{self.who(one.passage.role)} on a dream: {marked(address.quote)}"), evidence, quoted=True)

    def _in_turns(self, one: Asked) -> Told | None:
        """What was taken up or decided, behind what it is of; of an appointment that was cancelled, that it was."""
        if one.move is Move.CANCELLED:
            return cancelled(one, self._said, "Appointment{} cancelled.")
        return in_turns((*one.upon, one.passage), self._said, "Next meeting. " if one.move is Move.MEETING else "")
