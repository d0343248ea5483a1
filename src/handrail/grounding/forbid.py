"""What no statement may say unless these very words were said: feelings, diagnoses, levels of risk, "denies", advice, forecasts."""

import re
from dataclasses import dataclass

from handrail.grounding.tokens import stem, words

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
EMOTIONS = frozenset(
    [
        "sad",
        "sadness",
        "happy",
        "happiness",
        "angry",
        "anger",
        "anxious",
        "anxiety",
        "afraid",
        "fear",
        "fearful",
        "scared",
        "frightened",
        "ashamed",
        "shame",
        "guilty",
        "guilt",
        "jealous",
        "depressed",
        "hopeless",
        "hopeful",
        "lonely",
        "overwhelmed",
        "frustrated",
        "frustration",
        "irritable",
        "irritated",
        "irritation",
        "tearful",
        "upset",
        "distressed",
        "distress",
        "nervous",
        "worried",
        "relieved",
        "relief",
        "proud",
        "grief",
        "grieving",
        "numb",
        "hurt",
        "disappointed",
        "resentful",
        "resentment",
        "bitter",
        "calm",
        "content",
        "excited",
        "enthusiastic",
        "despair",
        "despairing",
        "desperate",
        "embarrassed",
        "humiliated",
        "insecure",
        "confused",
        "ambivalent",
        "agitated",
        "panicked",
        "terrified",
        "horrified",
        "disgusted",
        "miserable",
        "furious",
        "rage",
        "annoyed",
        "joyful",
        "euphoric",
        "elated",
        "discouraged",
        "helpless",
    ]
)
OBSERVED = re.compile(
    r"\b(?:appear(?:s|ed)|seem(?:s|ed)|presented (?:as|with)|looks?|looked|affect|demeanor|mood (?:was|is|appears)|eye contact|insight (?:is|was)|"
    r"judg(?:e?)ment (?:is|was)|oriented|guarded|defensive|resistant|cooperative|engaged|motivated|well[- ]groomed|disheveled|psychomotor|"
    r"tearful|flat|blunted|labile|congruent|euthymic|dysphoric|speech (?:was|is)|thought process|rapport|body language|tone of voice)\b",
    re.IGNORECASE,
)
DIAGNOSES = re.compile(
    r"\b(?:diagnos\w+|meets? criteria|disorders?|MDD|GAD|PTSD|OCD|ADHD|BPD|bipolar|borderline|schizo\w+|dysthymi\w+|personality|psychosis|psychotic|"
    r"mania|manic|hypomani\w+|major depress\w+|clinical(?:ly)? depress\w*|alcoholi[sc]\w*|addict\w*|anorexi\w+|bulimi\w+|autis\w+|agoraphobi\w+|"
    r"narcissis\w+|comorbid\w*|prognosis)\b",
    re.IGNORECASE,
)
RISK = re.compile(
    r"\b(?:(?:low|moderate|medium|high|elevated|minimal|no|imminent|acute|chronic|increased|current|significant) (?:\w+ )?risk|at[- ]risk|risk (?:level|is|was|of|"
    r"assessment|factors?)|(?:no|any) safety concerns?|safe(?:ty)? (?:to go|risk)|SI ?[:=/]|HI ?[:=/]|no SI|no HI|SI/HI|not (?:a )?danger|danger to (?:self|others)|"
    r"contract(?:s|ed)? for safety|suicid\w* (?:risk|level))",
    re.IGNORECASE,
)
DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|no (?:current )?(?:suicidal|homicidal|self[- ]harm))\b", re.IGNORECASE)
ADVICE = re.compile(
    r"\b(?:recommend\w*|would benefit|it is (?:advised|important)|should (?:be|consider|continue|start|increase)|consider (?:increasing|adding|referr\w+)|indicated for|"
    r"candidate for|treatment of choice|is advised)\b",
    re.IGNORECASE,
)
FORECAST = re.compile(
    r"\b(?:will (?:likely|probably)|is (?:likely|unlikely|expected) to|expected to|prognosis|is at increased)\b", re.IGNORECASE
)
NEGATION = re.compile(r"\b(?:no|not|never|none|without|nothing|nobody|neither|nope|nah)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A rule that a statement breaks."""

    reason: str
    rule: str


def forbidden(text: str, support: str) -> Forbidden | None:
    """The first rule broken by the statement's own words, outside quotation marks. `support` is what was said."""
    own = QUOTED.sub(" ", text)
    said = {stem(word) for word in words(support)}
    for pattern, reason, rule in (
        (RISK, "a level of risk is for a licensed human to write", "R34"),
        (OBSERVED, "an observation that only a human in the room can make", "R36"),
        (FORECAST, "a forecast that nobody made", "R34"),
    ):
        found = pattern.search(own)
        if found and not _was_said(found[0], said):
            return Forbidden(reason, rule)
        if found and rule == "R34" and pattern is RISK:
            return Forbidden(reason, rule)
    found = DIAGNOSES.search(own)
    if found and not _was_said(found[0], said):
        return Forbidden("a diagnosis that nobody named", "R34")
    found = ADVICE.search(own)
    if found and not _was_said(found[0], said):
        return Forbidden("advice that was not part of the session", "R34")
    feeling = next((word for word in words(own) if word in EMOTIONS and stem(word) not in said), None)
    if feeling is not None:
        return Forbidden("a feeling that nobody named", "R36")
    if DENIES.search(own) and not NEGATION.search(support):
        return Forbidden("“denies” where nothing was denied", "R28")
    return None


def _was_said(found: str, said: set[str]) -> bool:
    return all(stem(word) in said for word in words(found) if len(word) > 2)
