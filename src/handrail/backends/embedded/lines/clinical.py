"""Lines for a clinician: third person, reported speech where a shift is safe, an exact quote where it isn't."""

import re
from dataclasses import dataclass, replace

from handrail.backends.embedded.choice.ahead import is_planned
from handrail.backends.embedded.choice.fit import figures
from handrail.backends.embedded.choice.reach import (
    FEWEST,
    SAYS_IT_BEST,
    answer_end,
    asked_who,
    clause_with,
    only_counts,
    opener,
    opens_with_another,
    second_figure,
    whole_answer,
)
from handrail.backends.embedded.hour.antecedents import meant, resolved
from handrail.backends.embedded.hour.borrowed import echoes, voices_thought
from handrail.backends.embedded.hour.lacks import is_elliptical, leaves_out
from handrail.backends.embedded.hour.moves import Move
from handrail.backends.embedded.hour.naming import is_visit, small
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.questions import core, is_short
from handrail.backends.embedded.hour.told import Told, closed, framed, heard, marked, quote
from handrail.backends.embedded.lines.breath import breaths
from handrail.backends.embedded.lines.forms import HANGS, LONGEST_QUOTE, Forms
from handrail.backends.embedded.lines.medicine import asked_of_it, with_its_name, with_what_came_of_it
from handrail.backends.embedded.lines.plans import plan
from handrail.backends.embedded.lines.snippets import exchange, snippet
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.weight.taken_back import put_right
from handrail.backends.embedded.words.clauses import Clause, clause, is_half, judges, leans, stands_alone, turned
from handrail.backends.embedded.words.safety import later_of_safety, safety_words
from handrail.backends.embedded.words.scope import asks_of_thoughts, leaves_speech_open
from handrail.backends.embedded.words.text import is_no, only_figures, words
from handrail.backends.embedded.words.topics import MEDICAL
from handrail.papers.draft import Evidence
from handrail.papers.kind import Content
from handrail.papers.style import Quotes
from handrail.papers.transcript import Role

_FINDINGS = MEDICAL | {"measures"}
_BRIEF, _BRIEF_IN_A_VISIT = 32, 9
"""Words of a question that is told for the medicine it names: a doctor's note is long as it is."""
_LEANS = 5
"""An answer of fewer words is told with its question."""
_LONGEST_PAIR = 42
_WIDEST = 32
_ONCE = re.compile(
    r"\b(?:used to|(?:last|that) (?:spring|summer|fall|autumn|winter|year)|(?:years|months) ago|back (?:in|then)|when i was|in (?:january|february|march|april|june|july|august|september|october|november|december))\b",
    re.IGNORECASE,
)
_HIM = re.compile(r"\b(?:him|her(?= (?:on|at|in|about|this|next|tonight|tomorrow|that|to|and|if|when)\b|\W*$))", re.IGNORECASE)
_NAMES = re.compile(
    r"\[[A-Z][^\]]*\]|\b(?:mum|mom|dad|mother|father|sister|brother|husband|wife|partner|boyfriend|girlfriend|son|daughter|gran|grandma|grandad|boss|manager|doctor|friend)\b",
    re.IGNORECASE,
)
_THEY = re.compile(r"\b(?:they|their|them)\b")
_ONE_ANSWER = 60
"""Words: a turn of no more than these is one answer, and words about safety in it are told with the rest of it."""


def _is_of_safety(one: Asked) -> bool:
    """A short turn with words about safety somewhere in it."""
    said = one.passage
    return len(said.turn_text.split()) <= _ONE_ANSWER and bool(safety_words(said.turn_text)) and opener(one) is not None


