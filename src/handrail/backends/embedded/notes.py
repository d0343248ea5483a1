"""Drafts from a clinician's own typed notes: their sentences stay as they are and are only put into sections."""

import re
from collections.abc import Sequence

from handrail.backends.embedded.passages import Passage, passages
from handrail.backends.embedded.score import scored
from handrail.backends.embedded.speech import sentence
from handrail.papers.draft import Author, Content, Evidence, Kind, Said, Section, Why
from handrail.papers.safe import SafeTurn

PLAN = re.compile(
    r"\b(?:plan|next (?:session|time|week|appointment)|will|agreed|homework|until|follow(?:-| )?up|to bring|continue|review(?: at)?)\b",
    re.IGNORECASE,
)  # noqa: E501
DONE = re.compile(
    r"\b(?:we (?:did|practi[cs]ed|reviewed|went through|worked|used|talked|discussed|looked|made|drew|rehearsed)|I (?:asked|offered|explained|suggested|"
    r"reflected|named|proposed|invited)|psychoeducation|exposure|rehears\w+|reviewed|practi[cs]ed|introduced|explored)\b",
    re.IGNORECASE,
)
ANSWERED = re.compile(
    r"\b(?:responded|noticed|said (?:that )?(?:it|this)|found (?:it|this)|was able|could|reported feeling|rated)\b",
    re.IGNORECASE,
)
JUDGED = re.compile(
    r"\b(?:assessment|impression|formulation|diagnos\w+|risk(?: level)?|prognosis|appears|appeared|seems|seemed|presented as|affect|insight)\b",
    re.IGNORECASE,
)  # noqa: E501


def typed(kind: Kind, turns: Sequence[SafeTurn]) -> list[Said]:
    """Every sentence at most once, in its own words, in the section it speaks for. Judgement stays with its author."""
    sections = [section for section in kind.sections if section.author is Author.AI]
    lines: dict[str, list[Said]] = {section.name: [] for section in sections}
    for passage in passages(turns):
        if len(passage.words) < 3 or JUDGED.search(passage.whole):
            continue
        section = _section(passage, sections)
        if section is not None:
            lines[section.name].append(_kept(section, passage, turns))
    return [said for section in sections for said in lines[section.name]]


def _section(passage: Passage, sections: Sequence[Section]) -> Section | None:
    for pattern, contents in (
        (PLAN, {Content.PLAN}),
        (DONE, {Content.INTERVENTION}),
        (ANSWERED, {Content.RESPONSE}),
        (re.compile(""), {Content.REPORT, Content.PROBLEM, Content.GOAL, Content.THREAD}),
    ):
        if pattern.search(passage.whole):
            found = next((section for section in sections if contents & set(section.content)), None)
            if found is not None:
                return found
    return None


def _kept(section: Section, passage: Passage, turns: Sequence[SafeTurn]) -> Said:
    text = turns[passage.turn].text
    start = text.find(passage.whole)
    start, end = (start, start + len(passage.whole)) if start >= 0 else (passage.start, passage.end)
    quote = text[start:end]
    why = Why(
        "Your own sentence, word for word; only its place was chosen.",
        "Your therapist wrote this sentence.",
        scored(passage).weights,
    )
    return Said(section.name, sentence(quote), (Evidence(passage.turn, start, end, quote),), 0.95, why)
