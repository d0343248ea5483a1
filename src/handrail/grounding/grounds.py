"""One session, indexed once: which passages support a statement, and what in it they don't."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handrail.grounding.confirm import reasons
from handrail.grounding.forbid import NEGATION, forbidden
from handrail.grounding.tokens import content, names, numbers, stem, words
from handrail.papers.draft import Evidence
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

ENOUGH = 0.62
"""Share of a statement's weight of content words that its passages must hold."""
QUOTE = re.compile(r"“([^”]+)”|\"([^\"]+)\"")
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
NEAREST = 4
SPEAKER = re.compile(
    r"^(?:asked [“\"].*?[”\"],? )?(?:the )?(second client|client|patient|you|therapist|your therapist|clinician|another person present)\b",
    re.IGNORECASE | re.DOTALL,
)
KIN = frozenset(
    "sister brother mom dad husband wife son daughter friend partner boss aunt uncle cousin grandmother grandfather roommate".split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Kept with evidence and what to confirm, or struck with a reason and its rule."""

    kept: bool
    reason: str
    rule: str
    evidence: tuple[Evidence, ...] = ()
    confirm: tuple[str, ...] = ()


class Grounds:
    """A session ready to be held against statements."""

    def __init__(self, safe: SafeText) -> None:
        self.turns: Sequence[SafeTurn] = safe.turns
        self._stems = [Counter(content(turn.text)) for turn in safe.turns]
        self._where: dict[str, list[int]] = defaultdict(list)
        for place, stems in enumerate(self._stems):
            for found in stems:
                self._where[found].append(place)
        self._many = max(len(safe.turns), 1)

    def weight(self, word: str) -> float:
        """How telling a word is in this session; a word that nobody said weighs most."""
        return math.log(1 + self._many / (1 + len(self._where.get(word, ()))))

    def check(self, text: str, turns: Collection[int] | None) -> Verdict:
        """Judge a statement that cites turns, or search for its support."""
        if not text.strip():
            return Verdict(False, "there is nothing to check", "R27")
        if turns is not None:
            cited = sorted({turn for turn in turns if 0 <= turn < len(self.turns)})
            if len(cited) != len(set(turns)):
                return Verdict(False, "it cites a turn that does not exist", "R27")
        else:
            cited = self.search(text)
        if not cited:
            return Verdict(False, "nothing in the session supports it", "R27")
        return self.judge(text, [self.best_span(turn, text) for turn in cited])

    def judge(self, text: str, evidence: Sequence[Evidence]) -> Verdict:
        """Hold a statement against its passages. The whole turns count as their context."""
        cited = list(dict.fromkeys(item.turn for item in evidence))
        support = "\n".join(self.turns[turn].text for turn in cited)
        context = self._with_questions(cited)
        struck = self._quotes(text, cited) or self._who(text, cited)
        if struck is None:
            broken = forbidden(text, support)
            struck = Verdict(False, broken.reason, broken.rule, tuple(evidence)) if broken else None
        struck = (
            struck or self._facts(text, context) or self._negation(text, evidence, context) or self._coverage(text, context)
        )
        if struck is not None:
            return Verdict(False, struck.reason, struck.rule, tuple(evidence))
        return Verdict(True, "", "", tuple(evidence), reasons(text, support, [self.turns[turn].role for turn in cited]))

    def search(self, text: str) -> list[int]:
        """The few turns that hold most of what a statement says."""
        wanted = {word: self.weight(word) for word in set(content(text))}
        scores: dict[int, float] = defaultdict(float)
        for word, weight in wanted.items():
            for place in self._where.get(word, ())[:400]:
                scores[place] += weight
        best = sorted(scores, key=lambda place: (-scores[place], place))[:NEAREST]
        missing = set(wanted)
        chosen: list[int] = []
        for place in best:
            new = missing & set(self._stems[place])
            if new and (not chosen or sum(wanted[word] for word in new) > 0.12 * sum(wanted.values())):
                chosen.append(place)
                missing -= new
        return sorted(chosen)

    def best_span(self, turn: int, text: str) -> Evidence:
        """The sentence of a turn that says most of it, or the whole turn when it is short."""
        said = self.turns[turn].text
        wanted = set(content(text))
        best, best_score = (0, len(said)), -1.0
        for found in SENTENCE.finditer(said):
            score = sum(self.weight(word) for word in wanted & set(content(found[0])))
            if score > best_score and found[0].strip():
                left = found.start() + len(found[0]) - len(found[0].lstrip())
                best, best_score = (left, found.start() + len(found[0].rstrip())), score
        return Evidence(turn, *best, said[best[0] : best[1]])

    def _with_questions(self, cited: Sequence[int]) -> str:
        """The cited turns, with the question that each of them answers."""
        texts = []
        for turn in cited:
            if turn > 0 and self.turns[turn - 1].text.rstrip().endswith("?"):
                texts.append(self.turns[turn - 1].text)
            texts.append(self.turns[turn].text)
        return "\n".join(texts)

    def _quotes(self, text: str, cited: Sequence[int]) -> Verdict | None:
        said = [_plain(self.turns[turn].text) for turn in cited]
        for found in QUOTE.finditer(text):
            if not any(_plain(found[1] or found[2]) in turn for turn in said):
                return Verdict(False, "words in quotation marks that were not said like this", "R28")
        return None

    def _who(self, text: str, cited: Sequence[int]) -> Verdict | None:
        found = SPEAKER.match(text.strip())
        if found is None:
            return None
        who = found[1].lower()
        wanted = {
            "therapist": Role.THERAPIST, "your therapist": Role.THERAPIST, "clinician": Role.THERAPIST, "second client": Role.CLIENT_2,
            "another person present": Role.OTHER,
        }.get(who, Role.CLIENT)  # fmt: skip
        roles = {self.turns[turn].role for turn in cited}
        by_hand = all(turn.role is Role.THERAPIST and turn.start is None for turn in self.turns)
        if wanted not in roles and not by_hand and not (wanted is Role.CLIENT and self._agreed(cited)):
            return Verdict(False, "someone else said this", "R28")
        rest = text[found.end() :]
        mine = {word for word in words(rest) if word in KIN}
        theirs = {stem(word) for turn in cited for word in words(self.turns[turn].text)}
        if any(stem(word) not in theirs for word in mine):
            return Verdict(False, "it speaks of a person whom these words do not mention", "R28")
        return self._subject(rest, cited, wanted)

    def _subject(self, rest: str, cited: Sequence[int], wanted: Role) -> Verdict | None:
        """ "Client lost their job" where it was the sister who did."""
        verb = next((word for word in words(rest) if stem(word) in self._where and word not in KIN), None)
        if verb is None or any(word in KIN for word in words(rest)) or names(rest) or wanted is Role.THERAPIST:
            return None
        spoken = [words(self.turns[turn].text) for turn in cited if self.turns[turn].role is wanted]
        said_of_me = any(word in FIRST for line in spoken for word in line)
        about_kin = any(
            line[place - 1] in KIN or (place > 1 and line[place - 2] in KIN)
            for line in spoken
            for place, word in enumerate(line)
            if place and stem(word) == stem(verb)
        )
        if about_kin and not said_of_me:
            return Verdict(False, "these words speak of someone else", "R28")
        return None

    def _agreed(self, cited: Sequence[int]) -> bool:
        """The therapist said it and the client's next words were a yes."""
        return any(
            turn + 1 < len(self.turns)
            and self.turns[turn + 1].role is not Role.THERAPIST
            and re.match(
                r"\s*(?:yes|yeah|yep|right|exactly|okay|ok|sure|mm-?hmm|uh-?huh|true|i do|i did|correct)\b",
                self.turns[turn + 1].text,
                re.IGNORECASE,
            )
            for turn in cited
        )

    def _facts(self, text: str, context: str) -> Verdict | None:
        if numbers(text) - numbers(context):
            return Verdict(False, "a number that these words do not hold", "R27")
        if names(text) - names(context):
            return Verdict(False, "a name that these words do not hold", "R27")
        days = {word for word in words(text) if word in DAYS} - set(words(context))
        if days:
            return Verdict(False, "a day or month that these words do not hold", "R27")
        return None

    def _negation(self, text: str, evidence: Sequence[Evidence], context: str) -> Verdict | None:
        own = QUOTE.sub(" ", text)
        mine = bool(NEGATION.search(own) or re.search(r"\bden(?:y|ies|ied)\b|\bunable\b", own, re.IGNORECASE))
        if not QUOTE.sub("", text).strip() or not content(own):
            return None
        near = " ".join(self._nearest_sentence(own, item) for item in evidence)
        theirs = bool(NEGATION.search(near))
        if mine and not theirs and not NEGATION.search(context):
            return Verdict(False, "it denies what was affirmed", "R27")
        if theirs and not mine and not _affirms_beside(own, near):
            return Verdict(False, "it affirms what was denied", "R27")
        return None

    def _nearest_sentence(self, text: str, evidence: Evidence) -> str:
        """The part of the evidence that speaks of the same, so that a "no" next door does not count."""
        wanted = set(content(text))
        parts = re.split(r"(?<=[.!?;])\s+|,?\s+\b(?:but|although|though)\b\s+", evidence.quote)
        return max(parts, key=lambda part: len(wanted & set(content(part))), default=evidence.quote)

    def _coverage(self, text: str, context: str) -> Verdict | None:
        wanted = set(content(text))
        if not wanted:
            return Verdict(False, "there is nothing in it that could be checked", "R27")
        held = set(content(context)) | {stem(word) for word in words(context)}
        total = sum(self.weight(word) for word in wanted)
        found = sum(self.weight(word) for word in wanted if word in held or _alike(word, held))
        return None if found >= ENOUGH * total else Verdict(False, "unsupported: these words do not say it", "R27")


FIRST = frozenset("i i'm i've i'd i'll my me myself im ive".split())
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december".split()
)


def _plain(text: str) -> str:
    """For comparing quotes: one kind of quotation mark and of space, nothing else."""
    plain = text.translate(str.maketrans("“”‘’", "\"\"''")).replace('"', "'")
    return " ".join(plain.split()).strip(" .,;")


def _alike(word: str, held: set[str]) -> bool:
    return len(word) >= 5 and any(other.startswith(word[:5]) for other in held if len(other) >= 5)


def _affirms_beside(text: str, near: str) -> bool:
    """The words hold a "no" about something else than what is affirmed: the statement's words stand apart from it."""
    wanted = set(content(text))
    for found in NEGATION.finditer(near):
        after = set(content(near[found.end() : found.end() + 45]))
        if wanted & after:
            return False
    return True
