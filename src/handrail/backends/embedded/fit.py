"""What a passage is good for: which contents of a document it can serve, and how well."""

import re
from collections.abc import Callable, Mapping

from handrail.backends.embedded.features import FIGURE
from handrail.backends.embedded.idiom import is_of_the_hour, is_of_the_paper
from handrail.backends.embedded.interventions import worth
from handrail.backends.embedded.linked import CLIENTS, FULL, Asked
from handrail.backends.embedded.measured import is_amount, is_measured
from handrail.backends.embedded.moves import Move, is_chat, move
from handrail.backends.embedded.passages import Passage
from handrail.backends.embedded.protocol import ONLY_A_PLACE
from handrail.backends.embedded.scope import asks_of_thoughts
from handrail.backends.embedded.text import is_no
from handrail.backends.embedded.topics import BODY, MEDICAL
from handrail.papers.draft import Weight
from handrail.papers.kind import Content
from handrail.papers.transcript import Role

_COMMIT = re.compile(
    r"\b(?:i['’]ll|i will|i['’]m (?:going to|gonna)|i am going to|we['’]ll|we will|i can (?:do|try)|i could (?:try|do)|i "
    r"want to (?:try|do)|i['’]d like to (?:try|come)|"
    r"i might try|i plan to|i promise|i won['’]t|i will not)\b(?! (?:be able|lie|know|have|be honest|give you that|never forget|tell you|say (?:that|this)))",
    re.IGNORECASE,
)
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
_LATE = 0.55
_ARRIVING = 0.04
_WEIGHTY = (
    frozenset(("sleep", "medication", "substances", "panic", "loss", "mood in their own words", "worry", "measures", "events"))
    | MEDICAL
)
_WISH = 5
""" "I want to sleep through." """


_ASKS_AHEAD = re.compile(
    r"\b(?:how (?:often|many|much|long)|what|which days?) (?:could|would|will|can) (?:you|be|we|it)\b(?! (?:say|rate|call|describe|put|give|like to (?:talk|start)))|\bby when\b|\buntil when\b|"
    r"\bgood enough\b|\bsmall enough\b|\bfirst (?:small )?(?:thing|step)\b|\b(?:a|per) (?:day|week) to what\b",
    re.IGNORECASE,
)


_PLANS_AHEAD = re.compile(
    r"\bfor (?:this|the next|the coming) (?:week|fortnight)\b|\b(?:this|next) week,? (?:what|which|could|would|can)\b|\bwhat(?:['’]s| is| would be| could be) (?:a|one|the) \w+ (?:that )?you (?:could|can|might)\b|"
    r"\b(?:want|like|willing|happy|able|prepared) to (?:keep|try|do|write|bring|practi[sc]e)\b|\bcan you (?:try|bring|call|ring|text|ask|write)\b|"
    r"\b(?:could|will|would) you (?:try|bring|write|take|call|ring|text|ask|go|do|keep|leave|put|send|read|book|practi[sc]e|give|set|start|stop|cut)\b(?! (?:me|us) (?:more|about|what|how|a bit))|"
    r"\bshall we (?:say|try|keep|do|make)\b|\bwhat if it (?:was|were) (?:only |just |off )?(?:by )?(?:\w+ )?(?:minutes?|hours?|one|two|half|once|twice)\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:were|did|have|had) you\b|\b(?:right now|here|today|for me|with me|tell me|a bit more|close your eyes|in your body|if it were|if (?:he|she|they)['’]d|imagine)\b",
    re.IGNORECASE,
)
_OPEN_STILL = re.compile(
    r"\b(?:maybe|not sure|don['’]t (?:know|think|want)|i['’]ll think|depends|no way|not yet|rather not|i guess not|never|too \w+|ashamed|scared)\b|\b(?:can|could|wo|would|did|has|have|is)n['’]t\b|\bcan['’]t\b|\bwon['’]t\b",
    re.IGNORECASE,
)
_FROM_HERE = 0.8
"""Of the part of the hour in which plans are made."""


def is_planned(said: Passage) -> bool:
    """What a client answers to a question for the time after the hour, unless it is a no or leaves it open."""
    question = said.asked
    if (
        question is None
        or said.role not in CLIENTS
        or said.is_question
        or said.place <= _LATE * _FROM_HERE
        or is_no(said.turn_text)
    ):
        return False
    asks = _PLANS_AHEAD.search(question.text) and not (_NOT_NOW.search(question.text) or _OF_A_THOUGHT.search(question.text))
    return bool(asks) and not _OPEN_STILL.search(said.turn_text)


_OF_A_THOUGHT = re.compile(r"\bwhat (?:do|did|would|will) you (?:think|say|tell|fear|expect)\b", re.IGNORECASE)


def fit(content: Content, one: Asked) -> Weight | None:
    """How well this passage serves this content; None where it doesn't, and for figures that were taken back."""
    return None if one.taken_back and not one.scored.safety else _FITS[content](one)


