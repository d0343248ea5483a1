"""What a passage is good for: which contents of a document it can serve, and how well."""

import re
from collections.abc import Callable, Mapping

from handrail.backends.embedded.choice.ahead import is_set, planned
from handrail.backends.embedded.hour.interventions import worth
from handrail.backends.embedded.hour.moves import Move, is_chat, move
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.weight.features import FIGURE
from handrail.backends.embedded.weight.linked import CLIENTS, FULL, Asked
from handrail.backends.embedded.words.idiom import is_of_the_hour, is_of_the_paper
from handrail.backends.embedded.words.protocol import ONLY_A_PLACE
from handrail.backends.embedded.words.topics import BODY, MEDICAL
from handrail.papers.draft import Weight
from handrail.papers.kind import Content
from handrail.papers.transcript import Role

_GOAL = re.compile(
    r"\b(?:(?:i|we)(?: just| really| do)* (?:want|wanna|hope|wish|need|would like)(?: to\b| i\b| my\b| (?:somebody|someone|people|them|him|her|you) to\b)|i['’]d (?:like|love) "
    r"to|my goal|our goal|the goal|i['’]m (?:hoping|trying) to|"
    r"i don['’]t want to|i want it|looking forward)\b",
    re.IGNORECASE,
)
_THREAD = re.compile(
    r"\b(?:next (?:time|week|session)|another (?:day|time)|not (?:today|yet|ready)|run out of time|ran out of time|never "
    r"(?:told|said)|by the way|one more thing|another thing|something else|"
    r"don['’]t (?:really )?want to (?:say|talk|start)|i don['’]t know (?:how|what|if|whether|why)|i(?:'m| am) not sure|"
    r"haven['’]t (?:told|decided|asked|talked)|still (?:need|have) to|i wonder|"
    r"come back to|pick (?:it|that|this) up|forgot to)\b",
    re.IGNORECASE,
)
_HOMEWORK = re.compile(
    r"\b(?:homework|practi[sc]ed?|worksheet|diary|the log|recording|wrote (?:it|them|that) down|did (?:it|five|four|three|"
    r"two|one|all)|didn['’]t do|did the|tried (?:it|the|to)|"
    r"how did (?:that|it|the) .{0,20}go|did you (?:do|try|manage|get)|were going to|exercise)\b",
    re.IGNORECASE,
)
_HARD = re.compile(
    r"\b(?:problem|trouble|hard|difficult|struggl\w+|(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\byou )(?<!\bwho )(?<!door )(?:can['’]?t|couldn['’]t)|worse|keep(?:s)? \w+ing|bother\w*|hurts?|stuck|"
    r"too much|not working)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:how|what|why|tell me)\b", re.IGNORECASE)
_EFFECTS = re.compile(
    r"\bside[- ]?effects?\b|\b(?:trouble|problems?) with (?:it|them|the (?:new )?(?:dose|tablets?|pills?|meds?|medication)|your meds?)\b|\bhow (?:are|do) you (?:tolerat\w+|get on with)\b",
    re.IGNORECASE,
)
_ALLERGIES = re.compile(r"\ballerg\w+\b", re.IGNORECASE)
_ARRIVING = 0.04
_WEIGHTY = (
    frozenset(("sleep", "medication", "substances", "panic", "loss", "mood in their own words", "worry", "measures", "events"))
    | MEDICAL
)
_WISH = 5
""" "I want to sleep through." """
_ASKED = 3
""" "I'd sleep." """
_WOULD = re.compile(r"(?:(?:and|well|then|maybe) )*(?:i|we|it|they|she|he)(?:['’]d| would| could)\b", re.IGNORECASE)


def fit(content: Content, one: Asked) -> Weight | None:
    """How well this passage serves this content; None where it doesn't, for figures that were taken back and for an offer that another took the place of."""
    if (one.taken_back or one.overtaken) and not one.scored.safety:
        return None
    return _FITS[content](one)


def _report(one: Asked) -> Weight | None:
    said = one.passage
    if said.role is Role.THERAPIST or said.is_question or (said.is_bare and said.asked is None):
        return None
    if says_when_we_meet(said):
        return None
    if said.is_bare and any(topic.name in MEDICAL for topic in one.scored.topics):
        return Weight("a symptom asked about", 2.0)
    if ("brought" in said.answers or said.says_why_they_came) and len(said.words) >= _WISH:
        return Weight("what brings the client", 1.5)
    if is_chat(said) or (said.asked is not None and is_chat(said.asked)):
        return Weight("small talk", -3.0)
    if said.opens_turn and said.asked is not None and _ALLERGIES.search(said.asked.text):
        return Weight("an allergy, as it was asked", 3.0)
    if _ALLERGIES.search(said.text):
        return Weight("an allergy", 3.0)
    if said.opens_turn and said.asked is not None and _EFFECTS.search(said.asked.text):
        return Weight("what a medicine does, as it was asked", 3.0)
    if said.opens_turn and said.answers - ONLY_A_PLACE:
        return Weight("an answer that the protocol asks for", 2.0)
    if is_set(said):
        return None
    if said.place < _ARRIVING and not any(topic.name in _WEIGHTY for topic in one.scored.topics):
        return Weight("the first words of the hour", -0.8)
    if FIGURE.search(said.text) and _touches(one, "medication"):
        return Weight("a dose or a date of a medicine", 0.8)
    return Weight("the client's account", 0.1)


def says_when_we_meet(said: Passage) -> bool:
    """ "Tuesday at two. Ta.": the next appointment, said back."""
    if said.heard is None:
        return False
    if len(said.words) < FULL and move(said.heard) is Move.MEETING:
        return True
    return len(said.words) <= _SAYS_WHEN and bool(_MEETS.search(said.heard.text) and _DAY.search(said.text))


