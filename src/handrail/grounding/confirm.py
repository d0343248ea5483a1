"""What a human must confirm about a statement, by itself and against its words (R33). Few lines need it; those few always do."""

import re
from collections.abc import Sequence

from handrail.grounding import appointment
from handrail.grounding.words.medicines import DOSE
from handrail.language.medicines import MEDICINES
from handrail.papers.transcript import Role

RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "safety",
        re.compile(
            r"\b(?:suicid\w*|kill\w*|die|dying|dead|not (?:to )?wak\w* up|hurt(?:ing)? (?:myself|themselves|him|her|the baby)|harm\w*|cut(?:ting)? (?:myself|themselves)|"
            r"overdos\w*|stab|guns?|abus\w+|hits? (?:me|them)|hit (?:me|them)|weapon|not safe|not wanting to be here)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "medication",
        re.compile(
            rf"\b(?:medications?|medicines?|meds|prescri\w+|pills?|tablets?|{MEDICINES})\b",
            re.IGNORECASE,
        ),
    ),
    ("dose", DOSE),
    (
        "diagnosis word",
        re.compile(
            r"\b(?:diagnos\w+|disorder|PTSD|OCD|ADHD|bipolar|depression|schizo\w+|borderline|autis\w+|psychosis)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "date",
        re.compile(
            r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\[Date \d+\]|\[[^\]\n]*\b(?:may|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|\d{4}-\d\d-\d\d)\b[^\]\n]*\]|\b\d{1,2}/\d{1,2}\b|"
            r"\b(?:next appointment|next session)\b",
            re.IGNORECASE,
        ),
    ),
)
SYMPTOM = re.compile(
    r"\b(?:sle\w+|eat\w*|ate|drink\w*|drank|smok\w*|panic\w*|pain|fever|symptoms?|thoughts?|us(?:e|ed|ing)|tak(?:e|en|ing)|took|allerg\w*|bleed\w*|relaps\w*)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:no|not|never|none|without|nothing|denie[sd])\b|n['’]t\b", re.IGNORECASE)
MARKS = re.compile(r"[“”\"]")


def reasons(text: str, roles: Sequence[Role], *, about_safety: bool = False) -> tuple[str, ...]:
    """Words of `papers.draft.CONFIRM`; empty for a line that carries no risk. `about_safety`: the words that it rests on are, whatever the line says."""
    found = [name for name, pattern in RULES if pattern.search(text)]
    if about_safety and "safety" not in found:
        found.insert(0, "safety")
    if "date" not in found and appointment.is_told(text):
        found.append("date")
    own = MARKS.sub(" ", text)
    if ("safety" in found and NEGATED.search(own)) or (SYMPTOM.search(own) and _negates_symptom(own)):
        found.append("negation")
    if Role.CLIENT_2 in roles or Role.OTHER in roles:
        found.append("who said it") if len(set(roles)) > 1 else None
    return tuple(found)


def _negates_symptom(text: str) -> bool:
    return any(SYMPTOM.search(text[found.end() : found.end() + 30]) for found in NEGATED.finditer(text))
