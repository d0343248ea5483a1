"""One sentence, read closely: its words, and of each whether it is affirmed, denied, hedged, over, or still to come."""

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from handrail.grounding.words.synonyms import expanded
from handrail.grounding.words.tokens import NUMBERS, WORD, empty, stem

DENIED, UNCLEAR, AFFIRMED = -1, 0, 1
_NOT = re.compile(
    r"^(?:not|never|no|none|without|nobody|neither|nor|nothing|denie[sd]|deny|denying|unable|cannot|ain't|lacks?|\w+n't|dont|didnt|doesnt|cant|wont|isnt|wasnt)$"
)
_SOFT = frozenset(
    """stop quit avoid refuse skip miss fail lack discontinue abstain absent free less few reduce decline decrease forget rather instead
    hard difficult trouble poor resist prevent only hardly barely rarely seldom little struggle unanswer lose cease postpone resolv
    reluctant hesitate unwilling decline despite although though than limit""".split()
)  # fmt: skip
_HEDGE = re.compile(
    r"^(?:might|may|maybe|perhaps|possibly|potentially|consider\w*|contemplat\w*|unsure|uncertain|undecided|hopes?|hoping|wants?|wanted|wish\w*|"
    r"if|could|would|should|probably|likely|tentativ\w*|prefer\w*|thinking|thinks?|believes?|interested|open|willing|wonder\w*|noncommittal|doubt\w*|"
    r"inclined|leaning|ready|offer\w*|option\w*|asked|discuss\w*|intends?|aims?|try|tries|trying|meant|can|able|unlikely|supposed|suppose|guess|tempted)$"
)
_MIGHT = re.compile(
    r"\b(?:might|may(?! \d)|maybe|perhaps|possibly|not sure|don't know|thinking (?:about|of)|considering|haven't decided|we'll see|probably|"
    r"i guess|i suppose|want to|wanted to|wants? me to|would like|i'd like|wish|could|leaning|if)\b",
    re.IGNORECASE,
)
BOUNDARY = re.compile(
    r"[,;:.!?()—–]|\s-\s|\b(?:but|and|because|'cause|so|when|if|although|though|until|till|unless|while|which|who|except|after|before|then|or|since|whereas|however|as(?= (?:the|he|she|they|it|client|therapist|his|her|their)\b))\b",
    re.IGNORECASE,
)
_USED_TO = re.compile(
    r"\b(?:i|he|she|they|we)'d (?:be|have|get|go|do)\b[^.;]*\bbefore\b|\b(?:formerly|used to|previously|formerly|in the past|back (?:then|in)|no longer|anymore|any more|any longer|as an? (?:child|kid|teen\w*|student)|when i was|in college|years ago|prior|former|history of|had been|i was (?:doing|taking|drinking|smoking|running|going|using|having|getting|working|seeing|eating))\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\b(?:stopped|quit|gave up|given up|discontinued|came off|went off|no longer|anymore|any more|any longer|ceased|d/c'?d?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|used to|previously|formerly|past|history|ago|last|former|prior|been|\w{3,}ed|went|took|drank|ran|slept|ate|kept|got|came|saw|gave|told|had|felt|made|began|lost|left|wrote|said|thought|bought|broke|while at|during college|in college)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:(?<!\s)|(?=,)),?\s*(?:isn't it|right|don't you think|can you believe it|you know|doesn't it|didn't it|okay)\s*\?\s*$",
    re.IGNORECASE,
)
_DOUBLE = re.compile(
    r"\b(?:can't|cannot|couldn't|can not|can barely|not) (?:help|stop|resist)\b|\bnot only\b|\bno (?:problem|doubt|wonder)\b|\bwhy (?:don't|didn't|not)\b|\bnever mind\b|\bnot (?:just|until|because)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:stopped|resolved|ceased|gone|formerly|anymore|any more|no longer|any longer|first (?:\w+ ){0,3}(?:in|since)|went away|subsided|discontinued|have not returned|has not returned|only now|until now|out of (?:that|this|the|his|her|their))\b|\b(?:but|though) i (?:don't|didn't|haven't|can't|won't)\s*[.!]?$",
    re.IGNORECASE,
)
_DID_NOT = re.compile(
    r"^(?:(?!\b(?:not|never|no)\b|n't)[^,;.])*\b(?:and|but|though) (?:i|he|she|they|we) (?:sort of |kind of |really |just |actually )*(?:didn't|haven't|couldn't|hasn't)\s*[.!]?$",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?:\bno|\bnot|n't)\b(?:(?!\b(?:if|when|but|because)\b)[^,;]){0,45}\b(?:without|till|until)\b", re.IGNORECASE
)
_SAID_NO = re.compile(r"\b(?:said|answered|replied) (?:yes|no)\b", re.IGNORECASE)
_UNREAL = re.compile(r"\b(?:should|could|would|ought to|wish (?:i|he|she|they))(?:n't| not)? (?:have|had|'ve)\b", re.IGNORECASE)
_SAYING = frozenset(stem(word) for word in "say said mean know expect realize realise tell claim need".split())
_PHRASE_NOT = frozenset("no without none neither nor".split())
_TOLD = frozenset({"tell", "agre", "talk", "answer"})
"""Words of a report's frame that can also be what is reported."""
_CONTENT_LIMIT = 7


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: its stem, where it stands, and how it is said."""

    stem: str
    place: int
    said: int
    hedged: bool
    clause: int


@dataclass(frozen=True)
class Reading:
    """A sentence as grounding compares it. What only few sentences are asked is read when it is asked."""

    text: str
    words: tuple[Word, ...]

    @cached_property
    def used_to(self) -> bool:
        """Told as over."""
        return _USED_TO.search(self.text) is not None

    @cached_property
    def stopped(self) -> bool:
        """Something in it was given up."""
        return _STOPPED.search(self.text) is not None

    @cached_property
    def past(self) -> bool:
        """In a past tense."""
        return _PAST.search(self.text) is not None

    @cached_property
    def hedged(self) -> bool:
        """Not said for sure."""
        return _MIGHT.search(self.text) is not None

    @cached_property
    def frequency(self) -> int | None:
        """How often, as `frequency` tells it."""
        return frequency(self.text)

    def stems(self) -> frozenset[str]:
        """All content stems."""
        return frozenset(word.stem for word in self.words)


FREQUENCY: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (level, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for level, pattern in (
        (4, r"always|constantly|every (?:single )?(?:time|day|night|morning|evening|meal|week|one)|everyone|everybody|everything|all the time|all night|all day|daily|nightly|invariably|continually|never|nobody|no one|completely|entirely|totally|each (?:time|day|night|morning)|(?:a|per|each) (?:day|night)|every|all of (?:them|it|the time)|24/7|whenever|without (?:exception|fail)"),
        (3, r"usually|most(?:ly)?|generally|often|frequently|regularly|nearly every|almost (?:every|always)|a lot|many times|pretty much every"),
        (2, r"sometimes|occasionally|at times|now and then|once in a while|some (?:days|nights|mornings)|every (?:so often|now and again)|from time to time|partly|not (?:every|always|all)\b|\w+ or (?:two|three|twice)|once or twice|a few|every other|every couple"),
        (1, r"rarely|seldom|hardly ever|barely|almost never|once|twice"),
    )
)  # fmt: skip


_SPLIT_NOT = re.compile(r" n(['’])t\b", re.IGNORECASE)
""" "do n't": transcripts that were cut into words; as long as before, so that places hold."""


_NEW_SUBJECT = re.compile(
    r"(?:^(?:no|nah|nope|never|not yet|not really|not now)|\b(?:i|we|he|she|they|it) \w+n't) (?=(?:i|i'm|i've|i'd|i'll|we|he|he's|she|she's|they|my)\b)",
    re.IGNORECASE,
)
""" "no i flushed them", "i didn't i turned it": in speech without marks what denies ends where someone new does something."""


_PUT_RIGHT = re.compile(rf"(\b(?:{'|'.join(NUMBERS)}|\d+)(?: \w+)?,? )no(?=,? (?:{'|'.join(NUMBERS)}|\d+)\b)", re.IGNORECASE)
""" "one seizure no two seizures": that no takes a number back, and denies nothing."""


@lru_cache(maxsize=50_000)
def _cues(word: str) -> tuple[bool, bool]:
    """Whether a word denies, and whether it hedges."""
    return _NOT.match(word) is not None, _HEDGE.match(word) is not None


def read(text: str) -> Reading:
    """Read one sentence. Polarity follows cues within their clause; what can't be told apart is unclear, not affirmed."""
    plain = _TAG.sub(" ", expanded(_SPLIT_NOT.sub(r"n\1t ", text)))
    plain = _PUT_RIGHT.sub(r"\1, ", _NEW_SUBJECT.sub(lambda found: f"{found[0][:-1]},", plain))
    marks = list(BOUNDARY.finditer(plain))
    double = [found.span() for found in _DOUBLE.finditer(plain)]
    found_words: list[Word] = []
    clause, said, soft, hedged, left, mark, listed = 0, AFFIRMED, False, False, 0, 0, False
    for found in WORD.finditer(plain.replace("-", " ")):
        while mark < len(marks) and marks[mark].start() <= found.start():
            crossed = marks[mark][0].lower()
            clause += 1
            if (crossed != "or" and not (crossed == "and" and listed)) or said == AFFIRMED:
                said, soft = AFFIRMED, False
                hedged = hedged and crossed in ("and", "or")
            mark += 1
        word = found[0].lower() if found[0][0] != "[" else found[0]
        denies, hedges = _cues(word)
        if denies:
            twisted = any(start - 1 <= found.start() < end for start, end in double)
            listed = word in _PHRASE_NOT or word.startswith("den")
            said, left = (UNCLEAR if twisted or said == DENIED else DENIED), 2 if word in _PHRASE_NOT else _CONTENT_LIMIT
            continue
        if hedges:
            hedged = True
        base = stem(NUMBERS.get(word, word))
        if base in _SAYING and said == DENIED:
            said = UNCLEAR
        if base in _SOFT:
            soft = True
        if empty(word) and base not in _TOLD:
            continue
        now = UNCLEAR if soft and base not in _SOFT else said
        found_words.append(Word(base, found.start(), now, hedged, clause))
        left -= said == DENIED
        if said == DENIED and left <= 0:
            said = AFFIRMED
    found_words = _weakened(found_words)
    if _ENDED.search(plain):
        found_words = [replace(word, said=UNCLEAR) for word in found_words]
    if _DID_NOT.search(plain):
        found_words = [replace(word, said=DENIED) for word in found_words]
    if _UNREAL.search(plain) or _SAID_NO.search(plain):
        found_words = [replace(word, said=UNCLEAR) for word in found_words]
    if _BOTH.search(plain):
        found_words = [replace(word, said=UNCLEAR) if word.said == DENIED else word for word in found_words]
    return Reading(plain, tuple(found_words))


_WEAKENS = frozenset(
    stem(word)
    for word in "impaired impairment disrupted interrupted limited absent lacking unmet hampered hindered failed".split()
)


def _weakened(found: list[Word]) -> list[Word]:
    """ "Concentration is impaired": what stands before in its clause is neither affirmed nor denied."""
    at = {word.clause for word in found if word.stem in _WEAKENS}
    return [replace(word, said=UNCLEAR) if word.clause in at and word.said == AFFIRMED else word for word in found]


def frequency(text: str) -> int | None:
    """4 for always and never, 3 for often, 2 for sometimes, 1 for rarely; None where nothing is said of it."""
    for level, pattern in (FREQUENCY[2], FREQUENCY[1], FREQUENCY[0], FREQUENCY[3]):
        if pattern.search(text):
            return level
    return None
