"""A clinician's typed notes: their sentences are kept as they wrote them, and only put in their places."""

import re
from collections.abc import Iterable
from dataclasses import replace

from handrail.backends.embedded.hour.headings import FIRST, in_order, is_for_safety, is_of_a_subject, meets
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.told import closed, marked
from handrail.backends.embedded.lines.plain import is_easy
from handrail.backends.embedded.spanish import notes as spanish_notes
from handrail.backends.embedded.spanish.words import SAFETY
from handrail.backends.embedded.words.safety import safety_words
from handrail.backends.embedded.words.text import words
from handrail.papers.draft import Evidence, Said, Weight, Why
from handrail.papers.kind import Author, Content, Kind, Section, Voice
from handrail.papers.language import turn_by_turn
from handrail.papers.safe import SafeText
from handrail.papers.transcript import Role

_CUES: tuple[tuple[Content, re.Pattern[str]], ...] = (
    (
        Content.JUDGEMENT,
        re.compile(
            r"\b(?:(?:low|moderate|high|elevated|acute|chronic|imminent) risk|risk (?:is|level|was|rated)|diagnos\w*|meets "
            r"criteria|consistent with|impression|formulation|"
            r"(?:in )?my (?:view|opinion)|prognosis|insight (?:is|was)|judge?ment (?:is|was))\b",
            re.IGNORECASE,
        ),
    ),
    (Content.SAFETY, re.compile(r"(?!)")),
    (Content.GOAL, re.compile(r"\b(?:goals?|wants to|hopes to|would like to|working towards?|aims? to)\b", re.IGNORECASE)),
    (
        Content.PLAN,
        re.compile(
            r"\b(?:plan|will|next (?:session|appointment|week|visit)|agreed (?:to|on|that)|follow[- ]?up|to (?:try|"
            r"practi[sc]e|continue)|continue|refer(?:ral|red)?|for homework|until next)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Content.HOMEWORK,
        re.compile(r"\b(?:homework|completed|did not (?:do|complete)|practi[sc]ed|worksheet|diary|log)\b", re.IGNORECASE),
    ),
    (
        Content.INTERVENTION,
        re.compile(
            r"\b(?:therapist|clinician|writer|i (?:asked|reflected|introduced|offered|suggested|explored|taught|reviewed)|"
            r"we (?:reviewed|practi[sc]ed|discussed|explored|worked|set|did)|"
            r"reviewed|introduced|explored|psychoeducation|modell?ed|role[- ]?play\w*|cognitive restructuring|exposure|"
            r"imaginal|validated|reframed|taught)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Content.RESPONSE,
        re.compile(
            r"\b(?:responded|engaged|was able to|found (?:it|this|that)|noticed|became|tolerated|rated|agreed|tearful|"
            r"laughed)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Content.THREAD,
        re.compile(r"\b(?:next time|not yet|unfinished|return to|come back to|unclear|to discuss)\b", re.IGNORECASE),
    ),
    (
        Content.OBSERVED,
        re.compile(r"\b(?:phq|gad|pcl|score[ds]?|appeared|presented|affect|speech|eye contact|on time|late)\b", re.IGNORECASE),
    ),
    (
        Content.PROBLEM,
        re.compile(
            r"\b(?:problems?|trouble|hard|difficult\w*|struggl\w+|can ?not|can['’]t|could(?: not|n['’]t)|unable|worse|keeps? \w+ing)\b",
            re.IGNORECASE,
        ),
    ),
)
_INSTEAD = {
    Content.OBSERVED: Content.REPORT,
    Content.RESPONSE: Content.REPORT,
    Content.HOMEWORK: Content.REPORT,
    Content.PROBLEM: Content.REPORT,
    Content.GOAL: Content.REPORT,
}
_FEWEST = 3
_WHY = Why(
    "The clinician's own sentence, kept as written and placed by its words.",
    "Your therapist wrote this sentence.",
    client_es="Tu terapeuta escribió esta frase.",
)
_SECOND = (
    (
        re.compile(r"^(?:the )?(?:client|pt|patient) (was|is|has)\b", re.IGNORECASE),
        lambda m: f"You {({'was': 'were', 'is': 'are', 'has': 'have'})[m[1].lower()]}",
    ),
    (
        re.compile(
            r"^(?:the )?(?:client|pt|patient) (?=\w+ed\b|said|felt|slept|went|did|had|will|took|told|found|made|kept)",
            re.IGNORECASE,
        ),
        lambda _: "You ",
    ),
    (re.compile(r"\btheir\b", re.IGNORECASE), lambda _: "your"),
    (re.compile(r"\b(?:they|them)\b", re.IGNORECASE), lambda _: "you"),
)
_OTHERS = re.compile(r"\b(?:he|she|his|her|him|client|pt|patient|i|we|was|is)\b", re.IGNORECASE)


def room(section: Section, said: int, longest: int) -> int:
    """Lines for a section: more in longer notes."""
    first = section.content[0]
    if first is Content.SAFETY:
        return longest
    if longest <= _SHORT_DOCUMENT:
        return max(2, min(6, 2 + said // 150))
    if first is Content.PLAN:
        return max(2, min(6, 4 + said // 600))
    if Content.REPORT in section.content:
        return max(3, min(14, 6 + said // 100))
    return max(2, min(6, 2 + said // 300))


_SHORT_DOCUMENT = 12


def is_typed(safe: SafeText) -> bool:
    """Nobody but the clinician speaks: notes, not a talk."""
    # KNOWN GAP: a safe text doesn't carry its source, so a talk in which only the therapist was recorded reads as notes.
    return bool(safe.turns) and all(turn.role is Role.THERAPIST for turn in safe.turns)


def arrange(kind: Kind, found: Iterable[Passage]) -> list[Said]:
    """Each sentence under the heading that it belongs to, words about safety before all others; what belongs under none is left out."""
    sections = [section for section in kind.sections if section.author is Author.AI]
    found = list(found)
    spanish = turn_by_turn([" ".join(passage.text for passage in found)]) == ("es",)
    content = spanish_notes.content if spanish else _content
    to_quote = is_for_safety(kind)
    sentences = [
        (passage, Content.SAFETY if to_quote and passage.noticed else content(passage.text))
        for passage in found
        if len(words(passage.text)) >= _FEWEST
    ]
    said_words = sum(len(passage.words) for passage, _ in sentences) * 3
    left = {section.name: room(section, said_words, kind.longest) for section in sections}
    placed: list[tuple[tuple[int, bool, int, int], Said]] = []
    for passage, its in sorted(sentences, key=lambda one: one[1] is not Content.SAFETY):
        section = _section(sections, its, passage, spanish_notes.about(passage.text) if spanish else passage.about)
        if section is None or len(placed) >= kind.longest or (left[section.name] <= 0 and its is not Content.SAFETY):
            continue
        if text := _told(kind, passage, spanish=spanish):
            left[section.name] -= its is not Content.SAFETY
            place = in_order(kind, section.name, its, passage.turn, passage.start)
            placed.append((place, Said(section.name, text, (passage.evidence,), _SURE, _why(passage.evidence))))
    return [said for _, said in sorted(placed, key=lambda one: one[0])]


def _told(kind: Kind, passage: Passage, *, spanish: bool) -> str:
    """As it was written; to a client as a sentence to them, and across languages or from Spanish as a quotation."""
    if kind.voice is Voice.CLINICAL:
        return passage.text
    told = _to_client(passage.text) if not spanish else passage.text if spanish_notes.goes_home(passage.text) else ""
    if not told or not (spanish or kind.language == "es"):
        return told
    return closed(f"{_NOTED['es' if kind.language == 'es' else 'en']} {marked(passage.text)}")


_NOTED = {"es": "Tu terapeuta anotó:", "en": "Your therapist noted:"}
_SURE = 0.9


def _content(text: str) -> Content:
    if safety_words(text) or SAFETY.search(text):
        return Content.SAFETY
    return next((content for content, cue in _CUES if cue.search(text)), Content.REPORT)


def _section(sections: list[Section], content: Content, passage: Passage, about: frozenset[str]) -> Section | None:
    """The section for it: one for its subject before one for any, as in a talk."""
    if content is Content.JUDGEMENT:
        return None
    fitting = [
        (content not in FIRST and not is_of_a_subject(section), served, not section.topics, -meets(section, passage, about), at)
        for at, section in enumerate(sections)
        if meets(section, passage, about) and (served := _served(section, content)) is not None
    ]
    return sections[min(fitting)[-1]] if fitting else None


def _served(section: Section, content: Content) -> int | None:
    """0 where the section is for it, 1 where it is for what may stand instead. Homework is no problem, though both are reports."""
    if content in section.content:
        return 0
    unlike = content is Content.HOMEWORK and section.content[:1] == (Content.PROBLEM,)
    return 1 if _INSTEAD.get(content) in section.content and not unlike else None


def _to_client(text: str) -> str:
    """A sentence about the client as one to the client, or nothing where that isn't safe."""
    for pattern, shifted in _SECOND:
        text = pattern.sub(shifted, text)
    return text if text.startswith(("You ", "Your ")) and not _OTHERS.search(text) and is_easy(text) else ""


def _why(evidence: Evidence) -> Why:
    return replace(_WHY, weights=(Weight(evidence.quote[:40], 1.0),))
