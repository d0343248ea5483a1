"""One session, indexed once: which passages support a statement, and what in it they don't."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handrail.grounding.about_safety import about_safety
from handrail.grounding.checks import advice, facts, people
from handrail.grounding.checks.feelings import names_a_feeling
from handrail.grounding.checks.forbid import DENIES, UNSAID_ADVICE, by_law, forbidden, unnamed_condition
from handrail.grounding.confirm import reasons
from handrail.grounding.rules import UNSUPPORTED, Rules
from handrail.grounding.support import entailment
from handrail.grounding.support.index import Index, Sentence
from handrail.grounding.support.met import support
from handrail.grounding.support.premise import premise
from handrail.grounding.support.reading import read
from handrail.grounding.support.weighed import CLIENTS_DEED, CONFIRM, LIKELY, NUMBER, stands
from handrail.grounding.words import medicines
from handrail.grounding.words.quantities import quantities
from handrail.grounding.words.quotes import QUOTE, misquoted
from handrail.grounding.words.spanish import gloss
from handrail.grounding.words.wording import altered, told_as_said
from handrail.jurisdictions import Law
from handrail.papers.draft import Evidence
from handrail.papers.notice import Flag
from handrail.papers.safe import SafeText
from handrail.papers.transcript import Role

UNNAMED_MEDICINE = "a medicine that these words do not name"
LEAST_WORDS = 3
"""A statement of fewer words of its own, beside a quotation, is for the rules alone."""
LEAST_OF_A_PROPOSAL = 0.2
"""The share of what a therapist is said to have advised that their session must hold: no model is asked about advice that shares nothing with it."""
NEXT_BEST = 2
"""Of the turns likest a statement, how many the judge also reads by themselves where turns are looked for."""
SHORT_TALK = 24
"""Turns of a session that the judge reads one by one for a statement that shares no telling word with any."""
A_TELLING_TURN = 5
"""Words of a turn that could tell what a statement says in other words."""
LONGEST = 5_000
"""Characters of a statement that is checked: a whole note of an hour has fewer. Each word of it is held against the whole session."""
TOO_LONG = f"too long to be checked: over {LONGEST:,} characters. Tell it in shorter statements"
_SENTENCE = re.compile(
    r"(?<=[.!?;])\s+(?=[A-Z\[“\"])|,? (?:and|but|while|whereas) (?:the )?(?=(?:therapist|client|patient|pt)\b(?!\x27s))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Kept with evidence and what to confirm, or struck with a reason and its rule."""

    kept: bool
    reason: str
    rule: str
    evidence: tuple[Evidence, ...] = ()
    confirm: tuple[str, ...] = ()
    support: float = 0.0
    """Share of the statement that these words meet, 0 to 1."""
    agreeing: int = 0
    """How many of its numbers, days and names stand there too."""


@dataclass(frozen=True, slots=True)
class Look:
    """A statement as the rules see it: `banned` and its `rule` if it may not stand whatever was said, else a `doubt` or none,
    the share of it that is `met`, how many numbers, days and names are `agreeing`, and the `passages` that the judge is to read beside it, none where rules alone decide: all that counts together, and of turns
    that were looked for each by itself."""

    text: str
    banned: str = ""
    rule: str = ""
    doubt: str = ""
    met: float = 0.0
    agreeing: int = 0
    passages: tuple[str, ...] = ()