_SAYS_WHEN = 12
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
_MEETS = re.compile(
    r"\b(?:would|could|does|do) (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b[^?]{0,24}\bwork\?", re.IGNORECASE
)


def figures(one: Asked) -> Passage | None:
    """The last sentence of a score: the one that names the measure, or one of the next few, with a number in it."""
    last = one.passage if FIGURE.search(one.passage.text) else None
    for more in one.rest[:_OF_SCORE]:
        if more.is_question or not FIGURE.search(more.text):
            break
        last = more
    if last is None and len(one.rest) > 1 and FIGURE.search(one.rest[1].text) and not one.rest[0].is_question:
        last = one.rest[1]
    return last


_OF_SCORE = 3
_NAMED = 3.0
"""What was done by a name that the field has for it is what an intervention is."""


def _touches(one: Asked, name: str) -> bool:
    return any(topic.name == name for topic in one.scored.topics)


def _homework(one: Asked) -> Weight | None:
    said = one.passage
    if said.role not in CLIENTS or said.is_question:
        return None
    asked = said.asked.text if said.asked is not None else ""
    own = _HOMEWORK.search(said.text) and any(topic.name == "homework" for topic in one.scored.topics)
    return Weight("what became of the homework", 0.5) if own or _HOMEWORK.search(asked) else None


def _observed(one: Asked) -> Weight | None:
    if one.move is not None and one.move is not Move.ASK and _touches(one, "measures") and figures(one) is not None:
        return Weight("a score said aloud", 1.6)
    if one.move is Move.FINDING and one.scored.topics:
        return Weight("a finding said aloud", 0.3)
    if one.move in (Move.TELL, Move.REFLECT) and any(topic.name in BODY for topic in one.scored.topics):
        return Weight("the clinician's word on the body", 0.1)
    short = one.move in (Move.TELL, Move.CHAT) and len(one.passage.words) < FULL and not is_chat(one.passage)
    return Weight("a figure said aloud", 0.0) if short and FIGURE.search(one.passage.text) else None


def _intervention(one: Asked) -> Weight | None:
    said = one.passage
    if one.move is None or len(said.words) < FULL:
        return None
    if technique := next((words for topic, words in one.scored.topics.items() if topic.name == "named techniques"), ""):
        return Weight(technique, 0.3 if one.move is Move.ASK else _NAMED)
    worth = {Move.REFLECT: -0.3, Move.SUGGEST: 0.0, Move.ASK: -0.9, Move.TELL: -0.3}.get(one.move)
    return None if worth is None else Weight(f"the therapist's move: {one.move}", worth)


def fit_own(content: Content, one: Asked) -> tuple[Weight, ...] | None:
    """All the weights in a section that begins with this content: what was done is weighed by its kind, whatever else is weighed as told."""
    if content is not Content.INTERVENTION:
        weight = fit(content, one)
        if weight is not None and content is Content.PLAN and one.upon:
            return (weight,)  # a few words that take something up are no measure of what they take up
        return None if weight is None else (*one.scored.weights, weight)
    if len(one.passage.words) < FULL or one.taken_back or one.overtaken:
        return None
    technique = next((words for topic, words in one.scored.topics.items() if topic.name == "named techniques"), "")
    weight = worth(one.passage, one.move, technique)
    return None if weight is None else (weight,)


def _response(one: Asked) -> Weight | None:
    said = one.passage
    if said.role not in CLIENTS or said.heard is None or said.is_question or len(said.words) < FULL:
        return None
    before = move(said.heard)
    if before not in (Move.REFLECT, Move.SUGGEST) and not (before is Move.ASK and _OPEN.search(said.heard.text)):
        return None
    return Weight("an answer to the therapist", 0.2)


def _goal(one: Asked) -> Weight | None:
    said = one.passage
    if said.role not in CLIENTS or said.is_question or len(said.words) < (_ASKED if "wished" in said.answers else _WISH):
        return None
    if is_of_the_paper(said.text) or is_of_the_hour(said.text):
        return None
    found, asked = _GOAL.search(said.text), "wished" in said.answers
    if asked and (found or _WOULD.match(said.tidied) or len(said.words) >= FULL):
        return Weight("an answer to what is wished", 2.0)
    return Weight(found[0], 0.6) if found else None


def _problem(one: Asked) -> Weight | None:
    if _report(one) is None or is_of_the_paper(one.passage.text):
        return None
    if one.passage.answers & {"ahead", "brought"} or (
        one.passage.says_why_they_came and len(one.passage.words) >= _WISH and not is_chat(one.passage)
    ):
        return Weight("an answer to what is hard", 2.0)
    found = _HARD.search(one.passage.text)
    return Weight(found[0], 0.4) if found else None


def _thread(one: Asked) -> Weight | None:
    if one.passage.role not in CLIENTS or not (found := _THREAD.search(one.passage.text)) or len(one.passage.words) < 6:
        return None
    return Weight(found[0], 0.3 + one.passage.place * 0.5)


def _safety(one: Asked) -> Weight | None:
    if not one.scored.safety:
        return None
    return Weight(one.scored.safety, 6.0 if one.reply is not None else 5.0)


def _never(one: Asked) -> Weight | None:
    return None


_FITS: Mapping[Content, Callable[[Asked], Weight | None]] = {
    Content.REPORT: _report,
    Content.OBSERVED: _observed,
    Content.INTERVENTION: _intervention,
    Content.RESPONSE: _response,
    Content.GOAL: _goal,
    Content.PROBLEM: _problem,
    Content.PLAN: planned,
    Content.HOMEWORK: _homework,
    Content.THREAD: _thread,
    Content.SAFETY: _safety,
    Content.JUDGEMENT: _never,
}
