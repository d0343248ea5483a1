"""Passages: sentences of a transcript with their addresses, what was asked before them, and their words."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from handrail.backends.embedded.hour.around import ALONE, Around, around
from handrail.backends.embedded.words.protocol import going_on, in_sets, says_what_brought, steps
from handrail.backends.embedded.words.safety import guessed_about, heard_about, safety_words
from handrail.backends.embedded.words.scope import governs
from handrail.backends.embedded.words.text import WORD, only_bare, tidy, words
from handrail.backends.embedded.words.topics import LOOSE, Topic, hits, places
from handrail.language.runs import has_verb, run_on
from handrail.papers.draft import Evidence
from handrail.papers.notice import Flag
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|st|vs|prof|sr|jr|e\.g|i\.e|approx|dra|sra|pte|pcte|cte|uds?)|(?<![\w'’])(?<!\ba and )(?<!\ba & )[a-hj-z])\.$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?<!\bme)(?<!\bI)(?<!\bmyself),?\s+(?=(?:okay|alright|all right|so let's|and then|now let's)\b|(?:and|but|so|because|'cause|or|then)\s+(?:then\s+|"
    r"now\s+|also\s+)?(?:i|he|she|it|we|they|my|the|that|there|you|now|uh|um)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:(?:so|and|but|okay|ok|or|um|uh|well|now)[,\s]+)*(?:how|what|what's|when|where|why|who|which|do you|did you|are "
    r"you|were you|"
    r"have you|has it|is it|is there|does it|can you|could you|would you|will you|any|tell me)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^(?:(?:so|and|okay|ok|mm|well)[,.\s]+)*(?:can you |could you )?(?:tell me|say more|walk me through|take me to|"
    r"describe)\b",
    re.IGNORECASE,
)
_ASKS_WITHIN = re.compile(
    r"\b(?:can you tell me|how long have you|have you (?:had|noticed|ever)|did you|do you (?:have|feel|know|take)|are you "
    r"(?:still|taking|having)|(?<!that's )(?<!about )what happened|what did you|how did (?:that|it|you)|how's|how was|how many|how much|how strong|would you (?:like|want|be)|"
    r"do you (?:want|remember|think)|what would|what made|what do you)\b",
    re.IGNORECASE,
)
_CHECKS = re.compile(r"\b(?:okay|ok|all right|alright|right|yeah)\s*\?[\"”’')\s]*$", re.IGNORECASE)
"""A statement with "okay?" behind it asks nothing."""
_RECKONS = re.compile(
    r"^(?!\W*(?:(?:and|so|but|or|what|how|why|when|where|is|was|did|do|does) )*(?:is|was|did|do|does|how|what|when) )[^?]{12,},? (?:that's|that was|it's|must be|maybe|about|since),? (?:what|like|about|maybe|er|um)?,? ?[^?,]{1,24}\?$",
    re.IGNORECASE,
)
""" "He put it up to a hundred, that's, what, six weeks ago?" is told, not asked."""
_LONG_SENTENCE = 14
_SNIPPET = 4
_SHORTEST_CLAUSE = 30
"""Characters."""
_BACKCHANNEL = 3
_TWO = 2
NO_SUBJECT = frozenset(("how often or how much", "when", "change", "wants and goals", "measures"))
"""Topics that say how, and not of what."""
_LONGEST_QUOTE = 300
"""A quotation within a sentence is not cut open, unless its end mark is missing."""


@dataclass(frozen=True)
class Passage:
    """One sentence or clause: `turns[turn].text[start:end]`, and where in the session it stands (0 to 1)."""

    turn: int
    start: int
    end: int
    text: str
    tidied: str
    """Without fillers and false starts."""
    turn_text: str
    previous: int | None
    """Where the sentence before begins in the same turn."""
    role: Role
    place: float
    opens_turn: bool
    asked: "Passage | None"
    """The other speaker's question right before, when this passage begins the answer."""
    heard: "Passage | None"
    """The other speaker's last full sentence right before, question or not."""
    for_two: bool = True
    """Only two people speak: whom "you" means is certain."""
    under: "Passage | None" = None
    """The question that the whole turn answers."""
    around: Around = ALONE
    answers: frozenset[str] = frozenset()
    """Steps of a protocol that the turn right before asks about."""
    flagged: tuple[tuple[int, int], ...] = ()
    """Where in the turn noticing heard words about safety."""
    guessed: tuple[tuple[int, int], ...] = ()
    """Of these where the listener alone did."""
    asks_on: frozenset[str] = frozenset()
    """A question that names nothing itself ("A night?", "Has it gone up?") goes on about what the one before it named; so does a correction
    ("No, sorry, six hundred")."""

    says_why_they_came: bool = False
    """Of a client's turn that says it unasked: "My manager sent me home, so I thought I'd better come." """

    @cached_property
    def words(self) -> list[str]:
        """Lower-case words, fillers gone."""
        return words(self.tidied)

    @cached_property
    def topics(self) -> Mapping[Topic, str]:
        """What its words touch, each with the first of them that did."""
        return hits(self.words)

    @cached_property
    def about(self) -> frozenset[str]:
        """Names of the topics that its words touch beyond doubt: enough to put it under a heading."""
        return frozenset(topic.name for topic in hits(self.words, LOOSE)) | places(self.words) | steps(self.text)

    @property
    def asks_about(self) -> frozenset[str]:
        """Of a question: what it names, or what it goes on about."""
        return self.about | self.asks_on

    @property
    def asked_about(self) -> frozenset[str]:
        """What it was asked about: by the question it begins to answer or, where it names nothing itself, the one that its turn answers."""
        question = self.asked or (None if self.about - NO_SUBJECT else self.under)
        return (question.asks_about if question is not None else frozenset[str]()) | self.answers | self.asks_on

    @cached_property
    def noticed(self) -> str:
        """Its words that noticing heard to be about safety; empty where it heard none."""
        heard = (self.turn_text[max(start, self.start) : min(end, self.end)] for start, end in self.flagged)
        return next(filter(WORD.search, heard), "")

    @property
    def only_guessed(self) -> bool:
        """Noticing heard such words in it, and nothing but the listener did."""
        sure = (span for span in self.flagged if span not in self.guessed)
        return bool(self.noticed) and not any(start < self.end and end > self.start for start, end in sure)

    @property
    def beside_safety(self) -> bool:
        """Something in its turn is about safety."""
        return bool(self.flagged or safety_words(self.turn_text))

    @property
    def is_bare(self) -> bool:
        """A yes or a no and nothing else."""
        return only_bare(self.words)

    @cached_property
    def is_question(self) -> bool:
        """Asked, by its mark or, where a transcript has none, by its first words."""
        if _REQUEST.match(self.text):
            return True
        last = self.text.rstrip("\"”’') ")[-1:]
        if last == "?" and self.role is not Role.THERAPIST and _RECKONS.search(self.text):
            return False
        if last == "?" and _CHECKS.search(self.text) and len(self.words) > _BACKCHANNEL + 1:
            return False
        return last == "?" or (last not in ".!" and bool(_ASKS.match(self.text) or _ASKS_WITHIN.search(self.text)))

    @property
    def evidence(self) -> Evidence:
        """Its address."""
        return self.span(self.start, self.end)

    def span(self, start: int, end: int) -> Evidence:
        """The address of a wider or narrower piece of the same turn."""
        return Evidence(self.turn, start, end, self.turn_text[start:end])