@dataclass(frozen=True, slots=True)
class Clinical(Forms):
    """Tells passages in one clinician's style."""

    def line(self, content: Content, one: Asked) -> Told | None:
        """The statement for one chosen passage; None where nothing readable can be said."""
        if one.dream is not None:
            return self._dreamt(one, one.dream)
        if one.passage.role in CLIENTS and (one.scored.safety or _is_of_safety(one)):
            return self._safety(one)
        if content is Content.PLAN and one.upon:
            return self._in_turns(one)
        if (address := with_what_came_of_it(one) or with_its_name(one)) is not None and (
            told := self._clear(one.passage, address)
        ):
            return told
        if (answer := asked_of_it(one, _BRIEF if self.short else _BRIEF_IN_A_VISIT)) is not None and (
            told := self._with_question(answer, one.passage.end)
        ):
            return replace(told, others=())  # alone it names no medicine
        promised = self._promised_to(one) if self.short and content is Content.PLAN else None
        if (told := self._of_a_denial(one) or promised) is not None:
            return replace(told, others=())
        told = self._line(content, one) or snippet(one, self._said)
        if told is None or content is Content.SAFETY or not self.short or put_right(one.rest) is not None:
            return told
        frame = f"{self._reports(one.passage.role)}:" if self.style.quotes is Quotes.FEW else ""
        return replace(told, others=(*told.others, *breaths(one, frame, self._clear)))

    def _line(self, content: Content, one: Asked) -> Told | None:
        said = one.passage
        if content is Content.SAFETY:
            return self._safety(one)
        if content is Content.PLAN and (told := plan(one, self.style)):
            return told
        if said.role is Role.THERAPIST:
            return self._therapist(content, one)
        if self.short and content is Content.PLAN and is_planned(said) and (told := self._with_question(said, answer_end(one))):
            return replace(told, others=())
        if said.asked is not None and (right := put_right(one.rest)) is not None:
            return self._with_question(said, right.end) or self._clear(said, quote(said, _LONGEST_PAIR, until=right.end))
        if said.asked is not None and (
            said.is_bare or len(said.words) < _LEANS or is_elliptical(said.text) or leaves_out(said.text)
        ):
            return self._with_question(said, answer_end(one))
        if said.under is not None and asks_of_thoughts(said.under.text):
            return self._thought(one)
        if said.under is not None and only_figures(words(said.turn_text[: said.end])):
            return self._with_question(replace(said, asked=said.under, start=0, text=said.turn_text[: said.end]), said.end)
        if one.before is not None and leaves_speech_open(one.before.text):
            return self._clear(said, quote(said, LONGEST_QUOTE, since=one.before.start))
        if (right := put_right(one.rest)) is not None:
            return self._clear(said, quote(said, _LONGEST_PAIR, until=right.end))
        return self._clients(one)

    def _clients(self, one: Asked) -> Told | None:
        said = one.passage
        told = None if self.style.quotes is Quotes.MANY or judges(said.text) else clause(said.text, for_two=said.for_two)
        if self.style.quotes is Quotes.SOME and len(said.words) <= SAYS_IT_BEST and (short := self._quoted(said)):
            return short
        if told is None and said.asked is not None and len(said.words) <= SAYS_IT_BEST and is_short(said.asked):
            return self._with_question(said, said.end)
        if told is None:
            alone = stands_alone(said.text) and not (self.short and is_half(said.text))
            return (self._quoted(said) if alone else None) or self._in_context(one, None)
        if told.leans and said.for_two and (who := meant(told.text, one.earlier)):
            return self._framed(said.role, replace(told, text=resolved(told.text, who[0])), (who[1], heard(said)))
        if told.leans:
            return self._in_context(one, told)
        return self._reported(said, told)

    def _thought(self, one: Asked) -> Told | None:
        """What was asked about was a thought: it stands with its question, so that nobody reads it as what happened."""
        said = one.passage
        if said.under is None or said.under.role is not Role.THERAPIST:
            return self._quoted(said)
        return self._with_question(replace(said, asked=said.under), answer_end(one) if said.opens_turn else said.end)

    def _of_a_denial(self, one: Asked) -> Told | None:
        """ "No, nothing like that. Last spring I was up until four.": what once was, after a no, is told with what was asked and the no."""
        begun = opener(one)
        if begun is None or begun is one.passage or not is_no(begun.text) or not _ONCE.search(one.passage.text):
            return None
        end = next((more.end for more in one.rest[:1] if is_no(more.text)), one.passage.end)
        short = len(begun.turn_text[begun.start : end].split()) <= _LONGEST_PAIR
        return self._with_question(begun, end) if short else None

    def _promised_to(self, one: Asked) -> Told | None:
        """ "I'll tell him on Saturday.": whom, the question says."""
        said = one.passage
        if said.role not in CLIENTS or not _HIM.search(said.text):
            return None
        return self._with_question(said, answer_end(one)) or self._behind_a_name(one)

    def _behind_a_name(self, one: Asked) -> Told | None:
        """ "Your dad needs to know." "I'll tell him on Saturday.": behind what was said last, from its sentence with the name on."""
        said, begun = one.passage, opener(one)
        before = None if begun is None else begun.heard
        if before is None or _NAMES.search(said.turn_text[: said.start]):
            return None
        since = before.start if _NAMES.search(before.text) else before.previous
        first = None if since is None else quote(before, LONGEST_QUOTE, since=since)
        answer = quote(said)
        if first is None or answer is None or not _NAMES.search(first.quote):
            return None
        text = f"{self._said(before.role)}: {marked(first.quote)} {self._said(said.role)}: {marked(answer.quote)}"
        return Told(closed(text), (first, answer), quoted=True)

    def _in_context(self, one: Asked, told: Clause | None) -> Told | None:
        """A sentence that points back: with the one before it, with its question, or as a quote."""
        said, before = one.passage, one.before
        if opens_with_another(heard(said).quote):
            return self._of_another(said, before)
        if before is not None and before.asked is not None and (only_counts(before.text) or leaves_out(before.text)):
            return self._with_question(before, said.end)
        if before is not None and not before.is_question and len(before.words) + len(said.words) <= _LONGEST_PAIR:
            first = None if judges(before.text) else clause(before.text, for_two=said.for_two)
            if first is not None and told is not None:
                whole = said.span(heard(before).start, said.end)
                pair = self._reported(said, Clause(f"{first.text}; {told.text}", first.leans, first.several or told.several))
                return replace(
                    pair, evidence=(whole,), body=(told.brief or told.text) if self.short else told.text, whole=not first.leans
                )
            return self._clear(said, quote(said, LONGEST_QUOTE, since=before.start))
        if said.asked is not None and said.opens_turn:
            return self._answer(said, told) or self._with_question(said, said.end)
        if told is not None and len(said.words) >= FEWEST and not HANGS.match(told.text):
            return self._reported(said, told)
        if self.short and said.opens_turn and is_elliptical(said.text) and (address := quote(said)):
            return exchange(said, address, self._said) or self._quoted(said)
        return self._quoted(said)

    def _of_another(self, said: Passage, before: Passage | None) -> Told | None:
        """A "she" or "he" whom nobody named: in the words that were said, with the question or a short sentence before it that may name them."""
        if before is None and asked_who(said):
            return self._with_question(said, said.end) or self._quoted(said)
        near = before is not None and not before.is_question and len(before.words) <= SAYS_IT_BEST
        wide = self._clear(said, quote(said, LONGEST_QUOTE, since=before.start)) if near and before is not None else None
        return wide or self._quoted(said)

    def _score(self, one: Asked) -> Told | None:
        """A measure with its figures, in the words that were said: numbers are never retold."""
        last = figures(one)
        if last is None:
            return None
        address = quote(one.passage, _LONGEST_PAIR, until=last.end) or quote(one.passage, _LONGEST_PAIR)
        if address is None:
            return None
        return Told(
            closed(f"{self.style.therapist} {self.verb('noted', 'notes')}: {marked(address.quote)}"), (address,), quoted=True
        )

    def _therapist(self, content: Content, one: Asked) -> Told | None:
        said = one.passage
        if content is Content.OBSERVED and any(topic.name == "measures" for topic in one.scored.topics):
            return self._score(one)
        if one.move is not Move.ASK and echoes(said):
            return None  # the client's own words said back: theirs are told where they stand
        if content is Content.PLAN and one.move in (Move.TELL, Move.REFLECT, Move.FINDING):
            address = quote(said, LONGEST_QUOTE)  # a step with its measure is a scrap of a sentence
            return None if address is None else self._quote(said, address, self.verb("said", "says"))
        told = None if voices_thought(said.turn_text[: said.start]) else turned(said.text)
        if told and one.move is not Move.ASK and (more := second_figure(one)):
            told = f"{told}; {turned(more.text)}"
            said = replace(said, end=more.end, text=said.turn_text[said.start : more.end])
        elif told and one.before is not None and leans(told) and (first := turned(one.before.text)):
            told = f"{first}; {told}"
            said = replace(said, start=one.before.start, text=said.turn_text[one.before.start : said.end])
        if told and HANGS.match(told):
            told = None
        if one.move is Move.ASK:
            return self._quoted(said, verb=self.verb("asked", "asks"))
        verb = self.verb("noted", "notes") if one.move is Move.FINDING else self.verb("reflected", "reflects")
        if one.move in (Move.SUGGEST, Move.WILL):
            return plan(one, self.style) or self._quoted(said)
        if one.move is Move.TELL:
            verb = self.verb("said", "says")
        if (
            told
            and is_visit(self.style)
            and content is Content.OBSERVED
            and any(topic.name in _FINDINGS for topic in one.scored.topics)
        ):
            return Told(closed(f"{told[:1].upper()}{told[1:]}"), (heard(said),))
        if told and one.move in (Move.REFLECT, Move.FINDING, Move.TELL):
            return framed(f"{self.style.therapist} {self._to_whom(verb, told, said)} that", told, (heard(said),))
        return self._quoted(said, verb=self.verb("reflected", "reflects") if one.move is Move.REFLECT else "")

    def _to_whom(self, verb: str, told: str, said: Passage) -> str:
        """Whom "they" means is said: a therapist who "said that they were going to listen" would be going to listen."""
        spoken_to = said.for_two and verb == self.verb("said", "says") and _THEY.search(told)
        return f"{self.verb('told', 'tells')} {small(self.style.client)}" if spoken_to else verb

    def _safety(self, one: Asked) -> Told:
        """Safety language with what stands around it: the question before, or the answer behind."""
        said = one.passage
        if said.role is Role.THERAPIST and one.reply is not None:
            asked = quote(said, _WIDEST) or said.evidence
            answer = whole_answer(one.reply)
            who = self.who(one.reply.role)
            if said.is_question:
                asked = core(asked, keep=safety_words)
                text = f"Asked {marked(asked.quote)}, {small(who)} {self.verb('said', 'says')}: {marked(answer.quote)}"
                if one.second is not None:
                    other = whole_answer(one.second)
                    text = f"{text} {self.who(one.second.role)}: {marked(other.quote)}"
                    return Told(closed(text), (asked, answer, other), quoted=True)
            else:
                asked = self._asked_behind(one) or (clause_with(asked, safety_words(said.text)) if self.short else asked)
                text = f"{self.style.therapist} said: {marked(asked.quote)} {who} answered: {marked(answer.quote)}"
            return Told(closed(text), (asked, answer), quoted=True)
        begun = opener(one)
        if begun is not None and whole_answer(begun).end >= said.end:
            said = begun
        whole = whole_answer(said)
        heard_of_it = said.heard is not None and (safety_words(said.heard.turn_text) or is_elliptical(said.text))
        behind = exchange(said, whole, self._said) if heard_of_it else None
        told = self._with_question(said, whole.end) or behind or self._quote(said, whole, "said")
        return self._with_its_end(said, whole, told)

    def _with_its_end(self, said: Passage, whole: Evidence, told: Told) -> Told:
        """Of an answer that is too long to be quoted: what it says later about safety, such as a denial."""
        later = later_of_safety(said.turn_text, whole.end)
        if later is None or said.role not in CLIENTS:
            return told
        end = said.span(*later)
        return replace(told, text=closed(f"{told.text} {marked(end.quote)}"), evidence=(*told.evidence, end))

    def _asked_behind(self, one: Asked) -> Evidence | None:
        """What was said with the question that it ends in, which the answer answers; None where it ends in none."""
        question = next((more for more in one.rest if more.is_question), None)
        return quote(one.passage, _WIDEST, until=question.end) if question is not None else None