def _report(one: Asked) -> Weight | None:
    said = one.passage
    if said.role is Role.THERAPIST or said.is_question or (said.is_bare and said.asked is None):
        return None
    if says_when_we_meet(said):
        return None
    if said.is_bare and any(topic.name in MEDICAL for topic in one.scored.topics):
        return Weight("a symptom asked about", 2.0)
    if "brought" in said.answers and len(said.words) >= _WISH:
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
    if _is_set(said):
        return None
    if said.place < _ARRIVING and not any(topic.name in _WEIGHTY for topic in one.scored.topics):
        return Weight("the first words of the hour", -0.8)
    if FIGURE.search(said.text) and _touches(one, "medication"):
        return Weight("a dose or a date of a medicine", 0.8)
    return Weight("the client's account", 0.1)


def says_when_we_meet(said: Passage) -> bool:
    """ "Tuesday at two. Ta.": the next appointment, said back."""
    return said.heard is not None and len(said.words) < FULL and move(said.heard) is Move.MEETING


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
        return None if weight is None else (*one.scored.weights, weight)
    if len(one.passage.words) < FULL or one.taken_back:
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
    if said.role not in CLIENTS or said.is_question or len(said.words) < _WISH:
        return None
    if is_of_the_paper(said.text) or is_of_the_hour(said.text):
        return None
    found, asked = _GOAL.search(said.text), "wished" in said.answers
    if asked and (found or len(said.words) >= FULL):
        return Weight("an answer to what is wished", 2.0)
    return Weight(found[0], 0.6) if found else None


def _problem(one: Asked) -> Weight | None:
    if _report(one) is None or is_of_the_paper(one.passage.text):
        return None
    if one.passage.answers & {"ahead", "brought"}:
        return Weight("an answer to what is hard", 2.0)
    found = _HARD.search(one.passage.text)
    return Weight(found[0], 0.4) if found else None


def _plan(one: Asked) -> Weight | None:
    said = one.passage
    late = said.place * 1.2
    if said.role in CLIENTS:
        if _is_set(said):
            return Weight("an answer to what is set", 1.5)
        if is_planned(said):
            return Weight("an answer to what is planned", 0.9 + late * 0.4)
        found = None if _IN_MIND.match(said.tidied) or _of_thoughts(said) else _COMMIT.search(said.tidied)
        invited = said.heard is not None and move(said.heard) in (Move.SUGGEST, Move.RECAP, Move.ASK)
        if (
            found is None
            or said.is_question
            or len(said.words) < 4
            or not (said.place > _LATE or (invited and said.place > _LATE / 2))
        ):
            return None
        return Weight(found[0], 0.2 + late * 0.6)
    if one.move not in (Move.MEETING, Move.RECAP) and one.reply is not None and refuses(one.reply.turn_text):
        return None
    worth = {Move.RECAP: 5.0, Move.MEETING: 1.8, Move.SUGGEST: 0.5, Move.WILL: 1.4}.get(one.move or Move.CHAT)
    if worth is None and said.role is Role.THERAPIST and said.place > _LATE / 3 and is_measured(said.tidied):
        return Weight("a step with its measure", 2.5)
    if worth is not None and said.is_question:
        worth -= 0.4
    if (
        worth is None
        or said.place < (_LATE - 0.2 if one.move in (Move.RECAP, Move.MEETING) else _LATE - 0.05)
        or (said.role is not Role.THERAPIST)
    ):
        return None
    return Weight(f"the therapist's move: {one.move}", worth + late * 0.4)


def refuses(reply: str) -> bool:
    """An offer that is answered so was not agreed: a no, or why not, and no yes to it in the same turn."""
    return _REFUSES.match(reply) is not None and not _AGREES.search(reply)


_REFUSES = re.compile(
    r"\W*(?:(?:oh|uh|um|god|well|honestly|yeah|hm+|mm+|so|sorry|okay|ok|but|maybe)\b[\s,.…]*)*(?:no(?! (?:problem|worries|doubt))\b|nope\b|nah\b|never\b(?! (?:mind|better))|not (?:every|that|the|on|at(?! all)|for|by|really|sure|yet)\b|not\b(?=\W*$)|"
    r"i (?:can['’]?t(?! (?:wait|promise))|couldn['’]?t(?! agree)|won['’]?t(?! forget)|don['’]?t (?:think|want))\b|i['’]d rather not\b|i['’]m not (?:doing|going|ready)\b|"
    r"(?:that['’]s|it['’]s) too (?!kind)\w+|too (?:much|early|late|hard|long|many|soon)\b|absolutely not\b)",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"\b(?:yes|yep|sure thing|let['’]s do|sounds? (?:good|right|fine|okay|great)|(?:that|it)(?:['’]s| is) (?:good|fine|great|okay)|(?:that|it) works|i['’]d (?:like|love) (?:that|to)|i['’]ll (?:do|try) (?:it|that))\b|"
    r"[,.;] (?:sure|okay)(?=\W*$|[,.])",
    re.IGNORECASE,
)
_IN_MIND = re.compile(r"(?:maybe|perhaps)\b", re.IGNORECASE)


def _of_thoughts(said: Passage) -> bool:
    return said.under is not None and asks_of_thoughts(said.under.text)


def _is_set(said: Passage) -> bool:
    """How much, how often: what a client answers to a question for the next step."""
    asked = said.under is not None and _ASKS_AHEAD.search(said.under.text) and said.place > _LATE / 3
    return bool(asked) and is_amount(said.text)


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
    Content.PLAN: _plan,
    Content.HOMEWORK: _homework,
    Content.THREAD: _thread,
    Content.SAFETY: _safety,
    Content.JUDGEMENT: _never,
}