def passages(safe: SafeText, flags: Collection[Flag] = ()) -> list[Passage]:
    """Every passage of the session in order; `flags`: what noticing heard about safety in it."""
    flagged, guessed = heard_about(flags), guessed_about(flags)
    found: list[Passage] = []
    last: dict[Role, Passage] = {}
    subject, since = frozenset[str](), 0
    count = len(safe.turns)
    for_two = len({turn.role for turn in safe.turns}) <= _TWO
    therapists = [turn.text if turn.role is Role.THERAPIST else "" for turn in safe.turns]
    named = going_on(therapists, [steps(text) for text in therapists])
    asked, sets = dict(zip((turn.index for turn in safe.turns), named, strict=True)), in_sets(named)
    for number, turn in enumerate(safe.turns):
        heard = _heard(turn, last)
        opens, previous = True, None
        under = heard if heard is not None and heard.is_question else None
        answers = asked[heard.turn] if heard is not None and "?" in heard.turn_text else frozenset[str]()
        if number in sets:
            answers |= {"set"}
        brought = turn.role is not Role.THERAPIST and says_what_brought(turn.text)
        for start, end in _rows(turn.text, _spans(turn)):
            passage = Passage(
                turn=turn.index,
                start=start,
                end=end,
                text=turn.text[start:end],
                tidied=tidy(turn.text[start:end]),
                turn_text=turn.text,
                previous=previous,
                role=turn.role,
                place=number / count,
                opens_turn=opens,
                asked=under if opens else None,
                heard=heard if opens else None,
                for_two=for_two,
                under=under,
                answers=answers,
                flagged=flagged.get(turn.index, ()),
                guessed=guessed.get(turn.index, ()),
                says_why_they_came=brought,
            )
            if turn.role is Role.THERAPIST and passage.is_question:
                near = turn.index - since <= _TWO
                subject, since = _subject(passage, subject if near else frozenset()), turn.index
                passage = replace(passage, asks_on=subject)
            elif not opens and _CORRECTS.match(passage.text):
                passage = replace(passage, asks_on=found[-1].about)
            found.append(passage)
            opens, previous = False, start
            if _is_heard(passage, last.get(turn.role)):
                last[turn.role] = passage
    return [replace(passage, around=beside) for passage, beside in zip(found, around(found), strict=True)]