class Grounds:
    """A session ready to be held against statements."""

    def __init__(self, safe: SafeText, law: Law | None = None, flags: Sequence[Flag] = ()) -> None:
        """`flags`: the words about safety that noticing found. A line that rests on them asks to be confirmed."""
        self.turns = safe.turns
        self._about_safety = about_safety(safe.turns, flags)
        self._law = law
        self.index = Index(safe.turns)
        self._typed = bool(safe.turns) and all(turn.role is Role.THERAPIST and turn.start is None for turn in safe.turns)
        self._rules = Rules(safe.turns, self.index, typed=self._typed)

    def check(self, text: str, turns: Collection[int] | None) -> Verdict:
        """Judge a statement that cites turns, or search for its support."""
        if not text.strip():
            return Verdict(False, "there is nothing to check", "R27")
        if len(text) > LONGEST:
            return Verdict(False, TOO_LONG, "R27")
        if turns is not None:
            cited = sorted({turn for turn in turns if 0 <= turn < len(self.turns)})
            if len(cited) != len(set(turns)):
                return Verdict(False, "it cites a turn that does not exist", "R27")
        else:
            cited = self.found(text)
        if not cited:
            broken = forbidden(gloss(text, among=self.index.spanish), (), self.index.sentences)
            return (
                Verdict(False, broken.reason, broken.rule)
                if broken
                else Verdict(False, "nothing in the session supports it", "R27")
            )
        return self._judge(text, [self.best_span(turn, text) for turn in cited], searched=turns is None)

    def judge(self, text: str, evidence: Sequence[Evidence]) -> Verdict:
        """Hold a statement against its passages. The whole turns count as their context."""
        return self._judge(text, evidence, searched=False)

    def found(self, text: str) -> list[int]:
        """The turns that a statement is held against where it cites none."""
        return self.search(text) or self._told_otherwise(text)

    def search(self, text: str) -> list[int]:
        """The few turns that hold most of what a statement says; of a quotation, the turns where it stands."""
        quoted = [turn for found in QUOTE.finditer(text) for turn in self._turns_with(found[1] or found[2])]
        plain = gloss(text, among=self.index.spanish)
        role, _ = people.speaker(plain)
        return sorted({*quoted[:2], *self.index.search(read(plain), role)})

    def likest(self, text: str) -> list[int]:
        """The turns that share most words with a statement, best first."""
        plain = gloss(text, among=self.index.spanish)
        return list(self.index.likest(read(plain), people.speaker(plain)[0]))

    def _told_otherwise(self, text: str) -> list[int]:
        """In a short session the turn that the judge thinks likest to say it, where no word is shared; none where it can't be asked."""
        if len(self.turns) > SHORT_TALK or QUOTE.search(text) or not self._reads(text):
            return []
        judge = entailment.shipped()
        telling = [turn for turn in self.index.by_turn if len(self.turns[turn].text.split()) >= A_TELLING_TURN]
        likely = [(-judge.score(premise(self.index, [turn], text), text), turn) for turn in telling]
        return [turn for score, turn in sorted(likely)[:1] if -score >= LIKELY]

    def _turns_with(self, words: str) -> list[int]:
        plain = " ".join(words.lower().replace("’", "'").split()).strip(" .,;")
        return [turn.index for turn in self.turns if plain and plain in " ".join(turn.text.lower().replace("’", "'").split())]

    def best_span(self, turn: int, text: str) -> Evidence:
        """The sentence of a turn that says most of it."""
        numbers = self.index.by_turn.get(turn, [])
        said = self.turns[turn].text
        if not numbers:
            return Evidence(turn, 0, len(said), said)
        matched = self.index.matches(read(gloss(text, among=self.index.spanish)), set(numbers))
        best = max(numbers, key=lambda number: (sum(match.nearly for match in matched.get(number, {}).values()), -number))
        sentence = self.index.sentences[best]
        return Evidence(turn, sentence.start, sentence.end, said[sentence.start : sentence.end])

    def look(self, text: str, cited: Sequence[int], *, searched: bool) -> Look:
        """What the rules find in a statement held against these turns; nothing is decided yet."""
        spoken = [self.index.sentences[number] for number in self.index.context(cited)]
        everything = self.index.sentences if searched else spoken
        misquote = misquoted(text, [self.turns[turn] for turn in cited])
        if misquote:
            return Look(text, banned=misquote, rule="R28")
        text = gloss(text, among=self.index.spanish)
        banned = (
            forbidden(text, spoken, everything, people.speaker(text)[0], advised=advice.given(text, self.index, cited))
            or unnamed_condition(text, self.index.where)
            or by_law(text, self._law)
        )
        if banned:
            return Look(text, banned=banned.reason, rule=banned.rule)
        if medicines.unnamed(QUOTE.sub(" ", text), (one.text for one in spoken), (one.text for one in self.index.sentences)):
            return Look(text, banned=UNNAMED_MEDICINE, rule="R27")
        own = QUOTE.sub(" ", text).strip()
        quoted = len(own) < len(text) - 2
        doubts = (self._rules.broken(part, cited, spoken, quoted=quoted, searched=searched) for part in _parts(own))
        reading = read(text)
        met = support(reading, self.index.matches(reading, set(self.index.context(cited))), self.index).score
        worded = not (quoted or self._typed or self.index.spanish)
        if worded and self._unsaid(text, met):
            return Look(text, banned=UNSAID_ADVICE, rule="R34")
        passages: tuple[str, ...] = ()
        doubt = next(filter(None, doubts), "")
        if self._reads(own) and not _for_rules_alone(own, spoken, doubt):
            apart = dict.fromkeys([*cited, *self.likest(text)[:NEXT_BEST]] if searched else [])
            passages = tuple(premise(self.index, turns, text) for turns in [cited, *([turn] for turn in apart)])
        reckoned = not doubt and bool(quantities(text))  # "ten to five" is seven hours: held, though nobody said it
        return Look(text, doubt=doubt, met=met, agreeing=facts.anchors(text, spoken) or int(reckoned), passages=passages)

    def _unsaid(self, text: str, met: float) -> bool:
        """Advice of which these turns hold next to nothing, or a technique of which nobody spoke."""
        role, rest = people.speaker(text)
        proposed = role is Role.THERAPIST and people.proposes(rest)
        return (proposed and met < LEAST_OF_A_PROPOSAL) or advice.unnamed_technique(text, self.index.where)

    def _judge(self, text: str, evidence: Sequence[Evidence], *, searched: bool) -> Verdict:
        cited = list(dict.fromkeys(item.turn for item in evidence))
        seen = self.look(text, cited, searched=searched)
        if seen.banned:
            return Verdict(False, seen.banned, seen.rule, tuple(evidence))
        struck = seen.doubt
        if seen.passages:
            score = entailment.shipped().support(seen.passages, seen.text)
            struck = "" if stands(seen.doubt, seen.met, seen.agreeing, score, searched=searched) else seen.doubt or UNSUPPORTED
        if struck:
            return Verdict(False, struck, "R28" if struck in _R28 else "R27", tuple(evidence))
        roles = [self.turns[turn].role for turn in cited]
        confirm = reasons(seen.text, roles, about_safety=not self._about_safety.isdisjoint(cited))
        if seen.doubt in CONFIRM and CONFIRM[seen.doubt] not in confirm:
            confirm = (*confirm, CONFIRM[seen.doubt])
        return Verdict(True, "", "", tuple(evidence), confirm, seen.met, seen.agreeing)

    def _reads(self, own: str) -> bool:
        """Whether the judge can be asked: of English talk, and of more than a word or two."""
        return not (self._typed or self.index.spanish or len(own.split()) < LEAST_WORDS)


