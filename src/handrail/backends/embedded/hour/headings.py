"""Which heading a passage belongs under, and the order of the lines there.

A section that is for topics takes only what touches one of them in words that say so, and takes it before the others do; one about the
client's own body, medicines or drink takes nobody else's. What no section is for stands nowhere: an empty section is said to be empty,
a line under the wrong heading misleads.
"""

import re

from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.words.whose import of_another
from handrail.papers.kind import Content, Kind, Section
from handrail.papers.transcript import Role

FIRST = (Content.SAFETY, Content.PLAN, Content.GOAL)
"""Words about safety, what was agreed and what is wanted have a place of their own, whatever they are about."""
_HOW_IT_GOES = frozenset(("what helps", "helped", "strengths", "change", "wants and goals", "homework"))
"""Topics that don't say what a passage is about: a difficulty that touches one stays a difficulty. Where a section has one, it must be met:
a husband is no support by being named."""
_OF_ONESELF = frozenset(
    (
        "medication", "substances", "body and symptoms", "health history", "treated", "eating", "sleep", "energy", "panic", "worry",
        "mood in their own words", "reminders of what happened",
    )
)  # fmt: skip
"""Topics whose sections are about the client's own: a father's drinking stands under family."""
_DONE_TO_ONE = re.compile(
    r"\b(?:push(?:ed|es)|shov(?:ed|es)|hits?|beats?|slap(?:ped|s)|punch(?:ed|es)|kick(?:ed|s)|chok(?:ed|es)|grabb?(?:ed|s)|threw|throws) me\b(?! (?:off|out of (?:bed|work|my)|that|like|as)\b)",
    re.IGNORECASE,
)
"""What somebody did to them is no symptom, whatever it names: "He pushed me when I was pregnant." """
_OF_A_MEDICINE = frozenset(("medication",))
_MOOD = re.compile(
    r"\b(?:mood|down part|out of ten|lift(?:ed|ing)?|happ(?:y|ier)|depress\w+|weed|smoked?|cigarettes?|drink(?:ing)?|schedule)\b",
    re.IGNORECASE,
)
""" "How have you been on the new dose?" - "The down part has lifted.": how it goes is no medicine."""
_ONLY_A_TIME = re.compile(
    r"\b(?:when|while|since|before|after|until) (?:i|we|she) (?:was|were|got) pregnant\b|\bgot pregnant with\b", re.IGNORECASE
)
""" "I quit when I got pregnant with her.": when it was, and no word on health."""
_TOLD_IN_ORDER = frozenset(("narrative",))
"""Kinds that tell the hour as it went."""
_OWN, _ASKED, _FOR_A_STEP = 2, 1, 2
_ASKED_FOR = frozenset(("treated",))
"""What answers a question for it stands there, whomever it names: "After my dad left I went to a lady at the church." """


def meets(
    section: Section, passage: Passage, about: frozenset[str] | None = None, *, asked: frozenset[str] | None = None
) -> int:
    """How much a passage is about what a section is for; 0 where it isn't. Its own words count more than the question it answers.

    `about`: what its own words touch, `asked`: what its question does, where English lists of topics can't tell.
    """
    if not section.topics:
        return 1
    asked = passage.asked_about if asked is None else asked
    own, wanted = passage.about if about is None else about, frozenset(section.topics)
    if _ONLY_A_TIME.search(passage.text):
        own -= {"health history"}
    if _says_what_it_is_of(passage):
        asked -= _OF_A_MEDICINE
    if not (wanted & _HOW_IT_GOES or wanted) & (own | asked):
        return 0
    spoken = passage.role is not Role.THERAPIST
    if about is None and passage.says_why_they_came:
        return 0  # it is the problem, whatever it names
    if spoken and wanted <= _OF_ONESELF and _DONE_TO_ONE.search(passage.text):
        return 0
    if spoken and wanted <= _OF_ONESELF and of_another(passage.text, medicine="medication" in own | asked):
        return 0
    told = _OWN * len(wanted & own) + _ASKED * len(wanted & asked - own)
    return told + _FOR_A_STEP * len(wanted & asked & _ASKED_FOR)


def _says_what_it_is_of(passage: Passage) -> bool:
    """Its own words are of something else than a medicine, whatever it was asked."""
    return (
        "medication" not in passage.about and _MOOD.search(passage.turn_text if passage.is_bare else passage.text) is not None
    )


def is_of_a_subject(section: Section) -> bool:
    """It is for a part of life, as medication or work."""
    return bool(section.topics) and not _HOW_IT_GOES.intersection(section.topics)


def is_for_safety(kind: Kind) -> bool:
    """It has a place of its own for words about safety: all that noticing heard stands there. Elsewhere they share a page's room."""
    return any(section.content[:1] == (Content.SAFETY,) for section in kind.sections)


def in_order(kind: Kind, section: str, content: Content, turn: int, start: int) -> tuple[int, bool, int, int]:
    """A key to sort lines by: section, safety language first, then time."""
    place = next((number for number, one in enumerate(kind.sections) if one.name == section), len(kind.sections))
    return place, content is not Content.SAFETY and kind.key not in _TOLD_IN_ORDER, turn, start
