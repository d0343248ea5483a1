"""A second opinion beside the lists: what the listener makes of each sentence of the session.

It adds sentences that hold no word of a list, alone or two in a row. Where it is nearly sure of everyday talk it takes back a list's
finding; words that name one of the first six categories (handbook 3.9), self-harm or a past attempt are shown all the same, tagged `idiom`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

from handrail.noticing import listener, spanish
from handrail.noticing.listener import Heard
from handrail.noticing.tongues import languages, lists_to_read
from handrail.papers.notice import Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

ADDS: Mapping[str, float] = {
    Safety.PASSIVE_IDEATION: 0.6,
    Safety.ACTIVE_IDEATION: 0.96,
    Safety.METHOD: 0.55,
    Safety.INTENT: 0.92,
    Safety.PLAN: 0.8,
    Safety.PREPARATORY: 0.7,
    Safety.PAST_ATTEMPT: 0.6,
    Safety.NSSI: 0.45,
    Safety.LETHAL_MEANS_ACCESS: 0.55,
    Safety.HOPELESS_BURDEN_TRAPPED: 0.96,
    Safety.HARM_TO_OTHERS: 0.65,
    Safety.CHILD_ABUSE_NEGLECT: 0.45,
    Safety.DEPENDENT_ABUSE: 0.75,
    Safety.IPV_COERCION: 0.85,
    Safety.PSYCHOSIS_COMMAND: 0.94,
    Safety.MANIA_DANGER: 0.88,
    Safety.OVERDOSE: 0.91,
    Safety.ED_MEDICAL: 0.85,
    Safety.STALKING_THREAT: 0.8,
    Safety.TRAFFICKING: 0.85,
    Safety.URGENT_HELP: 0.93,
}
"""By the category that leads, the share of all categories together from which a sentence is shown without a word of a list. What
people also say of small things ("I've decided", "I can't go on") needs more (`training/safety/thresholds.py`)."""
ADDS_SPANISH, ADDS_FEW_SPANISH = 0.3, 0.45
"""The same in Spanish, whose listener was taught fewer rows: it shows more of what is harmless than English does.
The other listener, which reads few words too, needs the second share."""
_MORE = log(ADDS_FEW_SPANISH / (1 - ADDS_FEW_SPANISH)) - log(ADDS_SPANISH / (1 - ADDS_SPANISH))
BETWEEN_PEOPLE = frozenset(
    {Safety.CHILD_ABUSE_NEGLECT, Safety.DEPENDENT_ABUSE, Safety.IPV_COERCION, Safety.STALKING_THREAT, Safety.TRAFFICKING}
)
FEW, ADDS_FEW = 7, 0.97
"""Of what one does to another so few words hardly tell who and what ("I was nineteen."): they need this share."""
DOUBTS = 0.5
"""The share of everyday talk from which a list's finding is taken back, or tagged as a figure of speech."""
BY_THE_QUESTION = 8
"""Words: so few may mean what they mean by the question alone."""
GOES_ON = frozenset({Safety.PASSIVE_IDEATION, Safety.ACTIVE_IDEATION, Safety.INTENT, Safety.PLAN})
"""What few words may go on about, soon after words about suicide or self-harm."""
FEWEST = 3
"""Words: shorter sentences are for the lists."""
_TOGETHER = 0.5 * log(2)
"""The listener was taught that a turn's odds are those of its sentences together, less this for two."""


class Opinion(NamedTuple):
    """`text[start:end]`: the share of everyday talk, and the category that leads the rest."""

    start: int
    end: int
    everyday: float
    category: str
    words: int = FEWEST
    together: bool = False
    """Two sentences in a row."""
    spanish: bool = False
    says_little: bool = False
    """Surely in Spanish, short and without a word that tells what it is about; what may be English as well is measured as English."""
    explained: bool = False
    """The question that it answers makes it everyday talk (`exchanges`)."""

    @property
    def adds(self) -> bool:
        """Whether the sentence is shown though no list knows it."""
        least = ADDS_SPANISH if self.spanish else ADDS[self.category]
        if self.category in BETWEEN_PEOPLE and self.words <= FEW:
            least = ADDS_FEW
        return self.words >= FEWEST and not self.says_little and not self.explained and self.everyday <= 1 - least


def opinions(turns: Sequence[SafeTurn], hit: Mapping[int, Sequence[tuple[int, int]]]) -> dict[int, list[Opinion]]:
    """Per turn what the listener makes of it: all that clients say, and of therapists what holds a list's finding."""
    asked = [turn for turn in turns if turn.role is not Role.THERAPIST or hit.get(turn.index)]
    heard = _listened(dict.fromkeys(turn.text for turn in asked))
    return {turn.index: list(_of_turn(turn, heard[turn.text])) for turn in asked}


def _listened(texts: Iterable[str]) -> dict[str, list[Heard]]:
    """Each turn's sentences: in Spanish by the listener for it. Of few words it was taught mostly harmless ones: the other reads them, too."""
    spoken = list(texts)
    in_spanish = [text for text in spoken if languages(text) == ("es",)]
    few = {
        text
        for text in in_spanish
        if any(spanish.is_all_or_tells(text[start:end], text) for start, end in listener.sentences(text))
    }
    others = [text for text in spoken if text in few or languages(text) != ("es",)]
    heard = dict(zip(others, listener.shipped("en").listen(others), strict=True)) if others else {}
    if not in_spanish:
        return heard
    for text, own in zip(in_spanish, listener.shipped("es").listen(in_spanish), strict=True):
        heard[text] = [_surer(text, one, other) for one, other in zip(own, heard.get(text, own), strict=True)]
    return heard


def _surer(text: str, one: Heard, other: Heard) -> Heard:
    """The Spanish listener's, or for few words the other's, which needs more."""
    if not spanish.is_all_or_tells(text[one.start : one.end], text):
        return one
    return max(one, other._replace(odds=other.odds - _MORE), key=lambda heard: heard.odds)


def still_about_it(told: Sequence[Opinion]) -> list[Opinion]:
    """The same, where few words need not tell what they are about: it was told a moment ago."""
    return [one._replace(says_little=one.says_little and one.category not in GOES_ON) for one in told]


def explained(told: Sequence[Opinion]) -> list[Opinion]:
    """The same of an answer that is everyday talk with the question before it: what no list knows and few words say is not shown.
    More words tell by themselves, whatever was asked."""
    return [one._replace(explained=one.words <= BY_THE_QUESTION) for one in told]


def _of_turn(turn: SafeTurn, heard: Sequence[Heard]) -> Iterator[Opinion]:
    in_spanish, surely = languages(turn.text) == ("es",), lists_to_read(turn.text) == ("es",)

    def opinion(start: int, end: int, odds: float, category: str, *, together: bool = False) -> Opinion:
        said = turn.text[start:end]
        little = in_spanish and spanish.says_little(said, turn.text)
        everyday, as_spanish = 1 / (1 + exp(min(odds, 80.0))), in_spanish and (surely or not little)
        return Opinion(start, end, everyday, category, len(said.split()), together, as_spanish, little and surely)

    for one in heard:
        yield opinion(one.start, one.end, one.odds, one.category)
    # in Spanish two sentences together say no more than each: they mark twice as much that is ordinary as they find
    for one, other in pairwise(heard) if turn.role is not Role.THERAPIST and not in_spanish else ():
        most, least = max(one.odds, other.odds), min(one.odds, other.odds)
        category = max(one, other, key=lambda heard: heard.odds).category
        yield opinion(one.start, other.end, most + log(1 + exp(least - most)) - _TOGETHER, category, together=True)