def _for_rules_alone(own: str, spoken: Sequence[Sentence], doubt: str) -> bool:
    """Whether no model is asked for more: of a repetition that a rule doubts, and, where none doubts, of a "denies", a feeling, and a
    repetition to the letter, told as somebody's words or with a number in it. Another repetition may be a question told as a deed."""
    if medicines.DOSE.search(own) and doubt in ("", NUMBER):
        return True
    repeats = altered(own, [one.text for one in spoken if one.end - one.start > 15]) == ""
    if doubt:
        return repeats
    if DENIES.search(own) or names_a_feeling(own):
        return True
    return repeats and (told_as_said(own) or bool(quantities(own)) or _to_the_letter(own, spoken))


def _to_the_letter(own: str, spoken: Sequence[Sentence]) -> bool:
    return any(own.rstrip(" .").lower() in one.text.lower() for one in spoken if not one.asks)


def _parts(text: str) -> list[str]:
    """A statement's sentences, and "... and the therapist ..." by itself; what says nothing alone stays with what follows."""
    parts: list[str] = []
    left = ""
    for found in _SENTENCE.split(text):
        left = f"{left} {found}".strip()
        if read(left).words:
            parts.append(left)
            left = ""
    return [*parts, left] if left and not parts else parts


_R28 = frozenset({"someone else said this", "these words speak of someone else", CLIENTS_DEED})