def _heard(turn: SafeTurn, last: Mapping[Role, Passage]) -> Passage | None:
    """What another said right before; `last`: of each speaker the last that was heard. Nothing where its own speaker has said more since."""
    before = [passage for role, passage in last.items() if role is not turn.role]
    heard = max(before, key=lambda passage: (passage.turn, passage.start), default=None)
    own = last.get(turn.role)
    if heard is None or turn.index - heard.turn > _BACKCHANNEL or (own is not None and own.turn > heard.turn):
        return None
    return heard


def _is_heard(said: Passage, before: Passage | None) -> bool:
    """A question, or more than "mm-hm", and no tail of its turn's question: "Would you ring them? Before Friday." still asks."""
    size = len(WORD.findall(said.text))
    tail = before is not None and before.turn == said.turn and before.is_question and size <= _SNIPPET
    return said.is_question or (size >= _BACKCHANNEL and not tail)


def _subject(question: Passage, before: frozenset[str]) -> frozenset[str]:
    """What a question is about: what it names; where it names nothing and is a scrap or says "it", what the one before was about."""
    named = question.about - NO_SUBJECT - steps(question.text)
    if named:
        return named
    scrap = len(question.words) <= _SCRAP or (len(question.words) <= _LONG_SENTENCE and _IT.search(question.text) is not None)
    return before if scrap and not _OPENS_ANEW.search(question.text) else frozenset()


_SCRAP = 4
_CORRECTS = re.compile(r"^\W*(?:no,? (?:sorry|wait)|sorry,? (?:no|it)|actually|i mean)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|that|those)\b", re.IGNORECASE)
_OPENS_ANEW = re.compile(
    r"\b(?:anything|anyone|anybody|what) else\b|\bwho\b(?! (?:was|is|did) (?:it|that|this)\b)|^\W*(?:(?:and|so|okay|ok|now|but)\W+)*(?:what(?:['’]s| is| was| happened)\b|how(?:['’]s| are| is| was| were) (?:you|the|your|things)\b|"
    r"(?:the|your) \w|okay|ok|right|no|really|yes)",
    re.IGNORECASE,
)
"""It names something, though no list knows it: "How's the flat?" """


def _spans(turn: SafeTurn) -> Iterator[tuple[int, int]]:
    """Offsets of sentences; long ones are cut where a new clause with its own subject begins, as are run-on ones of a recogniser."""
    for start, end in _sentences(turn.text):
        for left, right in _clauses(turn.text, start, end):
            yield from run_on(turn.text, left, right)


def _rows(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans, a row of words without a verb as one of them: "Citalopram. Twenty. Three weeks Monday." """
    begin, end = -1, -1
    for start, stop in spans:
        size = len(WORD.findall(text, start, stop))
        if size > _SNIPPET or text[stop - 1] == "?" or has_verb(text[start:stop]):
            if begin >= 0:
                yield begin, end
            yield start, stop
            begin = -1
            continue
        if begin >= 0 and len(WORD.findall(text, begin, stop)) > _LONG_SENTENCE:
            yield begin, end
            begin = -1
        begin, end = start if begin < 0 else begin, stop
    if begin >= 0:
        yield begin, end


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if len(WORD.findall(text, start, end)) <= _LONG_SENTENCE:
        yield start, end
        return
    begin = start
    for cut in _CLAUSE.finditer(text, start, end):
        long_enough = cut.start() - begin >= _SHORTEST_CLAUSE and end - cut.end() >= _SHORTEST_CLAUSE
        if long_enough and not governs(text[begin : cut.start()]):
            yield begin, cut.start()
            begin = cut.end()
    yield begin, end


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for stop in _END.finditer(text):
        if _ABBREVIATION.search(text, max(begin, stop.start() - 6), stop.start() + 1) and stop.end() < len(text):
            continue
        if stop.end() - begin < _LONGEST_QUOTE and text.count('"', begin, stop.end()) % 2:
            continue
        if span := _inner(text, begin, stop.end()):
            yield span
        begin = stop.end()
    if span := _inner(text, begin, len(text)):
        yield span


def _inner(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if WORD.search(text, start, end) else None
